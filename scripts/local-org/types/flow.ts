import type { BoundStatement } from './bound.ts';

/** Whether what follows a statement can be reached. */
export function completes(statement: BoundStatement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return false;
    case 'block':
      return statement.statements.every(completes);
    case 'if':
      return statement.otherwise === null || completes(statement.then) || completes(statement.otherwise);
    case 'switch':
      return !statement.cases.some((each) => each.isElse) || statement.cases.some((each) => completes(each.body));
    case 'try': {
      if (statement.finallyBody && !completes(statement.finallyBody)) return false;
      return completes(statement.body) || statement.catches.some((clause) => completes(clause.body));
    }
    case 'while':
    case 'doWhile':
      return !isAlwaysTrue(statement) || hasBreak(statement.body);
    case 'for':
      return statement.condition !== null || hasBreak(statement.body);
    case 'runAs':
      return completes(statement.body);
    default:
      return true;
  }
}

function isAlwaysTrue({ condition }: Extract<BoundStatement, { kind: 'while' | 'doWhile' }>): boolean {
  return condition.kind === 'constant' && condition.literal.type === 'Boolean' && condition.literal.value;
}

/** Whether a `break` in there leaves the loop around it. */
function hasBreak(statement: BoundStatement | null): boolean {
  switch (statement?.kind) {
    case 'break':
      return true;
    case 'block':
      return statement.statements.some(hasBreak);
    case 'if':
      return hasBreak(statement.then) || hasBreak(statement.otherwise);
    case 'switch':
      return statement.cases.some((each) => hasBreak(each.body));
    case 'try':
      return [statement.body, ...statement.catches.map((clause) => clause.body), statement.finallyBody].some(hasBreak);
    case 'runAs':
      return hasBreak(statement.body);
    default:
      return false;
  }
}
