import type {
  BlockNode,
  ExpressionNode,
  ForEachNode,
  ForNode,
  LocalVariablesNode,
  Position,
  ReturnNode,
  RunAsNode,
  StatementNode,
  TryNode,
  WhileNode,
} from '../parse/ast.ts';
import { recordOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound, BoundBlock, BoundForEach, BoundStatement } from './bound.ts';
import { singleRow } from './checkContext.ts';
import type { CheckContext } from './checkContext.ts';
import { elementTypeOf } from './conversions.ts';
import { checkDml } from './dmlStatements.ts';
import { checkCondition, checkExpression } from './expressions.ts';
import { completes } from './flow.ts';
import { collect, Problem } from './problem.ts';
import { checkSwitch } from './switches.ts';
import { withoutSystem } from './typeTable.ts';

/** Checks a block with a scope of its own. Each statement's problem is reported and the next one is checked. */
export function checkBlock(context: CheckContext, node: BlockNode): BoundBlock {
  return context.inScope(() => ({
    kind: 'block',
    position: node.position,
    statements: checkStatements(context, node.statements),
  }));
}

/** Checks statements one after the other in the current scope. */
export function checkStatements(context: CheckContext, nodes: readonly StatementNode[]): BoundStatement[] {
  let isReachable = true;
  return nodes.flatMap((node) => {
    if (!isReachable) context.unit.problems.push(new Problem('Unreachable statement', node.position));
    const statements = collect(context.unit.problems, () =>
      node.kind === 'localVariables' ? localVariables(context, node) : [checkStatement(context, node)],
    );
    // What stands behind a loop counts as reachable, whatever the loop's condition says.
    isReachable = !statements?.some((each) => !isLoop.has(each.kind) && !completes(each));
    return statements ?? [];
  });
}

const isLoop: ReadonlySet<BoundStatement['kind']> = new Set(['for', 'forEach', 'while', 'doWhile']);

/** Checks a statement; a declaration alone, as the body of an `if`, gets a block around it. */
export function checkStatement(context: CheckContext, node: StatementNode): BoundStatement {
  const { position } = node;
  switch (node.kind) {
    case 'block':
      return checkBlock(context, node);
    case 'localVariables':
      return { kind: 'block', position, statements: context.inScope(() => localVariables(context, node)) };
    case 'expression':
      return { kind: 'expression', position, expression: checkEffect(context, node.expression) };
    case 'if':
      return {
        kind: 'if',
        position,
        condition: checkCondition(context, node.condition),
        then: checkStatement(context, node.then),
        otherwise: node.otherwise && checkStatement(context, node.otherwise),
      };
    case 'for':
      return checkFor(context, node);
    case 'forEach':
      return checkForEach(context, node);
    case 'while':
    case 'doWhile':
      return checkWhile(context, node);
    case 'switch':
      return checkSwitch(context, node);
    case 'try':
      return checkTry(context, node);
    case 'return':
      return checkReturn(context, node);
    case 'throw':
      return { kind: 'throw', position, value: checkThrown(context, node.value) };
    case 'break':
    case 'continue':
      if (context.loopDepth === 0) throw new Problem(`${node.kind} statement must be in a loop`, position);
      return { kind: node.kind, position };
    case 'dml':
      return checkDml(context, node);
    case 'runAs':
      return {
        kind: 'runAs',
        position,
        args: runAsArguments(context, node),
        body: checkBlock(context, node.body),
      };
  }
}

function runAsArguments(context: CheckContext, node: RunAsNode): Bound[] {
  const args = node.args.map((arg) => singleRow(checkExpression(context, arg), recordOf('User')));
  const [who, ...others] = args;
  if (
    !who ||
    others.length > 0 ||
    (who.type !== recordOf('User') && who.type !== context.table.systemClass('Version'))
  ) {
    throw new Problem("runAs requires a single argument of type 'User' or 'Version'", node.position);
  }
  return args;
}

const effects = new Set<ExpressionNode['kind']>([
  'assign',
  'increment',
  'call',
  'constructorCall',
  'new',
  'newCollection',
  'newMap',
  'soql',
  'sosl',
]);

/** An expression as a statement has to do something. */
function checkEffect(context: CheckContext, node: ExpressionNode): Bound {
  if (!effects.has(node.kind)) throw new Problem('Expression cannot be a statement.', node.position);
  return checkExpression(context, node);
}

function localVariables(context: CheckContext, node: LocalVariablesNode): BoundStatement[] {
  const type = context.resolveType(node.type);
  return node.variables.map((variable) => {
    const value = variable.initializer && declaredValue(context, variable, type);
    const { slot } = context.scope.declare(variable.name, type, variable.position, node.isFinal && value !== null);
    return { kind: 'variable', position: variable.position, slot, value };
  });
}

/** The variable is declared even where its value is wrong, so that one mistake is one problem. */
function declaredValue(
  context: CheckContext,
  variable: LocalVariablesNode['variables'][number],
  type: TypeRef,
): Bound | null {
  try {
    return (
      variable.initializer &&
      context.convert(checkExpression(context, variable.initializer), type, variable.initializer.position)
    );
  } catch (problem) {
    if (problem instanceof Problem) context.unit.problems.push(problem);
    else throw problem;
    return null;
  }
}

function inLoop<T>(context: CheckContext, work: () => T): T {
  context.loopDepth++;
  try {
    return work();
  } finally {
    context.loopDepth--;
  }
}

function loopBody(context: CheckContext, node: StatementNode | null): BoundStatement | null {
  return node && inLoop(context, () => checkStatement(context, node));
}

function checkFor(context: CheckContext, node: ForNode): BoundStatement {
  return context.inScope(() => {
    const start =
      'kind' in node.start
        ? localVariables(context, node.start)
        : node.start.map((each): BoundStatement => ({
            kind: 'expression',
            position: each.position,
            expression: checkEffect(context, each),
          }));
    return {
      kind: 'for',
      position: node.position,
      start,
      condition: node.condition && checkCondition(context, node.condition),
      update: node.update.map((each) => checkEffect(context, each)),
      body: loopBody(context, node.body),
    };
  });
}

function checkForEach(context: CheckContext, node: ForEachNode): BoundForEach {
  const type = context.resolveType(node.type);
  const source = checkExpression(context, node.source);
  const walk = walkOf(context, source, type, node.source.position);
  return context.inScope(() => {
    const { slot } = context.scope.declare(node.name, type, node.position);
    return { kind: 'forEach', position: node.position, slot, source, walk, body: loopBody(context, node.body) };
  });
}

/** How the loop goes through its source. @throws Problem when the elements don't fit the variable */
function walkOf(context: CheckContext, source: Bound, type: TypeRef, position: Position): BoundForEach['walk'] {
  const elementType = elementTypeOf(context.conversions, source.type);
  if (!elementType) throw new Problem(`Loop must iterate over a collection: ${source.type.text}`, position);
  const isQuery =
    source.kind === 'soql' ||
    (source.kind === 'systemCall' && withoutSystem(source.method.owner.type.name) === 'Database');
  if (isQuery && type.name === 'List') return 'batches';
  const isNarrowing = elementType === types.sobject && type.kind === 'sobject';
  if (!isNarrowing && !context.conversions.isAssignable(elementType, type)) {
    throw new Problem(`Loop variable must be of type ${elementType.text}`, position);
  }
  if (source.type.name === 'List') return 'list';
  return source.type.name === 'Set' ? 'set' : 'iterable';
}

function checkWhile(context: CheckContext, node: WhileNode): BoundStatement {
  return {
    kind: node.kind,
    position: node.position,
    condition: checkCondition(context, node.condition),
    body: loopBody(context, node.body),
  };
}

function checkTry(context: CheckContext, node: TryNode): BoundStatement {
  const body = checkBlock(context, node.body);
  const caught: TypeRef[] = [];
  const catches = node.catches.map((clause) =>
    context.inScope(() => {
      const type = context.resolveType(clause.type);
      if (caught.some((earlier) => context.conversions.isAssignable(type, earlier))) {
        throw new Problem(`Exception type already caught: ${type.text}`, clause.position);
      }
      caught.push(type);
      if (!context.conversions.isAssignable(type, context.table.systemClass('Exception'))) {
        throw new Problem(`Catch type must be an exception: ${type.text}`, clause.position);
      }
      const { slot } = context.scope.declare(clause.name, type, clause.position);
      return { position: clause.position, slot, type, body: checkBlock(context, clause.body) };
    }),
  );
  return {
    kind: 'try',
    position: node.position,
    body,
    catches,
    finallyBody: node.finallyBody && checkBlock(context, node.finallyBody),
  };
}

function checkReturn(context: CheckContext, node: ReturnNode): BoundStatement {
  const isVoid = context.returnType === types.void;
  if (node.value === null) {
    if (!isVoid) throw new Problem('Missing return value', node.position);
    return { kind: 'return', position: node.position, value: null };
  }
  const value = checkExpression(context, node.value);
  if (isVoid) throw new Problem('Void method must not return a value', node.position);
  return {
    kind: 'return',
    position: node.position,
    value: context.convert(value, context.returnType, node.value.position),
  };
}

function checkThrown(context: CheckContext, node: ExpressionNode): Bound {
  const thrown = checkExpression(context, node);
  if (!context.conversions.isAssignable(thrown.type, context.table.systemClass('Exception'))) {
    throw new Problem(`Throw expression must be of type exception: ${thrown.type.text}`, node.position);
  }
  return thrown;
}
