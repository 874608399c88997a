import { apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { quoted } from '../store/db.ts';
import { toId18 } from '../store/ids.ts';
import { hasTable } from '../store/tables.ts';
import { jsonList } from '../soql/params.ts';
import type { DmlContext } from './context.ts';
import { living, saveError, type SaveRow } from './saveRow.ts';

const isReference = (field: FieldDefinition): boolean =>
  field.referenceTo.length > 0 && field.type !== 'MetadataRelationship';

/** The lookups of a record whose values are going to be saved. */
function changedLookups(row: SaveRow): FieldDefinition[] {
  return row.record
    .fieldNames()
    .map((name) => row.record.field(name))
    .filter(
      (field): field is FieldDefinition =>
        field !== undefined && isReference(field) && (field.isCreateable || field.isUpdateable),
    )
    .filter((field) => row.record.get(field.name) !== null && row.record.get(field.name) !== row.old?.get(field.name));
}

/**
 * Refuses rows whose lookups hold no id, an id of the wrong object, or the id of a record that is not there.
 */
export function checkLookups(context: DmlContext, rows: readonly SaveRow[]): void {
  const wanted = new Map<string, Set<string>>();
  for (const row of living(rows)) {
    for (const field of changedLookups(row)) {
      const target = checkedTarget(context, row, field);
      const id = String(row.record.get(field.name));
      if (target) wanted.set(target.name, (wanted.get(target.name) ?? new Set<string>()).add(id));
    }
  }
  const states = new Map<string, boolean>();
  for (const [name, ids] of wanted)
    for (const [id, isDeleted] of recordStates(context, name, [...ids])) states.set(id, isDeleted);
  for (const row of living(rows)) {
    for (const field of changedLookups(row)) refuseMissing(context, row, field, states);
  }
}

function checkedTarget(context: DmlContext, row: SaveRow, field: FieldDefinition): ObjectDefinition | undefined {
  const given = String(row.record.get(field.name));
  const id = toId18(given);
  if (!id) {
    row.errors.push(saveError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${given}`, [field.name]));
    return undefined;
  }
  if (id !== given) row.record.set(field.name, id);
  const target = context.schema.objectByKeyPrefix(id.slice(0, 3));
  if (target && field.referenceTo.includes(target.name)) return target;
  row.errors.push(
    saveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${given}`, [field.name]),
  );
  return undefined;
}

function refuseMissing(
  context: DmlContext,
  row: SaveRow,
  field: FieldDefinition,
  states: ReadonlyMap<string, boolean>,
): void {
  const id = String(row.record.get(field.name));
  const target = context.schema.objectByKeyPrefix(id.slice(0, 3));
  if (!target || !hasTable(target)) return;
  const isDeleted = states.get(id);
  if (isDeleted === false) return;
  if (isDeleted) row.errors.push(saveError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]));
  else row.errors.push(saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]));
}

/** For each id that has a record: whether the record is in the recycle bin. */
export function recordStates(context: DmlContext, objectName: string, ids: readonly string[]): Map<string, boolean> {
  const object = context.schema.object(objectName);
  if (!object || !hasTable(object)) return new Map();
  const deleted = object.fields.has('isdeleted') ? '"IsDeleted"' : '0';
  const rows = context.store.db.all(
    `SELECT "Id", ${deleted} FROM ${quoted(object.name)} WHERE "Id" IN (SELECT value FROM json_each(?))`,
    [jsonList(ids)],
  );
  return new Map(rows.map(([id, isDeleted]) => [String(id), isDeleted === 1]));
}

/**
 * Finds parents that are given by an external id, as in `new Contact(Account = new Account(Key__c = 'x'))`.
 */
export function resolveParents(context: DmlContext, row: SaveRow): void {
  for (const name of row.given.parentNames()) {
    const lookup = row.given.definition.parentRelationships.get(name);
    const parent = row.given.getParent(name);
    if (!lookup || !parent || row.given.has(lookup.name)) continue;
    const key = externalKey(parent);
    if (key) row.record.set(lookup.name, foundParent(context, row, parent, key));
  }
}

function externalKey(parent: SObjectRecord): FieldDefinition | undefined {
  const fields = parent.fieldNames().map((name) => parent.field(name));
  return fields.find((field) => field !== undefined && field.isExternalId && parent.get(field.name) !== null);
}

function foundParent(context: DmlContext, row: SaveRow, parent: SObjectRecord, key: FieldDefinition): string | null {
  const value = parent.get(key.name);
  const found = context.store.readBy(parent.definition, key, [value]);
  if (found.length === 1) return found[0].id;
  const problem = found.length === 0 ? 'not found' : 'is not unique';
  row.errors.push(
    saveError(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(value)} ${problem} for field ${key.name} in entity ${parent.definition.name}`,
    ),
  );
  return null;
}

/** @throws ListException when a record is in the list twice */
export function refuseRepeatedIds(records: readonly SObjectRecord[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (id === null) continue;
    if (seen.has(id)) throw apexException('ListException', `Duplicate id in list: ${id}`);
    seen.add(id);
  }
}
