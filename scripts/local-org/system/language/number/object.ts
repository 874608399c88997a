import { apexException } from '../../../runtime/exceptions.ts';
import { ApexDecimal } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../../runtime/dates.ts';
import { ApexBlob } from '../../../runtime/blob.ts';

/**
 * Converts what an `Object` holds to a number type, as `Integer.valueOf(Object)` and its kin do.
 * @throws TypeException when it holds something else
 */
export function convert<T>(value: unknown, type: string, from: (value: string | ApexDecimal) => T): T | null {
  if (value === null) throw apexException('NullPointerException', 'Argument cannot be null.');
  if (typeof value === 'string') return from(value);
  if (typeof value === 'number' || typeof value === 'bigint') return from(ApexDecimal.fromInteger(value));
  if (value instanceof ApexDecimal) return from(value);
  if (value instanceof ApexDouble) return from(ApexDecimal.fromNumber(value.value));
  throw apexException('TypeException', `Invalid conversion from runtime type ${kindOf(value)} to ${type}`);
}

function kindOf(value: unknown): string {
  if (typeof value === 'boolean') return 'Boolean';
  if (value instanceof ApexDate) return 'Date';
  if (value instanceof ApexDatetime) return 'Datetime';
  if (value instanceof ApexTime) return 'Time';
  if (value instanceof ApexBlob) return 'Blob';
  return 'Object';
}
