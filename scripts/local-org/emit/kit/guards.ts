import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/dates.ts';
import { ApexException, apexException, HostError, isUncatchable } from '../../runtime/exceptions.ts';
import { stackFrames } from '../../runtime/frames.ts';
import { compareNumbers, isNumber, numberOf } from '../../runtime/numbers.ts';
import type { ApexNumber } from '../../runtime/numbers.ts';
import { current } from '../../runtime/transaction.ts';
import { keysEqual } from '../../runtime/values.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexDouble } from '../../runtime/double.ts';

/** @returns the value; @throws NullPointerException for null */
export function nn<T>(value: T | null): T {
  if (value === null) throw apexException('NullPointerException', 'Attempt to de-reference a null object');
  return value;
}

/** A condition's value. @throws NullPointerException for null */
export function truth(value: boolean | null): boolean {
  if (value === null) throw apexException('NullPointerException', 'Attempt to de-reference a null object');
  return value;
}

type Whole = number | bigint | null;

// Comparisons of whole numbers; with null they are false.
export const isLess = (left: Whole, right: Whole): boolean => left !== null && right !== null && left < right;
export const isMore = (left: Whole, right: Whole): boolean => left !== null && right !== null && left > right;
export const isAtMost = (left: Whole, right: Whole): boolean => left !== null && right !== null && left <= right;
export const isAtLeast = (left: Whole, right: Whole): boolean => left !== null && right !== null && left >= right;

/** `left operator right` for numbers, texts and dates; false when one is null. */
export function compares(left: unknown, operator: '<' | '>' | '<=' | '>=', right: unknown): boolean {
  if (left === null || right === null) return false;
  const order = orderOf(left, right);
  switch (operator) {
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

function orderOf(left: unknown, right: unknown): number {
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.milliseconds - right.milliseconds;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : left < right ? -1 : 1;
  return Math.sign(instantOf(left) - instantOf(right));
}

function instantOf(value: unknown): number {
  if (value instanceof ApexDate) return value.utcMilliseconds;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.milliseconds;
  throw new HostError(`Values of this kind can't be compared: ${String(value)}`);
}

/** `===`: the same object, or the same simple value. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const isSimple =
    left instanceof ApexDecimal ||
    left instanceof ApexDouble ||
    left instanceof ApexDate ||
    left instanceof ApexDatetime ||
    left instanceof ApexTime;
  return isSimple && keysEqual(left, right);
}

/** A date and some days, a time and some milliseconds, a datetime and some days. */
export function shiftDate(
  operator: '+' | '-',
  moment: ApexDate | ApexDatetime | ApexTime | null,
  by: ApexNumber | null,
): unknown {
  const amount = numberOf(nn(by)) * (operator === '+' ? 1 : -1);
  const from = nn(moment);
  if (from instanceof ApexDate) return from.addDays(Math.trunc(amount));
  return from instanceof ApexDatetime
    ? from.addMilliseconds(Math.round(amount * 86_400_000))
    : from.addMilliseconds(amount);
}

/** A Date joined to a text shows a time, unlike `String.valueOf`. */
export function dateInText(date: ApexDate | null): string {
  return date === null ? 'null' : `${date.toString()} 00:00:00`;
}

/** Lets through what Apex can't catch: limits, and failures of the local org itself. */
export function catchable(error: unknown): void {
  if (isUncatchable(error)) throw error;
}

/** What `throw` throws; the stack is the one of the first throw. */
export function thrown(exception: ApexException | null): ApexException {
  const thrownOne = nn(exception);
  if (thrownOne.trace.length === 0) thrownOne.trace = stackFrames();
  return thrownOne;
}

const turnsPerCheck = 1024;
let turns = 0;

/** Counts a turn of a loop; every thousand or so the CPU time used is held against its limit. */
export function tick(): void {
  if (++turns % turnsPerCheck === 0) current().limits.use('CpuTime', 0);
}
