import { DateTime, type DurationLike } from 'luxon';

/** A stretch of time; the end is outside. */
export interface DateRange {
  readonly start: DateTime;
  readonly end: DateTime;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Weeks begin on Sunday, as in en_US. */
function startOf(moment: DateTime, unit: Unit): DateTime {
  if (unit !== 'week') return moment.startOf(unit);
  return moment.startOf('day').minus({ days: moment.weekday % 7 });
}

const plus = (moment: DateTime, unit: Unit, count: number): DateTime =>
  moment.plus({ [`${unit}s`]: count } as DurationLike);

/**
 * The days that a date literal stands for. Fiscal years are calendar years.
 * @param name in upper case, such as `LAST_N_DAYS` or `THIS_WEEK`
 * @param count the N of `LAST_N_DAYS:N`
 * @param now in the user's time zone
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
export function dateLiteralRange(name: string, count: number, now: DateTime): DateRange {
  const today = now.startOf('day');
  const day = (offset: number): DateRange => ({
    start: today.plus({ days: offset }),
    end: today.plus({ days: offset + 1 }),
  });
  if (name === 'YESTERDAY') return day(-1);
  if (name === 'TODAY') return day(0);
  if (name === 'TOMORROW') return day(1);
  if (name === 'LAST_90_DAYS') return { start: today.minus({ days: 90 }), end: today.plus({ days: 1 }) };
  if (name === 'NEXT_90_DAYS') return { start: today.plus({ days: 1 }), end: today.plus({ days: 91 }) };
  return unitRange(name.replace('FISCAL_', ''), count, today);
}

function unitRange(name: string, count: number, today: DateTime): DateRange {
  const [, direction, unitName] = /^(LAST_N|NEXT_N|N|LAST|THIS|NEXT)_([A-Z]+?)S?(?:_AGO)?$/.exec(name) ?? [];
  const unit = (unitName ?? '').toLowerCase() as Unit;
  const current = startOf(today, unit);
  const span = (from: number, to: number): DateRange => ({
    start: plus(current, unit, from),
    end: plus(current, unit, to),
  });
  switch (direction) {
    case 'LAST':
      return span(-1, 0);
    case 'THIS':
      return span(0, 1);
    case 'NEXT':
      return span(1, 2);
    case 'N':
      return span(-count, 1 - count);
    case 'NEXT_N':
      return span(1, count + 1);
    case 'LAST_N':
      // The last n days end with today; the last n weeks, months … end before the current one.
      return unit === 'day' ? span(-count, 1) : span(-count, 0);
    default:
      throw new Error(`Date literal ${name} is not known`);
  }
}

/**
 * A part of a date, as the SOQL date functions give it.
 * @param name such as `CALENDAR_MONTH`
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_date_functions.htm
 */
export function datePart(name: string, moment: DateTime): number {
  switch (name.replace('FISCAL_', 'CALENDAR_')) {
    case 'CALENDAR_MONTH':
      return moment.month;
    case 'CALENDAR_QUARTER':
      return moment.quarter;
    case 'CALENDAR_YEAR':
      return moment.year;
    case 'DAY_IN_MONTH':
      return moment.day;
    case 'DAY_IN_WEEK':
      return (moment.weekday % 7) + 1;
    case 'DAY_IN_YEAR':
      return moment.ordinal;
    case 'DAY_ONLY':
      return Math.floor(DateTime.utc(moment.year, moment.month, moment.day).toMillis() / 86_400_000);
    case 'HOUR_IN_DAY':
      return moment.hour;
    case 'WEEK_IN_MONTH':
      return Math.floor((moment.day - 1) / 7) + 1;
    case 'WEEK_IN_YEAR':
      return Math.floor((moment.ordinal - 1) / 7) + 1;
    default:
      throw new Error(`Date function ${name} is not known`);
  }
}
