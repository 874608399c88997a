import type { SaveError } from '../ports.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { asDecimal, storageKind, storedScale } from '../store/codec.ts';
import { saveError } from './saveRow.ts';

/** Texts that are cut off nowhere: types whose values have a limit of their own. */
const limitless = new Set(['Id', 'AutoNumber', 'Lookup', 'MasterDetail', 'Any']);

/**
 * What is wrong with the format of a record's fields, whoever saves it.
 * @param names API names of the fields to look at
 */
export function formatErrors(record: SObjectRecord, names: readonly string[]): SaveError[] {
  return names.flatMap((name) => {
    const field = record.field(name);
    const value = record.get(name);
    const error = field && value !== null ? formatError(field, value) : undefined;
    return error ? [error] : [];
  });
}

function formatError(field: FieldDefinition, value: unknown): SaveError | undefined {
  if (field.formula || !(field.isCreateable || field.isUpdateable)) return undefined;
  if (storageKind(field) === 'decimal' || field.apexType === 'Integer') return numberError(field, value);
  return typeof value === 'string' ? textError(field, value) : undefined;
}

function textError(field: FieldDefinition, value: string): SaveError | undefined {
  if (field.length !== undefined && !limitless.has(field.type) && value.length > field.length) {
    const shown = value.length > 255 ? `${value.slice(0, 255)}...` : value;
    return saveError('STRING_TOO_LONG', `${field.label}: data value too large: ${shown} (max length=${field.length})`, [
      field.name,
    ]);
  }
  if (field.type === 'Email' && field.name !== 'Username' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(value)) {
    return saveError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]);
  }
  return picklistError(field, value);
}

function picklistError(field: FieldDefinition, value: string): SaveError | undefined {
  if (!field.isRestrictedPicklist) return undefined;
  const selected = field.type === 'MultiselectPicklist' ? value.split(';') : [value];
  const unknown = selected.find(
    (one) => !field.picklistValues.some((known) => known.isActive && known.value.toLowerCase() === one.toLowerCase()),
  );
  if (unknown === undefined) return undefined;
  return saveError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${unknown}`,
    [field.name],
  );
}

function numberError(field: FieldDefinition, value: unknown): SaveError | undefined {
  const digits = (field.precision ?? 18) - (field.apexType === 'Integer' ? 0 : storedScale(field));
  const limit = new ApexDecimal(10n ** BigInt(Math.max(1, digits)), 0);
  if (asDecimal(value).abs().compareTo(limit) < 0) return undefined;
  return saveError(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${asDecimal(value).toPlainString()}`,
    [field.name],
  );
}

/** The error for required fields that have no value, if there are any. */
export function requiredErrors(record: SObjectRecord): SaveError[] {
  const missing: string[] = [];
  for (const field of record.definition.fields.values()) {
    if (field.isRequired && !field.formula && isMissing(record.get(field.name))) missing.push(field.name);
  }
  if (missing.length === 0) return [];
  return [saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing)];
}

const isMissing = (value: unknown): boolean => value === null || value === '';
