import { ApexBlob } from '../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';

/** The type that a value has at run time. A String that looks like an Id is a String. */
export function typeOfValue(value: unknown): TypeRef {
  if (typeof value === 'string') return types.string;
  if (typeof value === 'boolean') return types.boolean;
  if (typeof value === 'number') return types.integer;
  if (typeof value === 'bigint') return types.long;
  if (value instanceof ApexDecimal) return types.decimal;
  if (value instanceof ApexDouble) return types.double;
  if (value instanceof ApexDate) return types.date;
  if (value instanceof ApexDatetime) return types.datetime;
  if (value instanceof ApexTime) return types.time;
  if (value instanceof ApexBlob) return types.blob;
  if (typeof value === 'object' && value !== null && 'type' in value) return value.type as TypeRef;
  return types.object;
}

/** Whether a value that is not null is an instance of a type, without any conversion of numbers. */
export function isInstanceOf(value: unknown, type: TypeRef): boolean {
  const actual = typeOfValue(value);
  if (actual === type || type === types.object) return true;
  if (typeof value === 'string') return type === types.id && /^[a-zA-Z0-9]{18}$/.test(value);
  if (actual.kind === 'primitive') return false;
  return current().services.program.isAssignable(actual, type);
}
