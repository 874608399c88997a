import { DateTime } from 'luxon';
import { ApexDate } from '../runtime/dates.ts';
import { current } from '../runtime/transaction.ts';

/** The date that an instant has in the running user's time zone. @param milliseconds UTC, since 1970 */
export function localDate(milliseconds: number): ApexDate {
  const local = DateTime.fromMillis(milliseconds, { zone: current().user.timeZone });
  return ApexDate.of(local.year, local.month, local.day);
}
