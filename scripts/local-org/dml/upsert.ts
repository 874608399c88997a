import { apexException } from '../runtime/exceptions.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { DmlContext } from './context.ts';
import { saveError, type SaveRow } from './saveRow.ts';

/**
 * Decides which records of an upsert are new: those without an Id, or without a record that has their external id.
 * @param fieldName API name of the external id; absent: the Id
 */
export function matchUpsert(context: DmlContext, rows: readonly SaveRow[], fieldName: string | undefined): void {
  if (fieldName === undefined || fieldName.toLowerCase() === 'id') {
    for (const row of rows) row.isNew = row.given.id === null;
    return;
  }
  const byObject = Map.groupBy(rows, (row) => row.given.definition);
  for (const [object, own] of byObject) matchByKey(context, own, object, keyField(object, fieldName));
}

function keyField(object: ObjectDefinition, name: string): FieldDefinition {
  const field = object.fields.get(name.toLowerCase());
  if (field && (field.isExternalId || field.isUnique || field.isNameField || field.type === 'Email')) return field;
  throw apexException(
    'DmlException',
    `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name} on ${object.name}`,
  );
}

function matchByKey(
  context: DmlContext,
  rows: readonly SaveRow[],
  object: ObjectDefinition,
  field: FieldDefinition,
): void {
  const key = (value: unknown): string => (field.isCaseSensitive ? String(value) : String(value).toLowerCase());
  const values = rows.map((row) => row.given.get(field.name)).filter((value) => value !== null);
  const ids = new Map<string, string[]>();
  for (const record of context.store.readBy(object, field, values)) {
    const value = key(record.get(field.name));
    ids.set(value, [...(ids.get(value) ?? []), record.id ?? '']);
  }
  const seen = new Set<string>();
  for (const row of rows) {
    const value = row.given.get(field.name);
    if (value === null) {
      row.errors.push(saveError('MISSING_ARGUMENT', `${field.name} not specified`));
    } else if (seen.has(key(value))) {
      row.errors.push(saveError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [field.name]));
    } else {
      seen.add(key(value));
      matchRow(row, field, ids.get(key(value)) ?? []);
    }
  }
}

function matchRow(row: SaveRow, field: FieldDefinition, found: readonly string[]): void {
  row.isNew = found.length === 0;
  if (found.length === 1) row.given.id = found[0];
  if (found.length > 1) {
    row.errors.push(
      saveError(
        'DUPLICATE_EXTERNAL_ID',
        `${field.name}: more than one record found for external id field: [${found.map((id) => id.slice(0, 15)).join(', ')}]`,
      ),
    );
  }
}
