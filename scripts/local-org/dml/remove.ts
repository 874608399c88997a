import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { quoted } from '../store/db.ts';
import { hasTable } from '../store/tables.ts';
import type { DmlContext } from './context.ts';
import { stampRecord } from './defaults.ts';
import { fireTriggers } from './fireTriggers.ts';
import { refreshRollUps } from './rollUps.ts';
import { living, saveError, type SaveRow } from './saveRow.ts';

/** A lookup that other records may point to a deleted record with. */
interface IncomingLookup {
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;
}

/** Lookups to an object, except the stamps of who made a record. */
export function incomingLookups(context: DmlContext, target: ObjectDefinition): IncomingLookup[] {
  const found: IncomingLookup[] = [];
  for (const object of context.schema.objects()) {
    if (!hasTable(object) || object.kind === 'customMetadata') continue;
    for (const field of object.fields.values()) {
      if (field.referenceTo.includes(target.name) && (field.isCreateable || field.isUpdateable))
        found.push({ object, field });
    }
  }
  return found;
}

/**
 * Deletes up to 200 records of one object: to the recycle bin, with the children that can't be without them.
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_delete.htm
 */
export function deleteChunk(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  loadForDelete(context, object, rows);
  if (context.hasTrigger(object, ['BEFORE_DELETE'])) context.fillFormulas(living(rows).map((row) => row.record));
  fireTriggers(context, object, 'BEFORE_DELETE', living(rows));
  for (const row of living(rows)) removeWithChildren(context, row);
  fireTriggers(context, object, 'AFTER_DELETE', living(rows));
  refreshRollUps(
    context,
    object,
    living(rows).map((row) => row.record),
  );
}

function loadForDelete(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  const stored = new Map(
    context.store
      .read(
        object,
        rows.flatMap((row) => row.given.id ?? []),
      )
      .map((record) => [record.id, record]),
  );
  for (const row of rows) {
    const found = stored.get(row.given.id);
    if (row.given.id === null) row.errors.push(saveError('MISSING_ARGUMENT', 'Id not specified in a delete call'));
    else if (!found) row.errors.push(saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (found.get('IsDeleted') === true) row.errors.push(saveError('ENTITY_IS_DELETED', 'entity is deleted'));
    row.record = found ?? row.given;
    row.old = found ?? null;
  }
}

function removeWithChildren(context: DmlContext, row: SaveRow): void {
  const blocking = new Bin(context, row.record).remove(row.record);
  if (!blocking) return;
  row.errors.push(
    saveError(
      'DELETE_FAILED',
      `Your attempt to delete ${String(row.record.get('Name') ?? row.record.id)} could not be completed because it is associated with the following ${blocking.pluralLabel}.`,
    ),
  );
}

/** What one deletion takes with it; remembered so that undelete brings the same back. */
class Bin {
  readonly #context: DmlContext;
  readonly #root: string;

  constructor(context: DmlContext, root: SObjectRecord) {
    this.#context = context;
    this.#root = root.id ?? '';
  }

  /** @returns the object whose records must not lose this one, if there are any */
  remove(record: SObjectRecord): ObjectDefinition | undefined {
    for (const { object, field } of incomingLookups(this.#context, record.definition)) {
      const children = this.#context.store.readBy(object, field, [record.id]);
      if (children.length > 0 && field.deleteConstraint === 'Restrict') return object;
      for (const child of children) {
        const blocking = field.deleteConstraint === 'Cascade' ? this.remove(child) : this.#clear(child, field);
        if (blocking) return blocking;
      }
    }
    this.#take(record);
    return undefined;
  }

  #clear(child: SObjectRecord, field: FieldDefinition): undefined {
    this.#remember(child, field);
    child.set(field.name, null);
    this.#context.store.update(child, [field.name]);
  }

  #take(record: SObjectRecord): void {
    const { store } = this.#context;
    if (!record.field('IsDeleted')) {
      store.remove(record.definition, record.id ?? '');
      return;
    }
    this.#remember(record, null);
    const deleted = new SObjectRecord(record.definition);
    deleted.id = record.id;
    const stamps = stampRecord(this.#context, deleted, false);
    deleted.set('IsDeleted', true);
    store.update(deleted, [...stamps, 'IsDeleted']);
  }

  #remember(record: SObjectRecord, field: FieldDefinition | null): void {
    const value = field ? String(record.get(field.name)) : null;
    this.#context.store.db.run('INSERT INTO "local_org_bin" VALUES (?, ?, ?, ?, ?)', [
      this.#root,
      record.definition.name,
      record.id,
      field?.name ?? null,
      value,
    ]);
  }
}

/** Brings records back from the recycle bin, with what was deleted along with them. */
export function undeleteChunk(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  const stored = new Map(
    context.store
      .read(
        object,
        rows.flatMap((row) => row.given.id ?? []),
      )
      .map((record) => [record.id, record]),
  );
  for (const row of rows) {
    const found = stored.get(row.given.id);
    if (!found) row.errors.push(saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (found.get('IsDeleted') !== true)
      row.errors.push(saveError('UNDELETE_FAILED', 'Entity is not in the recycle bin'));
    row.record = found ?? row.given;
  }
  for (const row of living(rows)) restore(context, row);
  fireTriggers(context, object, 'AFTER_UNDELETE', living(rows));
  refreshRollUps(
    context,
    object,
    living(rows).map((row) => row.record),
  );
}

function restore(context: DmlContext, row: SaveRow): void {
  const { db } = context.store;
  for (const [objectName, id, field, value] of db.all(
    'SELECT "object", "id", "field", "value" FROM "local_org_bin" WHERE "root" = ?',
    [row.record.id],
  )) {
    const table = quoted(String(objectName));
    if (field === null) db.run(`UPDATE ${table} SET "IsDeleted" = 0 WHERE "Id" = ?`, [id]);
    else
      db.run(`UPDATE ${table} SET ${quoted(String(field))} = ? WHERE "Id" = ? AND ${quoted(String(field))} IS NULL`, [
        value,
        id,
      ]);
  }
  db.run('DELETE FROM "local_org_bin" WHERE "root" = ?', [row.record.id]);
  row.record.set('IsDeleted', false);
}
