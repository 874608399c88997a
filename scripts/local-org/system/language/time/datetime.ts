import { ApexDate, ApexDatetime, ApexTime } from '../../../runtime/dates.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { current } from '../../../runtime/transaction.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { formatPattern } from './pattern.ts';
import { inGmt, inZone, instantAt, invalidDate, isUserInUtc, knownZone } from './zone.ts';

const stampText = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?/;

function partsOf(text: string | null): number[] {
  const match = stampText.exec(required(text).trim());
  if (!match) return invalidDate(required(text));
  return match.slice(1).map((part: string | undefined) => Number(part ?? 0));
}

const local = (...parts: number[]): ApexDatetime => new ApexDatetime(instantAt(parts.map((part) => required(part))));
const gmt = (...parts: number[]): ApexDatetime =>
  new ApexDatetime(
    instantAt(
      parts.map((part) => required(part)),
      'UTC',
    ),
  );

function fromObject(value: unknown): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return local(value.year, value.month, value.day);
  if (typeof value === 'string') return ApexDatetime.parseIso(value) ?? local(...partsOf(value));
  if (value === null) throw apexException('NullPointerException', 'Argument cannot be null.');
  return invalidDate(String(value));
}

/** Reads a time as the locale en_US writes it: `11/23/2026, 2:00 PM`. */
function parseLocal(text: string | null): ApexDatetime {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2}) ?([AP]M)$/i.exec(required(text).trim());
  if (!match) return invalidDate(required(text));
  const [month, day, year, hour, minute] = match.slice(1, 6).map(Number);
  return local(year, month, day, (hour % 12) + (match[6].toUpperCase() === 'PM' ? 12 : 0), minute);
}

function plusMonths(self: ApexDatetime, months: number): ApexDatetime {
  return isUserInUtc() ? self.addUtcMonths(months) : new ApexDatetime(inZone(self).plus({ months }).toMillis());
}

function plusDays(self: ApexDatetime, days: number): ApexDatetime {
  return isUserInUtc()
    ? self.addMilliseconds(days * millisecondsPerDay)
    : new ApexDatetime(inZone(self).plus({ days }).toMillis());
}

const millisecondsPerDay = 86_400_000;
const milliseconds = (self: ApexDatetime, amount: number, each: number): ApexDatetime =>
  self.addMilliseconds(required(amount) * each);

/** The day that the running user's clocks show. */
function localDate(self: ApexDatetime): ApexDate {
  if (isUserInUtc()) return self.utcDate;
  const { year, month, day } = inZone(self);
  return ApexDate.of(year, month, day);
}

/** The time of day that the running user's clocks show. */
function localTime(self: ApexDatetime): ApexTime {
  if (isUserInUtc()) return self.utcTime;
  const { hour, minute, second, millisecond } = inZone(self);
  return ApexTime.of(hour, minute, second, millisecond);
}

function format(self: ApexDatetime, pattern: string | null, zone?: string | null): string {
  return formatPattern(inZone(self, zone ? knownZone(zone) : undefined), required(pattern));
}

/** Parts of an instant on the clocks of the running user's time zone, and of Greenwich. */
const partMembers = Object.fromEntries([
  ...(['year', 'month', 'day'] as const).flatMap((part) => [
    [`Integer ${part}()`, (self: ApexDatetime) => localDate(self)[part]] as const,
    [`Integer ${part}Gmt()`, (self: ApexDatetime) => self.utcDate[part]] as const,
  ]),
  ...(['hour', 'minute', 'second', 'millisecond'] as const).flatMap((part) => [
    [`Integer ${part}()`, (self: ApexDatetime) => localTime(self)[part]] as const,
    [`Integer ${part}Gmt()`, (self: ApexDatetime) => self.utcTime[part]] as const,
  ]),
]);

/** Salesforce: Apex Reference, "Datetime Class". */
export const datetime = defineClass('Datetime', {
  members: {
    'static Datetime now()': () => new ApexDatetime(current().clock.now()),
    'static Datetime newInstance(Long milliseconds)': (value: bigint | null) =>
      new ApexDatetime(Number(required(value))),
    'static Datetime newInstance(Date day, Time time)': (day: ApexDate | null, time: ApexTime | null) =>
      local(required(day).year, required(day).month, required(day).day).addMilliseconds(time?.milliseconds ?? 0),
    'static Datetime newInstance(Integer year, Integer month, Integer day)': local,
    'static Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
      local,
    'static Datetime newInstanceGmt(Date day, Time time)': (day: ApexDate | null, time: ApexTime | null) =>
      new ApexDatetime(required(day).utcMilliseconds + required(time).milliseconds),
    'static Datetime newInstanceGmt(Integer year, Integer month, Integer day)': gmt,
    'static Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
      gmt,
    'static Datetime valueOf(String text)': (text: string | null) => local(...partsOf(text)),
    'static Datetime valueOf(Object value)': fromObject,
    'static Datetime valueOfGmt(String text)': (text: string | null) => gmt(...partsOf(text)),
    'static Datetime parse(String text)': parseLocal,
    'Datetime addDays(Integer days)': (self: ApexDatetime, days: number) => plusDays(self, required(days)),
    'Datetime addMonths(Integer months)': (self: ApexDatetime, months: number) => plusMonths(self, required(months)),
    'Datetime addYears(Integer years)': (self: ApexDatetime, years: number) => plusMonths(self, required(years) * 12),
    'Datetime addHours(Integer hours)': (self: ApexDatetime, hours: number) => milliseconds(self, hours, 3_600_000),
    'Datetime addMinutes(Integer minutes)': (self: ApexDatetime, minutes: number) =>
      milliseconds(self, minutes, 60_000),
    'Datetime addSeconds(Integer seconds)': (self: ApexDatetime, seconds: number) => milliseconds(self, seconds, 1000),
    ...partMembers,
    'Integer dayOfYear()': (self: ApexDatetime) => inZone(self).ordinal,
    'Integer dayOfYearGmt()': (self: ApexDatetime) => inGmt(self).ordinal,
    'Date date()': localDate,
    'Date dateGmt()': (self: ApexDatetime) => self.utcDate,
    'Time time()': localTime,
    'Time timeGmt()': (self: ApexDatetime) => self.utcTime,
    'Long getTime()': (self: ApexDatetime) => BigInt(self.milliseconds),
    'Boolean isSameDay(Datetime other)': (self: ApexDatetime, other: ApexDatetime | null) =>
      inZone(self).hasSame(inZone(required(other)), 'day'),
    'String format()': (self: ApexDatetime) => format(self, 'M/d/yyyy, h:mm a'),
    'String format(String pattern)': (self: ApexDatetime, pattern: string | null) => format(self, pattern),
    'String format(String pattern, String timeZone)': format,
    'String formatGmt(String pattern)': (self: ApexDatetime, pattern: string | null) => format(self, pattern, 'UTC'),
    'String formatLong()': (self: ApexDatetime) => format(self, 'M/d/yyyy, h:mm:ss a z'),
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexDatetime) => hashOf(self),
  },
  isInstance: (value) => value instanceof ApexDatetime,
});
