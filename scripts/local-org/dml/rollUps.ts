import { ApexDecimal } from '../runtime/decimal.ts';
import { apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition, RollUpSummary, SummaryFilter } from '../schema/definitions.ts';
import { fromColumn, storageKind, toColumn } from '../store/codec.ts';
import { quoted, type SqlValue } from '../store/db.ts';
import type { DmlContext } from './context.ts';
import { saveChunk } from './save.ts';
import type { SaveRow } from './saveRow.ts';

interface ParentSummaries {
  readonly parent: ObjectDefinition;
  readonly foreignKey: string;
  readonly fields: readonly FieldDefinition[];
}

/** Roll-up summaries over children of an object, by parent. */
function summariesOver(context: DmlContext, child: ObjectDefinition): ParentSummaries[] {
  const found: ParentSummaries[] = [];
  for (const lookup of child.fields.values()) {
    if (lookup.type !== 'MasterDetail') continue;
    const parent = context.schema.object(lookup.referenceTo[0]);
    const isOver = ({ summary }: FieldDefinition): boolean =>
      summary?.child.toLowerCase() === child.name.toLowerCase() &&
      summary.foreignKey.toLowerCase() === lookup.name.toLowerCase();
    const fields = parent ? [...parent.fields.values()].filter(isOver) : [];
    if (parent && fields.length > 0) found.push({ parent, foreignKey: lookup.name, fields });
  }
  return found;
}

/**
 * Computes the roll-up summaries of the parents of changed children anew, and saves the parents whose values change.
 * @param records children as they are and as they were
 */
export function refreshRollUps(context: DmlContext, child: ObjectDefinition, records: readonly SObjectRecord[]): void {
  for (const { parent, foreignKey, fields } of summariesOver(context, child)) {
    const ids = new Set(records.map((record) => record.get(foreignKey) as string | null).filter((id) => id !== null));
    const stored = context.store.read(parent, [...ids]).filter((record) => record.get('IsDeleted') !== true);
    const changed = stored.filter((record) => refresh(context, child, record, foreignKey, fields));
    saveParents(context, parent, changed, fields);
  }
}

function refresh(
  context: DmlContext,
  child: ObjectDefinition,
  parent: SObjectRecord,
  foreignKey: string,
  fields: readonly FieldDefinition[],
): boolean {
  let isChanged = false;
  for (const field of fields) {
    if (!field.summary) continue;
    const value = summaryValue(context, child, field, field.summary, foreignKey, parent.id ?? '');
    if (toColumn(field, value) === toColumn(field, parent.get(field.name))) continue;
    parent.set(field.name, value);
    isChanged = true;
  }
  return isChanged;
}

function saveParents(
  context: DmlContext,
  parent: ObjectDefinition,
  changed: readonly SObjectRecord[],
  fields: readonly FieldDefinition[],
): void {
  for (const record of changed)
    context.store.update(
      record,
      fields.map((field) => field.name),
    );
  if (!context.hasTrigger(parent, ['BEFORE_UPDATE', 'AFTER_UPDATE'])) return;
  const rows: SaveRow[] = changed.map((record, index) => ({
    index,
    given: record,
    record,
    old: null,
    errors: [],
    isNew: false,
  }));
  saveChunk(context, parent, rows);
  const refused = rows.find((row) => row.errors.length > 0);
  if (refused)
    throw apexException(
      'DmlException',
      `Roll-up summary update of ${parent.name} ${refused.record.id}: ${refused.errors[0].message}`,
    );
}

function summaryValue(
  context: DmlContext,
  child: ObjectDefinition,
  field: FieldDefinition,
  summary: RollUpSummary,
  foreignKey: string,
  parentId: string,
): unknown {
  const values: SqlValue[] = [parentId];
  const filters = summary.filters.map((filter) => ` AND ${filterSql(child, filter, values)}`).join('');
  const summarized = summary.field ? child.fields.get(summary.field.toLowerCase()) : undefined;
  const column = summarized ? quoted(summarized.name) : '*';
  const [[stored]] = context.store.db.all(
    `SELECT CAST(${summary.operation.toUpperCase()}(${column}) AS TEXT) FROM ${quoted(child.name)} WHERE ${quoted(foreignKey)} = ? AND "IsDeleted" = 0${filters}`,
    values,
  );
  if (summary.operation === 'count') return ApexDecimal.fromInteger(Number(stored));
  if (stored === null) return summary.operation === 'sum' ? ApexDecimal.zero : null;
  return fromColumn(summarized ?? field, storageKind(summarized ?? field) === 'decimal' ? stored : Number(stored));
}

const filterOperators: Readonly<Record<string, string>> = {
  equals: 'IS',
  notEqual: 'IS NOT',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

function filterSql(child: ObjectDefinition, filter: SummaryFilter, values: SqlValue[]): string {
  const field = child.fields.get(filter.field.toLowerCase());
  const operator = filterOperators[filter.operation];
  if (!field || !operator)
    throw new Error(
      `Roll-up filter ${filter.field} ${filter.operation} on ${child.name} is not supported by the local org`,
    );
  const wanted = filter.value.split(',').map((text) => filterValue(field, text.trim()));
  values.push(...wanted);
  const joined = wanted.map(() => `${quoted(field.name)} ${operator} ?`).join(operator === 'IS NOT' ? ' AND ' : ' OR ');
  return `(${joined})`;
}

function filterValue(field: FieldDefinition, text: string): SqlValue {
  if (storageKind(field) === 'boolean') return /^(true|1)$/i.test(text) ? 1 : 0;
  if (storageKind(field) === 'decimal') return toColumn(field, ApexDecimal.parse(text) ?? null);
  return text === '' ? null : text;
}
