import type { SaveError } from '../ports.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { storageKind } from '../store/codec.ts';
import type { DmlContext } from './context.ts';
import { applyDefaults, stampRecord } from './defaults.ts';
import { formatErrors, requiredErrors } from './fieldChecks.ts';
import { fireTriggers } from './fireTriggers.ts';
import { checkLookups, resolveParents } from './lookups.ts';
import { refreshRollUps } from './rollUps.ts';
import { living, saveError, type SaveRow } from './saveRow.ts';
import { applyStandardRules } from './standardRules.ts';
import { checkUniqueness } from './uniqueness.ts';

/**
 * Saves up to 200 new or changed records of one object, in the platform's order: loading, checks of the format,
 * before triggers, all other checks and validation rules, writing, after triggers, roll-ups on the parents.
 * @param rows all new, or all changed
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
export function saveChunk(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  if (rows.length === 0) return;
  const isNew = rows[0].isNew;
  load(context, object, rows);
  for (const row of living(rows))
    row.errors.push(
      ...formatErrors(
        row.record,
        row.record.fieldNames().filter((name) => isChanged(row, name)),
      ),
    );
  checkLookups(context, rows);
  const beforeEvent = isNew ? 'BEFORE_INSERT' : 'BEFORE_UPDATE';
  if (context.hasTrigger(object, [beforeEvent])) {
    context.fillFormulas(living(rows).map((row) => row.record));
    fireTriggers(context, object, beforeEvent, living(rows));
  }
  validate(context, object, rows);
  write(context, object, rows);
  const afterEvent = isNew ? 'AFTER_INSERT' : 'AFTER_UPDATE';
  if (context.hasTrigger(object, [afterEvent])) {
    context.fillFormulas(living(rows).map((row) => row.record));
    fireTriggers(context, object, afterEvent, living(rows));
  }
  refreshRollUps(
    context,
    object,
    living(rows).flatMap((row) => (row.old ? [row.record, row.old] : [row.record])),
  );
}

const isChanged = ({ record, old }: SaveRow, name: string): boolean =>
  old === null || record.get(name) !== old.get(name);

function load(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  const ids = rows.flatMap((row) => (row.isNew || row.given.id === null ? [] : [row.given.id]));
  const stored = new Map(context.store.read(object, ids).map((record) => [record.id, record]));
  for (const row of rows) {
    if (row.isNew) loadNew(context, object, row);
    else loadChanged(row, stored.get(row.given.id));
    resolveParents(context, row);
  }
}

function loadNew(context: DmlContext, object: ObjectDefinition, row: SaveRow): void {
  if (row.given.id !== null)
    row.errors.push(saveError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
  row.record = new SObjectRecord(object);
  for (const name of row.given.fieldNames()) {
    const field = row.given.field(name);
    if (field?.isCreateable || isPreset(field)) row.record.set(name, row.given.get(name));
  }
  applyDefaults(context, row.record);
}

/** Tests may choose when a record was made. */
const isPreset = (field: FieldDefinition | undefined): boolean => field?.name === 'CreatedDate';

function loadChanged(row: SaveRow, stored: SObjectRecord | undefined): void {
  if (!stored) {
    row.errors.push(missingRecordError(row.given));
    return;
  }
  if (stored.get('IsDeleted') === true) row.errors.push(saveError('ENTITY_IS_DELETED', 'entity is deleted'));
  row.old = stored;
  row.record = stored.clone({ preserveId: true, preserveReadOnlyTimestamps: true, preserveAutonumber: true });
  for (const name of row.given.fieldNames()) {
    const field = row.given.field(name);
    if (field?.isUpdateable) row.record.set(name, row.given.get(name));
    else if (field?.isCreateable) refuseFixedField(row, field);
  }
}

function missingRecordError(given: SObjectRecord): SaveError {
  if (given.id === null) return saveError('MISSING_ARGUMENT', 'Id not specified in an update call');
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

/** Fields that are fixed once the record exists, such as the parent of a detail. */
function refuseFixedField(row: SaveRow, field: FieldDefinition): void {
  if (row.given.get(field.name) === row.old?.get(field.name)) return;
  row.errors.push(
    saveError(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      [field.name],
    ),
  );
}

function validate(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  for (const row of living(rows)) {
    row.errors.push(...requiredErrors(row.record));
    const changed = row.record.fieldNames().filter((name) => isChanged(row, name));
    row.errors.push(...formatErrors(row.record, changed));
  }
  checkLookups(context, rows);
  for (const row of living(rows)) {
    if (row.isNew) row.record.id = context.store.newId(object);
    applyStandardRules(context, row);
    for (const { rule, message } of context.org.formulas.brokenRules(row.record, row.old)) {
      row.errors.push(
        saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, rule.errorField ? [rule.errorField] : []),
      );
    }
  }
  checkUniqueness(context, object, rows);
}

function write(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  for (const row of living(rows)) {
    if (row.isNew) writeNew(context, object, row);
    else writeChanged(context, row);
  }
}

function writeNew(context: DmlContext, object: ObjectDefinition, row: SaveRow): void {
  const created = row.given.get('CreatedDate');
  stampRecord(context, row.record, true);
  if (created !== null && row.record.field('CreatedDate')) row.record.set('CreatedDate', created);
  for (const field of object.fields.values()) {
    if (field.type === 'AutoNumber')
      row.record.set(field.name, context.store.nextAutoNumber(object, field, new Date(context.now)));
  }
  context.store.insert(row.record);
}

function writeChanged(context: DmlContext, row: SaveRow): void {
  const changed = row.record.fieldNames().filter((name) => {
    const field = row.record.field(name);
    return field !== undefined && storageKind(field) !== 'none' && isChanged(row, name);
  });
  context.store.update(row.record, [...changed, ...stampRecord(context, row.record, false)]);
}
