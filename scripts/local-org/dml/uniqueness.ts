import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { DmlContext } from './context.ts';
import { living, saveError, type SaveRow } from './saveRow.ts';

/**
 * Refuses rows whose unique fields have a value that another record has, in the org or earlier in the same statement.
 */
export function checkUniqueness(context: DmlContext, object: ObjectDefinition, rows: readonly SaveRow[]): void {
  for (const field of object.fields.values()) if (field.isUnique) checkField(context, object, field, living(rows));
}

function checkField(
  context: DmlContext,
  object: ObjectDefinition,
  field: FieldDefinition,
  rows: readonly SaveRow[],
): void {
  const key = (value: unknown): string => (field.isCaseSensitive ? String(value) : String(value).toLowerCase());
  const changed = rows.filter(
    ({ record, old }) => isGiven(record.get(field.name)) && record.get(field.name) !== old?.get(field.name),
  );
  if (changed.length === 0) return;
  const values = changed.map((row) => row.record.get(field.name));
  const savedNow = new Set(rows.map((row) => row.record.id));
  const owners = new Map<string, string>();
  for (const record of context.store.readBy(object, field, values)) {
    // A record of this very statement may be giving its value away.
    if (record.id && !savedNow.has(record.id)) owners.set(key(record.get(field.name)), record.id);
  }
  const kept = rows.filter((row) => !changed.includes(row) && isGiven(row.record.get(field.name)));
  const taken = new Set(kept.map((row) => key(row.record.get(field.name))));
  for (const row of changed) {
    const value = key(row.record.get(field.name));
    const owner = owners.get(value);
    if (owner) row.errors.push(duplicate(`${field.name} duplicates value on record with id: ${owner.slice(0, 15)}`));
    else if (taken.has(value)) row.errors.push(duplicate('<unknown> duplicates value on record with id: <unknown>'));
    taken.add(value);
  }
}

const isGiven = (value: unknown): boolean => value !== null && value !== '';

const duplicate = (what: string): ReturnType<typeof saveError> =>
  saveError('DUPLICATE_VALUE', `duplicate value found: ${what}`);
