import { ApexBlob } from '../../../runtime/blob.ts';
import type { ApexList, ApexSet } from '../../../runtime/collections.ts';
import type { ApexDatetime } from '../../../runtime/dates.ts';
import { textOf } from '../../../runtime/text.ts';
import { required } from '../../support.ts';
import { text } from './receiver.ts';

/** Fills `{0}` … into a template; `''` is a single quote, and text between single quotes is left as it is. */
function format(template: string, values: readonly unknown[]): string {
  return template.replace(/''|'([^']*)'|\{(\d+)\}/g, (part: string, quoted?: string, index?: string) => {
    if (part === "''") return "'";
    if (quoted !== undefined) return quoted;
    const at = Number(index);
    return at < values.length ? textOf(values[at]) : part;
  });
}

const joined = (items: Iterable<unknown>, separator: string | null): string =>
  [...items].map((item) => (item === null ? '' : textOf(item))).join(text(separator));

/** The Datetime's text in the running user's time zone is that of GMT with `valueOfGmt`. */
export const createMembers = {
  'static String valueOf(Object value)': (value: unknown) => (value === null ? null : textOf(value)),
  'static String valueOfGmt(Datetime value)': (value: ApexDatetime | null) => required(value).toString(),
  'static String join(List<Object> items, String separator)': (items: ApexList | null, separator: string | null) =>
    joined(required(items), separator),
  'static String join(Set<Object> items, String separator)': (items: ApexSet | null, separator: string | null) =>
    joined(required(items), separator),
  'static String join(Iterable<Object> items, String separator)': (
    items: ApexList | ApexSet | null,
    separator: string | null,
  ) => joined(required(items), separator),
  'static String format(String template, List<Object> values)': (template: string | null, values: ApexList | null) =>
    format(text(template), values?.items ?? []),
  'static String fromCharArray(List<Integer> characters)': (characters: ApexList) =>
    characters.items.map((code) => String.fromCodePoint(Number(code))).join(''),
  'static String fromBlob(Blob value)': (value: ApexBlob | null) => required(value).toText() ?? '',
  'String intern()': (self: string) => self,
  'String toString()': (self: string) => self,
};
