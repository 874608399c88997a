import { ApexDecimal } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { required } from '../../support.ts';

const wholeNumber = /^[+-]?\d+$/;

function wrong(type: string, text: string): never {
  throw apexException('TypeException', `Invalid ${type}: ${text}`);
}

/** Reads an Integer. @throws TypeException for any other text */
export function parseInteger(text: string | null): number {
  const digits = required(text).trim();
  const value = wholeNumber.test(digits) ? Number(digits) : NaN;
  return value === (value | 0) ? value : wrong('integer', digits);
}

/** Reads a Long. @throws TypeException for any other text */
export function parseLong(text: string | null): bigint {
  const digits = required(text).trim();
  const value = wholeNumber.test(digits) ? BigInt(digits) : undefined;
  return value !== undefined && BigInt.asIntN(64, value) === value ? value : wrong('long', digits);
}

/** Reads a Decimal. @throws TypeException for any other text */
export function parseDecimal(text: string | null): ApexDecimal {
  const digits = required(text).trim();
  return ApexDecimal.parse(digits) ?? wrong('decimal', digits);
}

/** Reads a Double. @throws TypeException for any other text */
export function parseDouble(text: string | null): ApexDouble {
  const digits = required(text).trim();
  const value = ApexDecimal.parse(digits);
  return value ? new ApexDouble(value.toNumber()) : wrong('double', digits);
}
