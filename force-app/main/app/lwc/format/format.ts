import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/** An amount with its currency, such as `$1,200.00`; a dash where there is none. */
export function money(amount: number | null | undefined, currency: string): string {
  if (amount === null || amount === undefined) return '–';
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).format(amount);
}

/** An amount in few characters for charts, such as `$1.2K`. */
export function compactMoney(amount: number, currency: string): string {
  const format = { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALE, format).format(amount);
}

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value);
}

/** A share of one as a whole percentage. */
export function percent(share: number): string {
  return new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A share of one as a percentage with one decimal, such as `98.4%`; a dash where there is none. */
export function rate(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const format = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALE, format).format(value);
}

/** The month of a Date with its year, such as `Nov 2026`. */
export function month(value: string): string {
  const format = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE, format).format(new Date(value));
}

/** The month of a Date without its year, such as `Nov`. */
export function monthName(value: string): string {
  return new Intl.DateTimeFormat(LOCALE, { month: 'short', timeZone: 'UTC' }).format(new Date(value));
}

/** A Date (`2026-11-23`) or a Datetime as a day of the user's calendar; empty where there is none. */
export function day(value: string | null | undefined): string {
  if (!value) return '';
  const timeZone = isDate(value) ? 'UTC' : TIME_ZONE;
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone }).format(new Date(value));
}

/** A Datetime as a day without its year, such as `Nov 23`. */
export function shortDay(value: string): string {
  return new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: TIME_ZONE }).format(
    new Date(value),
  );
}

/** A Datetime with its time of day in the user's time zone; empty where there is none. */
export function moment(value: string | null | undefined): string {
  if (!value) return '';
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE } as const;
  return new Intl.DateTimeFormat(LOCALE, format).format(new Date(value));
}

/** Puts values into a label's `{0}`, `{1}`, … */
export function fill(label: string, ...values: (string | number)[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** The label for one, or the label for any other number, with the number put in. */
export function counted(one: string, many: string, value: number): string {
  return fill(value === 1 ? one : many, count(value));
}

function isDate(value: string): boolean {
  return value.length === 'yyyy-mm-dd'.length;
}
