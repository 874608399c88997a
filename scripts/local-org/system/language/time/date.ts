import { ApexDate, ApexDatetime, daysInMonth, isLeapYear } from '../../../runtime/dates.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { current } from '../../../runtime/transaction.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { inZone, invalidDate } from './zone.ts';

const localDate = (instant: ApexDatetime): ApexDate => {
  const { year, month, day } = inZone(instant);
  return ApexDate.of(year, month, day);
};

/** Reads `2026-11-23`, with or without a time behind it. @throws TypeException for any other text */
export function parseDate(text: string | null): ApexDate {
  return ApexDate.parseIso(required(text).trim().split(/[ T]/)[0]) ?? invalidDate(required(text));
}

function fromObject(value: unknown): ApexDate {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return localDate(value);
  if (typeof value === 'string') return parseDate(value);
  if (value === null) throw apexException('NullPointerException', 'Argument cannot be null.');
  return invalidDate(String(value));
}

/** Reads a date as the locale en_US writes it: month/day/year. */
function parseLocal(text: string | null): ApexDate {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(required(text).trim());
  if (!match) return invalidDate(required(text));
  return ApexDate.of(Number(match[3]), Number(match[1]), Number(match[2]));
}

const sunday = 4;
const daysPerWeek = 7;
/** Days since Sunday; 1970-01-01 was a Thursday. */
const weekday = (self: ApexDate): number => (((self.epochDay + sunday) % daysPerWeek) + daysPerWeek) % daysPerWeek;

/** Salesforce: Apex Reference, "Date Class". */
export const date = defineClass('Date', {
  members: {
    'static Date today()': () => localDate(new ApexDatetime(current().clock.now())),
    'static Date newInstance(Integer year, Integer month, Integer day)': (year: number, month: number, day: number) =>
      ApexDate.of(required(year), required(month), required(day)),
    'static Date valueOf(String text)': parseDate,
    'static Date valueOf(Object value)': fromObject,
    'static Date parse(String text)': parseLocal,
    'static Integer daysInMonth(Integer year, Integer month)': daysInMonth,
    'static Boolean isLeapYear(Integer year)': isLeapYear,
    'Date addDays(Integer days)': (self: ApexDate, days: number) => self.addDays(required(days)),
    'Date addMonths(Integer months)': (self: ApexDate, months: number) => self.addMonths(required(months)),
    'Date addYears(Integer years)': (self: ApexDate, years: number) => self.addMonths(required(years) * 12),
    'Integer day()': (self: ApexDate) => self.day,
    'Integer month()': (self: ApexDate) => self.month,
    'Integer year()': (self: ApexDate) => self.year,
    'Integer dayOfYear()': (self: ApexDate) => self.epochDay - ApexDate.of(self.year, 1, 1).epochDay + 1,
    'Integer daysBetween(Date other)': (self: ApexDate, other: ApexDate | null) =>
      required(other).epochDay - self.epochDay,
    'Integer monthsBetween(Date other)': (self: ApexDate, other: ApexDate | null) =>
      (required(other).year - self.year) * 12 + required(other).month - self.month,
    'Boolean isSameDay(Date other)': (self: ApexDate, other: ApexDate | null) =>
      required(other).epochDay === self.epochDay,
    'Date toStartOfMonth()': (self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    'Date toStartOfWeek()': (self: ApexDate) => self.addDays(-weekday(self)),
    'String format()': (self: ApexDate) => `${self.month}/${self.day}/${self.year}`,
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexDate) => hashOf(self),
  },
  isInstance: (value) => value instanceof ApexDate,
});
