import type { Position, SoqlNode } from '../parse/ast.ts';
import { listOf, recordOf, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { isCountQuery } from '../soql/ast.ts';
import { checkQuery, isAggregate } from '../soql/check.ts';
import type { BindUse } from '../soql/check.ts';
import type { Bound } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { elementTypeOf, isNumeric } from './conversions.ts';
import { checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';

/** Checks `[SELECT …]`: its names against the schema, and its binds. */
export function checkSoql(context: CheckContext, node: SoqlNode): Bound {
  const { query } = node;
  const binds = node.binds.map((bind) => checkExpression(context, bind));
  const [problem] = checkQuery(query, context.table.schema, (use) => {
    const fault = faultOfBind(context, binds[use.index].type, use);
    if (fault) throw new Problem(fault, node.binds[use.index].position);
  });
  if (problem) throw new Problem(problem.message, placeIn(node, problem.position));
  checkClauses(context, node, binds);
  if (isCountQuery(query)) return { kind: 'soql', type: types.integer, query, binds, shape: 'count' };
  const rowType = isAggregate(query) ? recordOf('AggregateResult') : objectQueried(context, node);
  return { kind: 'soql', type: listOf(rowType), query, binds, shape: 'rows' };
}

/** What is wrong with a bind beside a field; collections may stand for their elements. */
function faultOfBind(
  { conversions, table }: CheckContext,
  type: TypeRef,
  { field, isSet }: BindUse,
): string | undefined {
  const element = elementTypeOf(conversions, type);
  const isCollection = element !== undefined && type.kind !== 'sobject';
  if (isSet && !isCollection && type !== types.object && type !== types.null) {
    return 'IN operator must be used with an iterable expression';
  }
  const bound = isCollection ? element : type;
  const column = table.find([field.apexType]) ?? types.object;
  const isFitting =
    bound === types.object ||
    conversions.isAssignable(bound, column) ||
    (isNumeric(bound) && isNumeric(column)) ||
    (moments.has(bound) && moments.has(column)) ||
    (bound.kind === 'sobject' && (column === types.id || field.referenceTo.length > 0));
  return isFitting ? undefined : `Invalid bind expression type of ${type.text} for column of type ${column.text}`;
}

const moments = new Set<TypeRef>([types.date, types.datetime]);

const userModeOnly = 67;

/** @throws Problem for what Apex can't ask, though other clients can */
function checkClauses(context: CheckContext, node: SoqlNode, binds: readonly Bound[]): void {
  const { query, position } = node;
  if (query.access === 'SECURITY_ENFORCED' && context.unit.apiVersion >= userModeOnly) {
    throw new Problem(
      `WITH SECURITY_ENFORCED is not supported in API version ${userModeOnly} and later: use WITH USER_MODE`,
      position,
    );
  }
  for (const count of [query.limit, query.offset]) {
    if (count?.kind !== 'bind') continue;
    const { type } = binds[count.index];
    if (type === types.integer || type === types.long) continue;
    throw new Problem(`Invalid bind expression type of ${type.text} for column of type Integer`, position);
  }
  const open = query.select.find((item) => item.kind === 'fields' && item.set !== 'STANDARD');
  if (open?.kind === 'fields') throw new Problem(`FIELDS(${open.set}) is not supported in Apex`, position);
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
