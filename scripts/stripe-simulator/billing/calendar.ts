export const DAY = 86_400;
export const HOUR = 3_600;

/** How often something is billed: every `count` days, weeks, months or years. */
export interface Interval {
  interval: string;
  interval_count: number;
}

const MONTHS: Record<string, number> = { month: 1, year: 12 };
const SECONDS: Record<string, number> = { day: DAY, week: 7 * DAY };

/**
 * The first boundary after `from` of the periods that start at `anchor`. Months are counted from the anchor, so that a
 * subscription of the 31st comes back to the 31st after a shorter month.
 */
export function nextBoundary(anchor: number, from: number, every: Interval): number {
  const seconds = SECONDS[every.interval];
  if (seconds) {
    const length = seconds * every.interval_count;
    return anchor + (Math.floor((from - anchor) / length) + 1) * length;
  }
  const months = (MONTHS[every.interval] ?? 1) * every.interval_count;
  let periods = Math.max(0, Math.floor((monthIndex(from) - monthIndex(anchor)) / months));
  while (addMonths(anchor, periods * months) <= from) periods++;
  return addMonths(anchor, periods * months);
}

/** The same day and time of a later month, or that month's last day. */
export function addMonths(second: number, months: number): number {
  const date = new Date(second * 1000);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const target = new Date(first);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const timeOfDay = second - Math.floor(second / DAY) * DAY;
  return first / 1000 + (Math.min(date.getUTCDate(), lastDay) - 1) * DAY + timeOfDay;
}

export function sameInterval(one: Interval, other: Interval): boolean {
  return one.interval === other.interval && one.interval_count === other.interval_count;
}

/** A day as it stands in the text of an invoice line: "23 Nov 2026". */
export function formatDay(second: number): string {
  const [, day, month, year] = new Date(second * 1000).toUTCString().split(' ');
  return `${Number(day)} ${month} ${year}`;
}

function monthIndex(second: number): number {
  const date = new Date(second * 1000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
