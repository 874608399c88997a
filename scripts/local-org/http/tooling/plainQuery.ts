import type { Condition, Operand, SoqlQuery, Value } from '../../soql/ast.ts';
import { isCountQuery } from '../../soql/ast.ts';
import { ApiError } from '../message.ts';

/** A row that lies in no table: values by field name, parents as rows of their own. */
export type PlainRow = Readonly<Record<string, unknown>>;

function read(row: PlainRow, segments: readonly string[]): unknown {
  let value: unknown = row;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null) return null;
    const found = Object.entries(value).find(([name]) => name.toLowerCase() === segment.toLowerCase());
    value = found ? (found[1] as unknown) : null;
  }
  return value;
}

function pathOf(operand: Operand): readonly string[] {
  if (operand.kind === 'path') return operand.segments;
  throw new ApiError(400, 'MALFORMED_QUERY', `${operand.name}() can't be used on this tooling object.`);
}

function constant(value: Value): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return value.value;
    case 'number':
      return Number(value.text);
    case 'date':
    case 'datetime':
    case 'time':
      return value.text;
    default:
      throw new ApiError(400, 'MALFORMED_QUERY', `A ${value.kind} can't be compared on this tooling object.`);
  }
}

const key = (value: unknown): string => String(value ?? '').toLowerCase();

/** Ids compare by their first 15 characters. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === null || left === undefined || right === null) return (left ?? null) === right;
  const isId =
    /^[a-z0-9]{15}([a-z0-9]{3})?$/i.test(String(left)) && /^[a-z0-9]{15}([a-z0-9]{3})?$/i.test(String(right));
  return isId ? String(left).slice(0, 15) === String(right).slice(0, 15) : key(left) === key(right);
}

function like(value: unknown, pattern: unknown): boolean {
  const source = key(pattern)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 's').test(key(value));
}

function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return key(left) < key(right) ? -1 : Number(key(left) > key(right));
}

function compare(row: PlainRow, { left, operator, right }: Extract<Condition, { kind: 'comparison' }>): boolean {
  const value = read(row, pathOf(left));
  if (right.kind === 'list') {
    const isIn = right.values.some((each) => isSame(value, constant(each)));
    return operator === 'NOT IN' ? !isIn : isIn;
  }
  const other = constant(right);
  switch (operator) {
    case '=':
      return isSame(value, other);
    case '!=':
      return !isSame(value, other);
    case 'LIKE':
      return like(value, other);
    case '<':
      return order(value, other) < 0;
    case '<=':
      return order(value, other) <= 0;
    case '>':
      return order(value, other) > 0;
    case '>=':
      return order(value, other) >= 0;
    default:
      throw new ApiError(400, 'MALFORMED_QUERY', `${operator} can't be used on this tooling object.`);
  }
}

function matches(row: PlainRow, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.operands.every((each) => matches(row, each));
    case 'or':
      return condition.operands.some((each) => matches(row, each));
    case 'not':
      return !matches(row, condition.operand);
    case 'comparison':
      return compare(row, condition);
  }
}

/** Puts a value into nested objects, so that `ApexClass.Name` becomes a parent with a name. */
function put(target: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[name] = value ?? null;
    return;
  }
  const parent = (target[name] ?? { attributes: { type: name } }) as Record<string, unknown>;
  target[name] = parent;
  put(parent, rest, value);
}

function project(row: PlainRow, query: SoqlQuery): Record<string, unknown> {
  const shown: Record<string, unknown> = { attributes: { type: query.from.name } };
  for (const item of query.select) {
    if (item.kind !== 'field')
      throw new ApiError(400, 'MALFORMED_QUERY', 'Select plain fields of this tooling object.');
    put(shown, item.field.segments, read(row, item.field.segments));
  }
  return shown;
}

/**
 * Answers a query from rows at hand: filters, sorts and selects. Other clauses are refused by name.
 * @returns a query result in the REST API's shape
 */
export function queryPlainRows(query: SoqlQuery, rows: readonly PlainRow[]): Record<string, unknown> {
  if (query.groupBy) throw new ApiError(400, 'MALFORMED_QUERY', 'GROUP BY is not possible on this tooling object.');
  const { where } = query;
  const found = where ? rows.filter((row) => matches(row, where)) : [...rows];
  for (const { operand, descending } of query.orderBy.toReversed()) {
    const path = pathOf(operand);
    found.sort((left, right) => order(read(left, path), read(right, path)) * (descending ? -1 : 1));
  }
  const shown = query.limit ? found.slice(0, Number(constant(query.limit))) : found;
  const records = isCountQuery(query) ? [] : shown.map((row) => project(row, query));
  return {
    size: shown.length,
    totalSize: shown.length,
    done: true,
    queryLocator: null,
    entityTypeName: query.from.name,
    records,
  };
}
