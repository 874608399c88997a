import type { Position, SoqlNode } from '../parse/ast.ts';
import { listOf, recordOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { isCountQuery } from '../soql/ast.ts';
import { checkQuery, isAggregate } from '../soql/check.ts';
import type { Bound } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';

/** Checks `[SELECT …]`: its names against the schema, and its binds. */
export function checkSoql(context: CheckContext, node: SoqlNode): Bound {
  const { query } = node;
  const binds = node.binds.map((bind) => checkExpression(context, bind));
  const [problem] = checkQuery(query, context.table.schema);
  if (problem) throw new Problem(problem.message, placeIn(node, problem.position));
  if (isCountQuery(query)) return { kind: 'soql', type: types.integer, query, binds, shape: 'count' };
  const rowType = isAggregate(query) ? recordOf('AggregateResult') : objectQueried(context, node);
  return { kind: 'soql', type: listOf(rowType), query, binds, shape: 'rows' };
}

function objectQueried(context: CheckContext, { query, position }: SoqlNode): TypeRef {
  const object = context.table.objectNamed(query.from.name);
  if (!object) throw new Problem(`sObject type '${query.from.name}' is not supported.`, position);
  return recordOf(object.name);
}

/** The place in the file of an offset in a query's text. */
function placeIn({ query, queryStart }: SoqlNode, offset: number): Position {
  const before = query.text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  if (before.length === 1) return { line: queryStart.line, column: queryStart.column + last.length };
  return { line: queryStart.line + before.length - 1, column: last.length + 1 };
}
