import type {
  BoundBlock,
  BoundDml,
  BoundFor,
  BoundForEach,
  BoundRunAs,
  BoundStatement,
  BoundSwitch,
  BoundTry,
} from '../types/bound.ts';
import type { Bound } from '../types/bound.ts';
import type { BodyWriter } from './bodyWriter.ts';
import { emitExpression } from './expressions.ts';
import { emitTruth } from './operators.ts';

/** The JavaScript of a block, with its braces. */
export function emitBlock(body: BodyWriter, block: BoundBlock): string {
  return `{ ${emitStatements(body, block.statements)} }`;
}

/** The JavaScript of statements in a row. */
export function emitStatements(body: BodyWriter, statements: readonly BoundStatement[]): string {
  return statements.map((statement) => emitStatement(body, statement)).join('\n');
}

/** Counts the statement for coverage and tells the stack where it is. */
function mark(body: BodyWriter, statement: BoundStatement): string {
  const number = body.module.statement(statement.position);
  return `frames.at = ${number}; $counts[${number}]++;`;
}

/** The JavaScript of a statement. */
export function emitStatement(body: BodyWriter, statement: BoundStatement): string {
  if (statement.kind === 'block') return emitBlock(body, statement);
  // A while loop's own line is counted before it starts; its condition is evaluated again and again.
  const place = mark(body, statement);
  return `${place} ${emitMarked(body, statement)}`;
}

function emitMarked(body: BodyWriter, statement: Exclude<BoundStatement, BoundBlock>): string {
  switch (statement.kind) {
    case 'variable':
      return `let ${statement.slot} = ${statement.value ? emitExpression(body, statement.value) : 'null'};`;
    case 'expression':
      return `${emitExpression(body, statement.expression)};`;
    case 'if': {
      const otherwise = statement.otherwise ? ` else { ${emitStatement(body, statement.otherwise)} }` : '';
      return `if (${emitTruth(body, statement.condition)}) { ${emitStatement(body, statement.then)} }${otherwise}`;
    }
    case 'for':
      return emitFor(body, statement);
    case 'forEach':
      return emitForEach(body, statement);
    case 'while':
      return `while (${emitTruth(body, statement.condition)}) ${loopBody(body, statement.body)}`;
    case 'doWhile':
      return `do ${loopBody(body, statement.body)} while (${emitTruth(body, statement.condition)});`;
    case 'switch':
      return emitSwitch(body, statement);
    case 'try':
      return emitTry(body, statement);
    case 'return':
      return emitReturn(body, statement.value);
    case 'throw':
      return `throw thrown(${emitExpression(body, statement.value)});`;
    case 'break':
    case 'continue':
      return `${statement.kind};`;
    case 'dml':
      return emitDml(body, statement);
    case 'runAs':
      return emitRunAs(body, statement);
  }
}

/** Every turn of a loop counts towards the CPU limit. */
function loopBody(body: BodyWriter, statement: BoundStatement | null): string {
  return `{ tick(); ${statement ? emitStatement(body, statement) : ''} }`;
}

function emitFor(body: BodyWriter, node: BoundFor): string {
  const condition = node.condition ? emitTruth(body, node.condition) : '';
  const update = node.update.map((each) => emitExpression(body, each)).join(', ');
  return `{ ${emitStatements(body, node.start)} for (; ${condition}; ${update}) ${loopBody(body, node.body)} }`;
}

const walkers = { list: 'walkList', set: 'walkSet', iterable: 'walkIterable', batches: 'walkBatches' } as const;

function emitForEach(body: BodyWriter, node: BoundForEach): string {
  const walk = body.temporary();
  const index = body.temporary();
  const rows = node.source.kind === 'soql' ? ({ ...node.source, shape: 'inTurn' } as const) : node.source;
  const source = emitExpression(body, rows);
  if (node.walk === 'iterable') {
    return `for (let ${node.slot} of walkIterable(${source})) ${loopBody(body, node.body)}`;
  }
  const [own, at] = [`walk${walk}`, `at${index}`];
  return (
    `{ const ${own} = ${walkers[node.walk]}(${source}); try { for (let ${at} = 0; ${at} < ${own}.items.length; ${at}++) ` +
    `{ let ${node.slot} = ${own}.items[${at}]; ${loopBody(body, node.body)} } } finally { ${own}.end(); } }`
  );
}

function emitSwitch(body: BodyWriter, node: BoundSwitch): string {
  const cases = node.cases.map((each) => {
    const local = each.local ? `let ${each.local.slot} = ${node.slot}; ` : '';
    const block = `{ ${local}${emitBlock(body, each.body)} }`;
    if (each.isElse) return block;
    return `if (${each.conditions.map((condition) => emitExpression(body, condition)).join(' || ')}) ${block}`;
  });
  return `{ const ${node.slot} = ${emitExpression(body, node.subject)}; ${cases.join(' else ')} }`;
}

function emitTry(body: BodyWriter, node: BoundTry): string {
  const attempt = `try ${emitBlock(body, node.body)}`;
  const finallyPart = node.finallyBody ? ` finally ${emitBlock(body, node.finallyBody)}` : '';
  if (node.catches.length === 0) return attempt + finallyPart;
  const error = `error${body.temporary()}`;
  const clauses = node.catches.map(
    (clause) =>
      `if (isInstance(${error}, ${body.module.hoist(clause.type)})) { let ${clause.slot} = ${error}; ${emitBlock(body, clause.body)} }`,
  );
  return `${attempt} catch (${error}) { catchable(${error}); ${clauses.join(' else ')} else { throw ${error}; } }${finallyPart}`;
}

function emitReturn(body: BodyWriter, value: Bound | null): string {
  const emitted = value ? emitExpression(body, value) : '';
  if (body.returnHolder) return `{ ${body.returnHolder} = [${emitted}]; return; }`;
  return value ? `return ${emitted};` : body.emptyReturn;
}

function emitDml(body: BodyWriter, node: BoundDml): string {
  const access = JSON.stringify(node.access);
  const records = emitExpression(body, node.records);
  if (node.duplicates) return `mergeRecords(${records}, ${emitExpression(body, node.duplicates)}, ${access});`;
  return `write(${JSON.stringify(node.operation)}, ${records}, ${access}, ${JSON.stringify(node.externalId)});`;
}

/** The block is a function, so what it returns is handed over to the method around it. */
function emitRunAs(body: BodyWriter, node: BoundRunAs): string {
  const outer = body.returnHolder;
  const holder = `returned${body.temporary()}`;
  body.returnHolder = holder;
  const block = emitBlock(body, node.body);
  body.returnHolder = outer;
  const user = emitExpression(body, node.args[0]);
  const after = outer ? `{ ${outer} = ${holder}; return; }` : `return ${holder}[0];`;
  return `{ let ${holder} = null; runAs(${user}, () => ${block}); if (${holder}) ${after} }`;
}
