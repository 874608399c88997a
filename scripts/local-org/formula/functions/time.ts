import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime } from '../../runtime/dates.ts';
import { decimal, FormulaFailure, type FormulaValue } from '../ast.ts';
import { numberOf, textOf } from '../operators.ts';
import type { Call, FormulaFunction } from './call.ts';

const sunday = 4;
const daysPerWeek = 7;

const whole = (call: Call, at: number): number => Number(numberOf(call.value(at), call.context)?.truncate() ?? 0n);

/** The calendar day of a value; an instant's is that of the running user's time zone. */
function dayOf(value: FormulaValue, timeZone: string): ApexDate | null {
  if (value === null || value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) {
    const local = DateTime.fromMillis(value.milliseconds, { zone: timeZone });
    return ApexDate.of(local.year, local.month, local.day);
  }
  const day = ApexDate.parseIso(textOf(value));
  if (day) return day;
  throw new FormulaFailure(`Formula: '${textOf(value)}' is no date`);
}

const day = (call: Call, at = 0): ApexDate | null => dayOf(call.value(at), call.context.timeZone);

const part =
  (read: (date: ApexDate) => number): FormulaFunction =>
  (call) => {
    const date = day(call);
    return date === null ? null : decimal(read(date));
  };

/** Sunday is 1. */
const weekday = (date: ApexDate): number =>
  ((((date.epochDay + sunday) % daysPerWeek) + daysPerWeek) % daysPerWeek) + 1;

/** Salesforce Help: formula functions, "Date and Time Functions". */
export const timeFunctions: Readonly<Record<string, FormulaFunction>> = {
  TODAY: ({ context }) => dayOf(new ApexDatetime(context.now()), context.timeZone),
  NOW: ({ context }) => new ApexDatetime(context.now()),
  DATE: (call) => ApexDate.of(whole(call, 0), whole(call, 1), whole(call, 2)),
  DATEVALUE: (call) => day(call),
  DATETIMEVALUE: (call) => {
    const value = call.value(0);
    if (value === null || value instanceof ApexDatetime) return value;
    if (value instanceof ApexDate) return new ApexDatetime(value.utcMilliseconds);
    const read = ApexDatetime.parseIso(`${textOf(value).replace(/Z$/, '')}Z`);
    if (read) return read;
    throw new FormulaFailure(`Formula: '${textOf(value)}' is no date and time`);
  },
  YEAR: part((date) => date.year),
  MONTH: part((date) => date.month),
  DAY: part((date) => date.day),
  WEEKDAY: part(weekday),
  DAYOFYEAR: part((date) => date.epochDay - ApexDate.of(date.year, 1, 1).epochDay + 1),
  ADDMONTHS: (call) => day(call)?.addMonths(whole(call, 1)) ?? null,
  UNIXTIMESTAMP: (call) => {
    const value = call.value(0);
    if (value instanceof ApexDatetime) return decimal(Math.floor(value.milliseconds / 1000));
    const date = dayOf(value, call.context.timeZone);
    return date === null ? null : decimal(date.utcMilliseconds / 1000);
  },
};
