import { DateTime } from 'luxon';
import { ApexDatetime } from '../../../runtime/dates.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { current } from '../../../runtime/transaction.ts';

/** An instant on the clocks of a time zone. @param zone IANA name; the running user's when absent */
export function inZone(instant: ApexDatetime, zone: string = current().user.timeZone): DateTime {
  return DateTime.fromMillis(instant.milliseconds, { zone });
}

/** An instant on the clocks of Greenwich. */
export const inGmt = (instant: ApexDatetime): DateTime => DateTime.fromMillis(instant.milliseconds, { zone: 'UTC' });

const namesOfUtc = new Set(['UTC', 'GMT']);

/** Whether the running user's clocks show UTC, in which dates can be reckoned without a calendar of time zones. */
export const isUserInUtc = (): boolean => namesOfUtc.has(current().user.timeZone);

/**
 * The instant at which a zone's clocks show the given parts; parts out of range roll over.
 * @param parts year, month from 1, day, hour, minute, second
 * @returns milliseconds since 1970
 */
export function instantAt(parts: readonly number[], zone: string = current().user.timeZone): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  if (namesOfUtc.has(zone)) return ApexDatetime.ofUtc(year, month, day, hour, minute, second).milliseconds;
  const local = DateTime.fromObject({ year }, { zone })
    .plus({ months: month - 1, days: day - 1 })
    .set({ hour: 0 })
    .plus({ hours: hour, minutes: minute, seconds: second });
  return local.toMillis();
}

/** The time zone of that name. @throws as the platform, GMT for a name it does not know */
export function knownZone(name: string): string {
  return DateTime.utc().setZone(name).isValid ? name : 'UTC';
}

/** @throws TypeException for a text that is no date */
export function invalidDate(text: string): never {
  throw apexException('TypeException', `Invalid date: ${text}`);
}
