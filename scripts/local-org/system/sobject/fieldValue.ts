import { ApexBlob } from '../../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/dates.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexDouble } from '../../runtime/double.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { FieldApexType, FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';

/** What `put` accepts for each type of field, turned into the value that the field holds; undefined for the rest. */
const CONVERSIONS: Readonly<Partial<Record<FieldApexType, (value: unknown) => unknown>>> = {
  Id: (value) => (typeof value === 'string' ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Integer: (value) => (typeof value === 'number' ? value : undefined),
  Long: (value) => (typeof value === 'number' ? BigInt(value) : typeof value === 'bigint' ? value : undefined),
  Decimal: toDecimal,
  Double: toDecimal,
  Date: (value) => (value instanceof ApexDate ? value : value instanceof ApexDatetime ? value.utcDate : undefined),
  Datetime: (value) =>
    value instanceof ApexDatetime
      ? value
      : value instanceof ApexDate
        ? new ApexDatetime(value.utcMilliseconds)
        : undefined,
  Time: (value) => (value instanceof ApexTime ? value : undefined),
  Blob: (value) => (value instanceof ApexBlob ? value : undefined),
};

function toDecimal(value: unknown): ApexDecimal | undefined {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.fromInteger(value) : undefined;
}

/**
 * The value that a field gets from `SObject.put`.
 * @throws SObjectException when the value is of a type that the field can't hold
 */
export function fieldValueFor(object: ObjectDefinition, field: FieldDefinition, value: unknown): unknown {
  const convert = CONVERSIONS[field.apexType];
  if (value === null || !convert) return value;
  const converted = convert(value);
  if (converted !== undefined) return converted;
  throw apexException(
    'SObjectException',
    `Illegal assignment from ${apexNameOf(value)} to ${field.apexType} (field ${object.name}.${field.name})`,
  );
}

function apexNameOf(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (value instanceof ApexDecimal) return 'Decimal';
  if (value instanceof ApexDouble) return 'Double';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  return value instanceof ApexBlob ? 'Blob' : 'Object';
}
