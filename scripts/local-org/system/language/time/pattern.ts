import type { DateTime } from 'luxon';
import { apexException } from '../../../runtime/exceptions.ts';

type Part = (at: DateTime, count: number) => string;

const number = (value: number, count: number): string => String(value).padStart(count, '0');
const isoMonday = 1;

/** Letters of Java's SimpleDateFormat; the platform formats Datetimes with it. */
const parts: Readonly<Record<string, Part>> = {
  G: (at) => (at.year > 0 ? 'AD' : 'BC'),
  y: (at, count) => (count === 2 ? number(at.year % 100, 2) : number(at.year, count)),
  Y: (at, count) => number(at.weekYear, count),
  M: (at, count) => (count >= 4 ? at.toFormat('LLLL') : count === 3 ? at.toFormat('LLL') : number(at.month, count)),
  L: (at, count) => (count >= 4 ? at.toFormat('LLLL') : count === 3 ? at.toFormat('LLL') : number(at.month, count)),
  w: (at, count) => number(at.weekNumber, count),
  D: (at, count) => number(at.ordinal, count),
  d: (at, count) => number(at.day, count),
  E: (at, count) => at.toFormat(count >= 4 ? 'cccc' : 'ccc'),
  u: (at, count) => number(at.weekday === 0 ? isoMonday : at.weekday, count),
  a: (at) => (at.hour < 12 ? 'AM' : 'PM'),
  H: (at, count) => number(at.hour, count),
  k: (at, count) => number(at.hour === 0 ? 24 : at.hour, count),
  K: (at, count) => number(at.hour % 12, count),
  h: (at, count) => number(at.hour % 12 === 0 ? 12 : at.hour % 12, count),
  m: (at, count) => number(at.minute, count),
  s: (at, count) => number(at.second, count),
  S: (at, count) => number(at.millisecond, count),
  z: (at, count) => (at.zoneName === 'UTC' ? 'GMT' : at.toFormat(count >= 4 ? 'ZZZZZ' : 'ZZZZ')),
  Z: (at) => at.toFormat('ZZZ'),
  X: (at, count) =>
    at.offset === 0
      ? 'Z'
      : at.toFormat(count >= 3 ? 'ZZ' : count === 2 ? 'ZZZ' : 'ZZZ').slice(0, count === 1 ? 3 : undefined),
};

/**
 * Formats an instant as Java's SimpleDateFormat does.
 * @param pattern letters such as `yyyy-MM-dd'T'HH:mm:ss`
 * @throws IllegalArgumentException for a letter that is no part of a date
 */
export function formatPattern(at: DateTime, pattern: string): string {
  const english = at.setLocale('en-US');
  return pattern.replace(/''|'((?:[^']|'')*)'|([A-Za-z])\2*/g, (found: string, quoted?: string) => {
    if (found === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    const part = parts[found[0]];
    if (!part) throw apexException('IllegalArgumentException', `Illegal pattern character '${found[0]}'`);
    return part(english, found.length);
  });
}
