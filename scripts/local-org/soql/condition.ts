import type { DateTime } from 'luxon';
import { apexException } from '../runtime/exceptions.ts';
import { valueKind } from '../store/codec.ts';
import type { SqlValue } from '../store/db.ts';
import type { Comparator, Condition, Operand, SoqlSelect, Value } from './ast.ts';
import { jsonList, type SqlParams } from './params.ts';
import type { SqlExpression } from './sqlSource.ts';
import { apexValue, comparable, momentColumn, rangeOf, type ValueContext } from './values.ts';

/** What a condition needs from the statement around it. */
export interface ConditionHost {
  readonly params: SqlParams;
  readonly values: ValueContext;
  operand(operand: Operand): SqlExpression;
  /** A nested `SELECT Field FROM …` as SQL with one column. */
  semiJoin(select: SoqlSelect): string;
}

type Comparison = Extract<Condition, { kind: 'comparison' }>;

/** A WHERE or HAVING condition as SQL that is never null, so that NOT behaves as in SOQL. */
export function conditionSql(condition: Condition, host: ConditionHost): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.operands.map((operand) => conditionSql(operand, host)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `(${conditionSql(condition.operand, host)}) IS NOT TRUE`;
    case 'comparison':
      return comparisonSql(condition, host);
  }
}

function comparisonSql(comparison: Comparison, host: ConditionHost): string {
  const left = host.operand(comparison.left);
  const { right } = comparison;
  const range = rangeOf(right, host.values);
  if (range) return rangeSql(left, comparison.operator, range.start, range.end, host);
  if (right.kind === 'semiJoin') return semiJoinSql(left, comparison.operator, right, host);
  const value = apexValue(right, host.values);
  const operator = operatorFor(comparison.operator, value);
  switch (operator) {
    case 'IN':
    case 'NOT IN':
      return inSql(left, operator === 'IN', Array.isArray(value) ? value : [value], host);
    case 'INCLUDES':
    case 'EXCLUDES':
      return includesSql(left, operator === 'INCLUDES', Array.isArray(value) ? value : [value], host);
    case 'LIKE':
      return anyOf((Array.isArray(value) ? value : [value]).map((pattern) => likeSql(left, pattern, host)));
    default:
      return scalarSql(left, operator, comparable(left.field, singleValue(value)), host);
  }
}

/** A bound collection may stand beside `=` and `!=`, which then look for its elements. */
function operatorFor(operator: Comparator, value: unknown): Comparator {
  if (!Array.isArray(value)) return operator;
  if (operator === '=') return 'IN';
  return operator === '!=' ? 'NOT IN' : operator;
}

/** A bound collection with one element may stand where one value is wanted; the platform refuses longer ones. */
function singleValue(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length === 1) return value[0];
  throw apexException('QueryException', 'A collection can be compared with IN, NOT IN, = or != only');
}

const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '0' : `(${conditions.join(' OR ')})`;

const isAscii = (value: SqlValue): boolean => {
  // eslint-disable-next-line no-control-regex -- the ASCII range begins with control characters
  return typeof value !== 'string' || /^[\x00-\x7f]*$/.test(value);
};

/**
 * Both sides of a text comparison. SQLite folds the case of ASCII only; other texts go through `apex_fold`, which
 * uses no index.
 */
function foldedSides(left: SqlExpression, right: string, values: readonly SqlValue[]): { left: string; right: string } {
  if (valueKind(left.field) !== 'text') return { left: left.sql, right };
  if (left.field.isCaseSensitive && left.field.isUnique) return { left: `${left.sql} COLLATE BINARY`, right };
  if (values.every(isAscii)) return { left: `${left.sql} COLLATE NOCASE`, right };
  return { left: `apex_fold(${left.sql})`, right: `apex_fold(${right})` };
}

function scalarSql(left: SqlExpression, operator: Comparator, value: SqlValue, host: ConditionHost): string {
  if (value === null) {
    if (operator === '=') return `${left.sql} IS NULL`;
    return operator === '!=' ? `${left.sql} IS NOT NULL` : '0';
  }
  const sides = foldedSides(left, host.params.add(unescaped(value)), [value]);
  if (operator === '!=') return `${sides.left} IS NOT ${sides.right}`;
  return `${sides.left} ${operator} ${sides.right}`;
}

/** Outside of LIKE an escaped wildcard is just the character. */
const unescaped = (value: SqlValue): SqlValue => (typeof value === 'string' ? value.replace(/\\([%_])/g, '$1') : value);

function rangeSql(
  left: SqlExpression,
  operator: Comparator,
  from: DateTime,
  to: DateTime,
  host: ConditionHost,
): string {
  const start = (): string => host.params.add(momentColumn(left.field, from));
  const end = (): string => host.params.add(momentColumn(left.field, to));
  switch (operator) {
    case '=':
      return `(${left.sql} >= ${start()} AND ${left.sql} < ${end()})`;
    case '!=':
      return `(${left.sql} < ${start()} OR ${left.sql} >= ${end()} OR ${left.sql} IS NULL)`;
    case '<':
      return `${left.sql} < ${start()}`;
    case '<=':
      return `${left.sql} < ${end()}`;
    case '>':
      return `${left.sql} >= ${end()}`;
    case '>=':
      return `${left.sql} >= ${start()}`;
    default:
      throw apexException('QueryException', `A date literal can't be compared with ${operator}`);
  }
}

function inSql(left: SqlExpression, isIn: boolean, values: readonly unknown[], host: ConditionHost): string {
  const wanted = values.map((value) => unescaped(comparable(left.field, value)));
  const present = wanted.filter((value) => value !== null);
  const hasNull = present.length < wanted.length;
  const list = host.params.add(jsonList(present));
  const folds = !present.every(isAscii);
  const sides = foldedSides(left, 'value', folds ? present : []);
  const member = `${sides.left} IN (SELECT ${sides.right} FROM json_each(${list}))`;
  if (isIn) return hasNull ? `(${member} OR ${left.sql} IS NULL)` : member;
  return hasNull ? `(${left.sql} IS NOT NULL AND NOT ${member})` : `(${left.sql} IS NULL OR NOT ${member})`;
}

function likeSql(left: SqlExpression, pattern: unknown, host: ConditionHost): string {
  if (valueKind(left.field) === 'id') {
    throw apexException('QueryException', `invalid operator on id field`);
  }
  if (pattern === null) return `${left.sql} IS NULL`;
  const text = String(pattern);
  const parameter = host.params.add(text);
  if (isAscii(text)) return `${left.sql} LIKE ${parameter} ESCAPE '\\'`;
  return `apex_fold(${left.sql}) LIKE apex_fold(${parameter}) ESCAPE '\\'`;
}

/** `INCLUDES ('A;B', 'C')`: A and B, or C. */
function includesSql(
  left: SqlExpression,
  isIncluded: boolean,
  values: readonly unknown[],
  host: ConditionHost,
): string {
  const selected = (value: string): string => `instr(';' || ${left.sql} || ';', ${host.params.add(`;${value};`)}) > 0`;
  const alternatives = values.map((value) => `(${String(value).split(';').map(selected).join(' AND ')})`);
  return isIncluded ? anyOf(alternatives) : `(${left.sql} IS NULL OR NOT ${anyOf(alternatives)})`;
}

function semiJoinSql(
  left: SqlExpression,
  operator: Comparator,
  value: Extract<Value, { kind: 'semiJoin' }>,
  host: ConditionHost,
): string {
  const inner = host.semiJoin(value.query);
  if (operator === 'IN') return `${left.sql} IN (${inner})`;
  if (operator === 'NOT IN') return `(${left.sql} IS NULL OR ${left.sql} NOT IN (${inner}))`;
  throw apexException('QueryException', `A subquery can't be compared with ${operator}`);
}
