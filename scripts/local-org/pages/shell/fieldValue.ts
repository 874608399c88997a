import { session } from '../platform/session.ts';
import { recordUrl, valueAt } from './records.ts';
import type { FieldDescription } from './records.ts';

/** A value of a record, ready to be shown. */
export interface ShownField {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  /** Address that the text leads to. */
  readonly url?: string;
  readonly isChecked?: boolean;
}

/** Standard objects that are called by another field than Name. */
const otherNames: Readonly<Record<string, string>> = {
  Case: 'CaseNumber',
  Contract: 'ContractNumber',
  Event: 'Subject',
  Task: 'Subject',
};

/** The path that a query has to select to show a field: for a lookup the other record's name. */
export function selectedPath(field: FieldDescription): string {
  if (!isLookup(field)) return field.name;
  const [target] = field.referenceTo;
  const name = field.referenceTo.length === 1 && target !== undefined ? otherNames[target] : undefined;
  return `${field.relationshipName}.${name ?? 'Name'}`;
}

const isLookup = (field: FieldDescription): boolean => field.type === 'reference' && field.relationshipName !== null;

const formatters: Readonly<Record<string, (value: string) => string>> = {
  currency: (value) => money(Number(value)),
  double: (value) => Number(value).toLocaleString(session().user.locale),
  int: (value) => Number(value).toLocaleString(session().user.locale),
  percent: (value) => `${Number(value).toLocaleString(session().user.locale)}%`,
  date: (value) => new Date(value).toLocaleDateString(session().user.locale, { timeZone: 'UTC' }),
  datetime: (value) => moment(value),
};

/** An amount in the org's currency. */
export function money(amount: number): string {
  return amount.toLocaleString(session().user.locale, { style: 'currency', currency: session().currency });
}

/** A point in time in the user's time zone. */
export function moment(value: string): string {
  const { locale, timeZone } = session().user;
  return new Date(value).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

/** Shows one field of a row that selected {@link selectedPath}. */
export function showField(field: FieldDescription, row: Readonly<Record<string, unknown>>): ShownField {
  const value = valueAt(row, selectedPath(field));
  const shown = { name: field.name, label: field.label.replace(/ ID$/, ''), text: '' };
  if (field.type === 'boolean') return { ...shown, isChecked: value === true };
  if (value === null || value === undefined) return shown;
  const text = formatters[field.type]?.(String(value)) ?? String(value);
  const url = urlOf(field, row, text);
  return url === undefined ? { ...shown, text } : { ...shown, text, url };
}

function urlOf(field: FieldDescription, row: Readonly<Record<string, unknown>>, text: string): string | undefined {
  if (field.type === 'url') return /^https?:/.test(text) ? text : `https://${text}`;
  if (field.type === 'email') return `mailto:${text}`;
  if (field.type === 'phone') return `tel:${text}`;
  const [target] = field.referenceTo;
  const id = row[field.name];
  if (!isLookup(field) || target === undefined || target === 'User' || typeof id !== 'string') return undefined;
  return recordUrl(target, id);
}
