import { session } from '../platform/session.ts';

/** A Date (`2026-11-23`) or a Datetime of the REST API as a day of the user's calendar. */
export function showDay(value: unknown): string {
  if (typeof value !== 'string') return '';
  const { locale, timeZone } = session().user;
  const isDate = value.length === 10;
  return new Date(value).toLocaleDateString(locale, { dateStyle: 'medium', timeZone: isDate ? 'UTC' : timeZone });
}
