import { DateTime } from 'luxon';

/**
 * Cron expressions of `System.schedule`: seconds minutes hours day-of-month month day-of-week [year].
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export interface CronExpression {
  readonly text: string;
  readonly second: number;
  readonly minute: number;
  readonly hours: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number> | undefined;
  matchesDay(day: DateTime): boolean;
}

/** Why an expression is refused. */
export class CronError extends Error {}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface FieldRange {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly names?: readonly string[];
}

const hourField: FieldRange = { name: 'Hours', minimum: 0, maximum: 23 };
const dayField: FieldRange = { name: 'Day_of_month', minimum: 1, maximum: 31 };
const monthField: FieldRange = { name: 'Month', minimum: 1, maximum: 12, names: monthNames };
const weekdayField: FieldRange = { name: 'Day_of_week', minimum: 1, maximum: 7, names: weekdayNames };
const yearField: FieldRange = { name: 'Year', minimum: 1970, maximum: 2099 };

function readNumber(text: string, field: FieldRange): number {
  const named = field.names?.indexOf(text.slice(0, 3)) ?? -1;
  const value = named >= 0 ? named + 1 : /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= field.minimum && value <= field.maximum)) {
    throw new CronError(`${field.name} value must be between ${field.minimum} and ${field.maximum}, got "${text}"`);
  }
  return value;
}

function readRange(text: string, field: FieldRange): [number, number] {
  if (text === '*') return [field.minimum, field.maximum];
  const [first, last = first] = text.split('-').map((end) => readNumber(end, field));
  return [first, last];
}

function readPart(part: string, field: FieldRange): number[] {
  const [range, step] = part.split('/');
  const interval = step === undefined ? 1 : Number(step);
  if (!Number.isInteger(interval) || interval < 1) throw new CronError(`Bad increment in ${field.name}: "${part}"`);
  const [first, end] = readRange(range, field);
  const last = step !== undefined && !/[-*]/.test(range) ? field.maximum : end;
  const span = field.maximum - field.minimum + 1;
  const length = last >= first ? last - first : last - first + span;
  const values: number[] = [];
  for (let offset = 0; offset <= length; offset += interval) {
    values.push(((first - field.minimum + offset) % span) + field.minimum);
  }
  return values;
}

function readSet(text: string, field: FieldRange): Set<number> {
  return new Set(text.split(',').flatMap((part) => readPart(part, field)));
}

/** Seconds and minutes take one whole number only: no lists, ranges or steps. */
function readSingle(text: string, name: string): number {
  if (!/^\d+$/.test(text)) throw new CronError(`Seconds and minutes must be specified as integers: ${text}`);
  return readNumber(text, { name, minimum: 0, maximum: 59 });
}

type DayTest = (day: DateTime) => boolean;

const sundayFirst = (day: DateTime): number => (day.weekday % 7) + 1;
const lastOfMonth = (day: DateTime): number => day.daysInMonth ?? 31;

function nearestWeekday(month: DateTime, target: number): number {
  const day = month.set({ day: Math.min(target, lastOfMonth(month)) });
  if (day.weekday === 6) return day.day === 1 ? 3 : day.day - 1;
  if (day.weekday === 7) return day.day === lastOfMonth(day) ? day.day - 2 : day.day + 1;
  return day.day;
}

function dayOfMonthTest(text: string): DayTest {
  if (text === 'L') return (day) => day.day === lastOfMonth(day);
  if (text === 'LW') return (day) => day.day === nearestWeekday(day, lastOfMonth(day));
  const weekday = /^(\d+)W$/.exec(text);
  if (weekday) {
    const target = readNumber(weekday[1], dayField);
    return (day) => day.day === nearestWeekday(day, target);
  }
  const days = readSet(text, dayField);
  return (day) => days.has(day.day);
}

function dayOfWeekTest(text: string): DayTest {
  if (text === 'L') return (day) => sundayFirst(day) === 7;
  const nth = /^(\w+)#([1-5])$/.exec(text);
  if (nth) {
    const weekday = readNumber(nth[1], weekdayField);
    return (day) => sundayFirst(day) === weekday && Math.ceil(day.day / 7) === Number(nth[2]);
  }
  const last = /^(\w+)L$/.exec(text);
  if (last && !weekdayNames.includes(text)) {
    const weekday = readNumber(last[1], weekdayField);
    return (day) => sundayFirst(day) === weekday && day.day + 7 > lastOfMonth(day);
  }
  const weekdays = readSet(text, weekdayField);
  return (day) => weekdays.has(sundayFirst(day));
}

function dayTest(dayOfMonth: string, dayOfWeek: string): DayTest {
  if (dayOfMonth === '?' && dayOfWeek === '?') throw new CronError('Day_of_month and Day_of_week cannot both be "?"');
  if (dayOfMonth === '?') return dayOfWeekTest(dayOfWeek);
  if (dayOfWeek === '?') return dayOfMonthTest(dayOfMonth);
  if (dayOfMonth === '*') return dayOfWeekTest(dayOfWeek);
  if (dayOfWeek === '*') return dayOfMonthTest(dayOfMonth);
  throw new CronError('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
}

/**
 * Reads a cron expression.
 * @throws CronError naming the field that is wrong
 */
export function parseCron(text: string): CronExpression {
  const fields = text.trim().toUpperCase().split(/\s+/);
  if (fields.length < 6 || fields.length > 7) {
    throw new CronError(`Expected 6 or 7 fields (seconds minutes hours day month weekday [year]), got "${text}"`);
  }
  const [second, minute, hour, dayOfMonth, month, dayOfWeek, year = '*'] = fields;
  return {
    text,
    second: readSingle(second, 'Seconds'),
    minute: readSingle(minute, 'Minutes'),
    hours: readSet(hour, hourField),
    months: readSet(month, monthField),
    years: year === '*' ? undefined : readSet(year, yearField),
    matchesDay: dayTest(dayOfMonth, dayOfWeek),
  };
}

const daysSearched = 366 * 12;

function fireTimeOn(cron: CronExpression, day: DateTime, after: number): number | undefined {
  if (!cron.months.has(day.month) || (cron.years && !cron.years.has(day.year)) || !cron.matchesDay(day))
    return undefined;
  const times = [...cron.hours].sort((a, b) => a - b);
  return times
    .map((hour) => day.set({ hour, minute: cron.minute, second: cron.second }).toMillis())
    .find((time) => time > after);
}

/**
 * The next time at which the expression fires.
 * @param after milliseconds since 1970-01-01T00:00Z; the result is later
 * @param timeZone IANA name of the scheduling user's time zone
 * @returns milliseconds, or undefined when it never fires again
 */
export function nextFireTime(cron: CronExpression, after: number, timeZone: string): number | undefined {
  let day = DateTime.fromMillis(after, { zone: timeZone }).startOf('day');
  const firstYear = cron.years ? Math.min(...[...cron.years].filter((year) => year >= day.year)) : day.year;
  if (!Number.isFinite(firstYear)) return undefined;
  if (firstYear > day.year) day = day.set({ year: firstYear, month: 1, day: 1 });
  for (let count = 0; count < daysSearched; count++) {
    const time = fireTimeOn(cron, day, after);
    if (time !== undefined) return time;
    day = day.plus({ days: 1 });
  }
  return undefined;
}
