import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { apexException } from './exceptions.ts';

/**
 * Arithmetic of compiled Apex. Integers wrap at 32 bits and Longs at 64; null operands and division by zero throw.
 * Salesforce: Apex Developer Guide, "Expression Operators".
 */

/** @throws NullPointerException always */
function nullOperand(): never {
  throw apexException('NullPointerException', 'Attempt to de-reference a null object');
}

function divideByZero(): never {
  throw apexException('MathException', 'Divide by 0');
}

type Integer = number | null;

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);

export function addInteger(left: Integer, right: Integer): number {
  return left === null || right === null ? nullOperand() : (left + right) | 0;
}

export function subtractInteger(left: Integer, right: Integer): number {
  return left === null || right === null ? nullOperand() : (left - right) | 0;
}

export function multiplyInteger(left: Integer, right: Integer): number {
  return left === null || right === null ? nullOperand() : Math.imul(left, right);
}

export function divideInteger(left: Integer, right: Integer): number {
  if (left === null || right === null) return nullOperand();
  return right === 0 ? divideByZero() : (left / right) | 0;
}

export function bitsInteger(operator: string, left: Integer, right: Integer): number {
  if (left === null || right === null) return nullOperand();
  switch (operator) {
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    default:
      return (left >>> right) | 0;
  }
}

type Long = bigint | null;

export function addLong(left: Long, right: Long): bigint {
  return left === null || right === null ? nullOperand() : wrap(left + right);
}

export function subtractLong(left: Long, right: Long): bigint {
  return left === null || right === null ? nullOperand() : wrap(left - right);
}

export function multiplyLong(left: Long, right: Long): bigint {
  return left === null || right === null ? nullOperand() : wrap(left * right);
}

export function divideLong(left: Long, right: Long): bigint {
  if (left === null || right === null) return nullOperand();
  return right === 0n ? divideByZero() : wrap(left / right);
}

/** @param right a shift may count by an Integer */
export function bitsLong(operator: string, left: Long, right: bigint | number | null): bigint {
  if (left === null || right === null) return nullOperand();
  const by = BigInt(right);
  switch (operator) {
    case '&':
      return left & by;
    case '|':
      return left | by;
    case '^':
      return left ^ by;
    case '<<':
      return wrap(left << (by & 63n));
    case '>>':
      return left >> (by & 63n);
    default:
      return wrap(BigInt.asUintN(64, left) >> (by & 63n));
  }
}

export function bitsBoolean(operator: string, left: boolean | null, right: boolean | null): boolean {
  if (left === null || right === null) return nullOperand();
  if (operator === '&') return left && right;
  return operator === '|' ? left || right : left !== right;
}

type Double = ApexDouble | null;

export function addDouble(left: Double, right: Double): ApexDouble {
  return left === null || right === null ? nullOperand() : new ApexDouble(left.value + right.value);
}

export function subtractDouble(left: Double, right: Double): ApexDouble {
  return left === null || right === null ? nullOperand() : new ApexDouble(left.value - right.value);
}

export function multiplyDouble(left: Double, right: Double): ApexDouble {
  return left === null || right === null ? nullOperand() : new ApexDouble(left.value * right.value);
}

export function divideDouble(left: Double, right: Double): ApexDouble {
  if (left === null || right === null) return nullOperand();
  return right.value === 0 ? divideByZero() : new ApexDouble(left.value / right.value);
}

type Decimal = ApexDecimal | null;

export function addDecimal(left: Decimal, right: Decimal): ApexDecimal {
  return left === null || right === null ? nullOperand() : left.add(right);
}

export function subtractDecimal(left: Decimal, right: Decimal): ApexDecimal {
  return left === null || right === null ? nullOperand() : left.subtract(right);
}

export function multiplyDecimal(left: Decimal, right: Decimal): ApexDecimal {
  return left === null || right === null ? nullOperand() : left.multiply(right);
}

export function divideDecimal(left: Decimal, right: Decimal): ApexDecimal {
  if (left === null || right === null) return nullOperand();
  return right.unscaled === 0n ? divideByZero() : left.divide(right);
}

// Comparisons of Decimals; with null they are false.

export const isLessDecimal = (left: Decimal, right: Decimal): boolean =>
  left !== null && right !== null && left.compareTo(right) < 0;
export const isMoreDecimal = (left: Decimal, right: Decimal): boolean =>
  left !== null && right !== null && left.compareTo(right) > 0;
export const isAtMostDecimal = (left: Decimal, right: Decimal): boolean =>
  left !== null && right !== null && left.compareTo(right) <= 0;
export const isAtLeastDecimal = (left: Decimal, right: Decimal): boolean =>
  left !== null && right !== null && left.compareTo(right) >= 0;

/** `==` of Decimals: by number, whatever their scales. */
export const decimalsEqual = (left: Decimal, right: Decimal): boolean =>
  left === right || (left !== null && right !== null && left.compareTo(right) === 0);

/** Any Apex number. */
export type ApexNumber = number | bigint | ApexDouble | ApexDecimal;

/** `-value`, in the value's own type. */
export function negate(value: ApexNumber | null): ApexNumber {
  if (value === null) return nullOperand();
  if (typeof value === 'number') return -value | 0;
  if (typeof value === 'bigint') return wrap(-value);
  return value instanceof ApexDouble ? new ApexDouble(-value.value) : value.negate();
}

/** `~value`. */
export function complement(value: number | bigint | null): number | bigint {
  if (value === null) return nullOperand();
  return typeof value === 'number' ? ~value : wrap(~value);
}

// Conversions that happen without a cast; null stays null.

export const integerToLong = (value: Integer): Long => (value === null ? null : BigInt(value));
export const integerToDouble = (value: Integer): Double => (value === null ? null : new ApexDouble(value));
export const integerToDecimal = (value: Integer): Decimal => (value === null ? null : ApexDecimal.fromInteger(value));
export const longToDouble = (value: Long): Double => (value === null ? null : new ApexDouble(Number(value)));
export const longToDecimal = (value: Long): Decimal => (value === null ? null : ApexDecimal.fromInteger(value));
export const doubleToDecimal = (value: Double): Decimal => (value === null ? null : decimalOf(value));
export const decimalToDouble = (value: Double | Decimal): Double =>
  value === null || value instanceof ApexDouble ? value : new ApexDouble(value.toNumber());

/** Any number as a Decimal. */
export function decimalOf(value: ApexNumber): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return value instanceof ApexDouble ? ApexDecimal.fromNumber(value.value) : ApexDecimal.fromInteger(value);
}

/** Any number as a binary double. */
export function numberOf(value: ApexNumber): number {
  if (value instanceof ApexDecimal) return value.toNumber();
  return value instanceof ApexDouble ? value.value : Number(value);
}

/** True for a value of a number type. */
export function isNumber(value: unknown): value is ApexNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDouble ||
    value instanceof ApexDecimal
  );
}

/** `(Integer) value` and its kin: digits that don't fit are cut off. @param to name of the wanted number type */
export function castNumber(value: ApexNumber | null, to: string): ApexNumber | null {
  if (value === null) return null;
  switch (to) {
    case 'Integer':
      return Number(BigInt.asIntN(32, wholeOf(value)));
    case 'Long':
      return wrap(wholeOf(value));
    case 'Double':
      return value instanceof ApexDouble ? value : new ApexDouble(numberOf(value));
    default:
      return decimalOf(value);
  }
}

function wholeOf(value: ApexNumber): bigint {
  if (value instanceof ApexDecimal) return value.truncate();
  return BigInt(value instanceof ApexDouble ? Math.trunc(value.value) : value);
}

/** -1, 0 or 1. */
export function compareNumbers(left: ApexNumber, right: ApexNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
  return decimalOf(left).compareTo(decimalOf(right));
}
