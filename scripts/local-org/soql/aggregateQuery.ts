import { ApexDecimal } from '../runtime/decimal.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { readExpression, valueKind, storedScale } from '../store/codec.ts';
import type { SqlValue } from '../store/db.ts';
import type { FunctionCall, GroupBy, Operand, SelectItem, SoqlSelect } from './ast.ts';
import { operandText } from './check.ts';
import { conditionSql } from './condition.ts';
import { type Decode, decoderOf } from './display.ts';
import { argumentOf, type QueryHost, Statement } from './statement.ts';

/** The pseudo object that grouped rows are; its fields are the aliases of the query. */
export const aggregateResult: ObjectDefinition = {
  name: 'AggregateResult',
  label: 'Aggregate Result',
  pluralLabel: 'Aggregate Result',
  kind: 'standard',
  keyPrefix: '',
  fields: new Map(),
  parentRelationships: new Map(),
  childRelationships: new Map(),
  validationRules: [],
  sharingModel: 'FullAccess',
  isSetup: false,
  isCreateable: false,
  isUpdateable: false,
  isDeletable: false,
  isQueryable: false,
  recordTypes: [],
  fieldSets: [],
};

interface AggregateColumn {
  readonly name: string;
  readonly operand: Operand;
  readonly sql: string;
  readonly decode: Decode;
}

/** Counts the rows of a `SELECT COUNT() FROM …`. */
export function countRows(host: QueryHost, select: SoqlSelect, object: ObjectDefinition): number {
  const statement = new Statement(host, select, object);
  const where = statement.where();
  const limits = statement.limits();
  const [[count]] = host.store.db.all(
    `SELECT COUNT(*) FROM (SELECT 1 FROM ${statement.source.from} WHERE ${where}${limits})`,
    statement.params.values,
  );
  return Number(count);
}

/**
 * Runs a query that groups rows.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_groupby.htm
 */
export function queryAggregates(host: QueryHost, select: SoqlSelect, object: ObjectDefinition): SObjectRecord[] {
  const statement = new Statement(host, select, object);
  const columns = aggregateColumns(statement);
  const where = statement.where();
  const having = select.having ? ` HAVING ${conditionSql(select.having, statement)}` : '';
  const groups = (select.groupBy?.operands ?? []).map((operand) => ({
    text: operandText(operand),
    sql: groupSql(statement, operand),
  }));
  const sets = groupingSets(
    select.groupBy,
    groups.map((group) => group.text),
  );
  const from = `FROM ${statement.source.from} WHERE ${where}`;
  const parts = sets.map((set) => {
    const kept = groups.filter((group) => set.has(group.text)).map((group) => group.sql);
    const list = columns
      .map((column) =>
        columnOfSet(
          column,
          groups.map((group) => group.text),
          set,
        ),
      )
      .join(', ');
    return `SELECT ${list} ${from}${kept.length > 0 ? ` GROUP BY ${kept.join(', ')}` : ''}${having}`;
  });
  const order = aggregateOrder(statement, columns, parts.length > 1);
  const rows = host.store.db.all(`${parts.join(' UNION ALL ')}${order}${statement.limits()}`, statement.params.values);
  return rows.map((row) => resultRow(columns, row));
}

function resultRow(columns: readonly AggregateColumn[], row: readonly SqlValue[]): SObjectRecord {
  const record = new SObjectRecord(aggregateResult);
  columns.forEach((column, index) => record.set(column.name, column.decode(row[index])));
  record.isQueried = true;
  return record;
}

/** Aggregates without an alias are called expr0, expr1 … */
function aggregateColumns(statement: Statement): AggregateColumn[] {
  let unnamed = 0;
  return statement.select.select.flatMap((item) => {
    const operand = operandOf(item);
    if (!operand) return [];
    const alias = item.kind === 'field' || item.kind === 'function' ? item.alias : undefined;
    const name =
      alias ?? (operand.kind === 'path' ? operand.segments[operand.segments.length - 1] : `expr${unnamed++}`);
    return [{ name, operand, ...aggregateExpression(statement, operand) }];
  });
}

function operandOf(item: SelectItem): Operand | undefined {
  if (item.kind === 'field') return item.field;
  return item.kind === 'function' ? item.call : undefined;
}

function aggregateExpression(statement: Statement, operand: Operand): { sql: string; decode: Decode } {
  const average = averageOf(operand);
  if (average) {
    const { sql, field } = statement.aggregated(argumentOf(average));
    return { sql: `SUM(${sql}) || '/' || COUNT(${sql})`, decode: (stored) => averageValue(stored, field) };
  }
  const { sql, field } = statement.operand(operand);
  return { sql: readExpression(field, sql), decode: decoderOf(operand, field) };
}

function averageOf(operand: Operand): FunctionCall | undefined {
  if (operand.kind !== 'function') return undefined;
  return operand.name === 'AVG' ? operand : undefined;
}

/** Averages are divided here, since SQLite would divide in binary. */
function averageValue(stored: SqlValue, field: FieldDefinition): ApexDecimal | null {
  if (stored === null) return null;
  const [sum, count] = String(stored).split('/').map(BigInt);
  const scale = valueKind(field) === 'decimal' ? storedScale(field) : 0;
  return new ApexDecimal(sum, scale).divide(ApexDecimal.fromInteger(count));
}

function groupSql(statement: Statement, operand: Operand): string {
  const { sql, field } = statement.operand(operand);
  return valueKind(field) === 'text' ? `${sql} COLLATE NOCASE` : sql;
}

/** The groupings that ROLLUP and CUBE stand for, finest first. */
function groupingSets(groupBy: GroupBy | undefined, texts: readonly string[]): Set<string>[] {
  if (groupBy?.kind === 'rollup')
    return [...texts.keys(), texts.length].reverse().map((count) => new Set(texts.slice(0, count)));
  if (groupBy?.kind !== 'cube') return [new Set(texts)];
  const subsets = Array.from(
    { length: 2 ** texts.length },
    (_, mask) => new Set(texts.filter((_text, index) => mask & (1 << index))),
  );
  return subsets.sort((a, b) => b.size - a.size);
}

/** In a subtotal, what is not grouped by is null and GROUPING of it is 1. */
function columnOfSet(column: AggregateColumn, groups: readonly string[], set: ReadonlySet<string>): string {
  const { operand } = column;
  if (operand.kind === 'function' && operand.name === 'GROUPING')
    return set.has(operandText(argumentOf(operand))) ? '0' : '1';
  const text = operandText(operand);
  return groups.includes(text) && !set.has(text) ? 'NULL' : column.sql;
}

function aggregateOrder(statement: Statement, columns: readonly AggregateColumn[], isUnion: boolean): string {
  const { orderBy } = statement.select;
  if (orderBy.length === 0) return '';
  if (!isUnion) return ` ORDER BY ${statement.sortKeys().join(', ')}`;
  const keys = orderBy.map(({ operand, descending, nullsLast }) => {
    const place = columns.findIndex((column) => operandText(column.operand) === operandText(operand)) + 1;
    return `${place} ${descending ? 'DESC' : 'ASC'} NULLS ${nullsLast ? 'LAST' : 'FIRST'}`;
  });
  return ` ORDER BY ${keys.join(', ')}`;
}
