import { ApexBlob } from '../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import type { SqlValue } from './db.ts';

/** How a field's values are kept. */
export type StorageKind =
  'text' | 'id' | 'decimal' | 'integer' | 'boolean' | 'date' | 'datetime' | 'time' | 'blob' | 'none';

const kinds: Readonly<Partial<Record<FieldDefinition['apexType'], StorageKind>>> = {
  Id: 'id',
  Boolean: 'boolean',
  Integer: 'integer',
  Long: 'integer',
  Double: 'decimal',
  Decimal: 'decimal',
  Date: 'date',
  Datetime: 'datetime',
  Time: 'time',
  Blob: 'blob',
  // Compound fields show what other fields hold.
  Address: 'none',
  Location: 'none',
};

/** What a field's values are like, be they kept or computed. */
export const valueKind = (field: FieldDefinition): StorageKind => kinds[field.apexType] ?? 'text';

/** How a field's values are kept; formulas are computed when they are read and kept nowhere. */
export const storageKind = (field: FieldDefinition): StorageKind => (field.formula ? 'none' : valueKind(field));

/** Decimals are kept as whole numbers of their field's last digit, so that SQL compares and adds them exactly. */
export const storedScale = (field: FieldDefinition): number => field.scale ?? 2;

/** Any Apex number as a Decimal. @throws TypeError for other values */
export function asDecimal(value: unknown): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  throw new TypeError(`${String(value)} is not a number`);
}

/** What the database keeps for an Apex value of a field. */
export function toColumn(field: FieldDefinition, value: unknown): SqlValue {
  if (value === null || value === undefined) return valueKind(field) === 'boolean' ? 0 : null;
  switch (valueKind(field)) {
    case 'decimal':
      return asDecimal(value).setScale(storedScale(field), 'HALF_UP').unscaled;
    case 'boolean':
      return value === true ? 1 : 0;
    case 'integer':
      return typeof value === 'bigint' ? value : Number(value);
    case 'date':
      return value instanceof ApexDatetime ? value.utcDate.epochDay : (value as ApexDate).epochDay;
    case 'datetime':
      return value instanceof ApexDate ? value.utcMilliseconds : (value as ApexDatetime).milliseconds;
    case 'time':
      return (value as ApexTime).milliseconds;
    case 'blob':
      return (value as ApexBlob).bytes;
    default:
      return String(value);
  }
}

/** The Apex value of a field for what the database keeps. */
export function fromColumn(field: FieldDefinition, stored: SqlValue): unknown {
  const kind = valueKind(field);
  if (stored === null) return kind === 'boolean' ? false : null;
  switch (kind) {
    case 'decimal':
      return new ApexDecimal(BigInt(stored as string | number | bigint), storedScale(field));
    case 'boolean':
      return stored === 1;
    case 'integer':
      return field.apexType === 'Long' ? BigInt(stored as number) : Number(stored);
    case 'date':
      return new ApexDate(Number(stored));
    case 'datetime':
      return new ApexDatetime(Number(stored));
    case 'time':
      return new ApexTime(Number(stored));
    case 'blob':
      return new ApexBlob(stored as Uint8Array);
    default:
      return stored;
  }
}

/** SQL that reads a column: decimals as text, since JavaScript numbers can't hold 18 digits. */
export function readExpression(field: FieldDefinition, column: string): string {
  return valueKind(field) === 'decimal' ? `CAST(${column} AS TEXT)` : column;
}
