import { ApexList } from '../../../runtime/collections.ts';
import { types } from '../../../runtime/typeRef.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { checkRange, codePoints, text } from './receiver.ts';

const list = (items: readonly unknown[], of = types.string): ApexList => new ApexList(of, [...items]);

function pad(self: string, size: number, by: string | null, left: boolean): string {
  const padding = by === null || by === '' ? ' ' : by;
  const missing = Math.max(0, size - self.length);
  const added = padding.repeat(Math.ceil(missing / padding.length)).slice(0, missing);
  return left ? added + self : self + added;
}

function center(self: string, size: number, by: string | null): string {
  const left = Math.floor(Math.max(0, size - self.length) / 2);
  return pad(pad(self, self.length + left, by, true), size, by, false);
}

function abbreviate(self: string, width: number, offset = 0): string {
  if (width < 4) throw apexException('IllegalArgumentException', 'Minimum abbreviation width is 4');
  if (self.length <= width) return self;
  const start = Math.min(offset, self.length - (width - 3));
  if (start <= 4) return `${self.slice(0, width - 3)}...`;
  if (width < 7) throw apexException('IllegalArgumentException', 'Minimum abbreviation width with offset is 7');
  const end = self.length - start <= width - 3 ? self.length : start + width - 6;
  const begin = end === self.length ? self.length - (width - 3) : start;
  return `...${self.slice(begin, end)}${end === self.length ? '' : '...'}`;
}

function substring(self: string, start: number, end = self.length): string {
  checkRange(self, start, end);
  return self.slice(start, end);
}

function between(self: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = self.indexOf(open);
  const end = start < 0 ? -1 : self.indexOf(close, start + open.length);
  return end < 0 ? null : self.slice(start + open.length, end);
}

/** The part of a String before or after a separator. @param missing what to give when it is not there */
function around(self: string, at: number, separator: string, side: 'before' | 'after', missing: string): string {
  if (at < 0) return missing;
  return side === 'before' ? self.slice(0, at) : self.slice(at + separator.length);
}

const splitByCase = (self: string, camel: boolean): string[] => {
  const parts = self.match(/\p{Lu}+|\p{Ll}+|\p{Nd}+|[^\p{Lu}\p{Ll}\p{Nd}]+/gu) ?? [];
  if (!camel) return [...parts];
  return parts.reduce<string[]>((joined, part) => {
    const before = joined.at(-1);
    if (before === undefined || !/^\p{Lu}+$/u.test(before) || !/^\p{Ll}/u.test(part)) return [...joined, part];
    const head = before.slice(0, -1);
    return [...joined.slice(0, -1), ...(head === '' ? [] : [head]), before.slice(-1) + part];
  }, []);
};

const swapCase = (self: string): string =>
  self.replace(/\p{L}/gu, (each) => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase()));

/** Methods that give another String. Salesforce: Apex Reference, "String Class". */
export const editMembers = {
  'String substring(Integer start)': (self: string, start: number) => substring(self, start),
  'String substring(Integer start, Integer end)': substring,
  'String substringAfter(String separator)': (self: string, by: string | null) =>
    around(self, self.indexOf(text(by)), text(by), 'after', ''),
  'String substringAfterLast(String separator)': (self: string, by: string | null) =>
    around(self, self.lastIndexOf(text(by)), text(by), 'after', ''),
  'String substringBefore(String separator)': (self: string, by: string | null) =>
    around(self, self.indexOf(text(by)), text(by), 'before', self),
  'String substringBeforeLast(String separator)': (self: string, by: string | null) =>
    around(self, self.lastIndexOf(text(by)), text(by), 'before', self),
  'String substringBetween(String tag)': (self: string, tag: string | null) => between(self, tag, tag),
  'String substringBetween(String open, String close)': between,
  'String left(Integer length)': (self: string, length: number) => self.slice(0, Math.max(0, length)),
  'String right(Integer length)': (self: string, length: number) =>
    self.slice(Math.max(0, self.length - Math.max(0, length))),
  'String mid(Integer start, Integer length)': (self: string, start: number, length: number) =>
    self.slice(Math.max(0, start), Math.max(0, start) + Math.max(0, length)),
  'String replace(String target, String replacement)': (self: string, target: string | null, by: string | null) =>
    self.split(text(target)).join(text(by)),
  'String remove(String part)': (self: string, part: string | null) =>
    part === null || part === '' ? self : self.split(part).join(''),
  'String removeStart(String part)': (self: string, part: string | null) =>
    part !== null && self.startsWith(part) ? self.slice(part.length) : self,
  'String removeStartIgnoreCase(String part)': (self: string, part: string | null) =>
    part !== null && self.toLowerCase().startsWith(part.toLowerCase()) ? self.slice(part.length) : self,
  'String removeEnd(String part)': (self: string, part: string | null) =>
    part !== null && part !== '' && self.endsWith(part) ? self.slice(0, -part.length) : self,
  'String removeEndIgnoreCase(String part)': (self: string, part: string | null) =>
    part !== null && part !== '' && self.toLowerCase().endsWith(part.toLowerCase())
      ? self.slice(0, -part.length)
      : self,
  'String deleteWhitespace()': (self: string) => self.replace(/\s/g, ''),
  'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/g, ' '),
  'String trim()': (self: string) => self.trim(),
  'String toLowerCase()': (self: string) => self.toLowerCase(),
  'String toLowerCase(String locale)': (self: string, locale: string | null) =>
    self.toLocaleLowerCase(text(locale).replace('_', '-')),
  'String toUpperCase()': (self: string) => self.toUpperCase(),
  'String toUpperCase(String locale)': (self: string, locale: string | null) =>
    self.toLocaleUpperCase(text(locale).replace('_', '-')),
  'String capitalize()': (self: string) => self.charAt(0).toUpperCase() + self.slice(1),
  'String uncapitalize()': (self: string) => self.charAt(0).toLowerCase() + self.slice(1),
  'String swapCase()': swapCase,
  'String reverse()': (self: string) => [...self].reverse().join(''),
  'String repeat(Integer times)': (self: string, times: number) => self.repeat(Math.max(0, times)),
  'String repeat(String separator, Integer times)': (self: string, separator: string | null, times: number) =>
    Array.from({ length: Math.max(0, times) }, () => self).join(separator ?? ''),
  'String leftPad(Integer size)': (self: string, size: number) => pad(self, size, ' ', true),
  'String leftPad(Integer size, String padding)': (self: string, size: number, by: string | null) =>
    pad(self, size, by, true),
  'String rightPad(Integer size)': (self: string, size: number) => pad(self, size, ' ', false),
  'String rightPad(Integer size, String padding)': (self: string, size: number, by: string | null) =>
    pad(self, size, by, false),
  'String center(Integer size)': (self: string, size: number) => center(self, size, ' '),
  'String center(Integer size, String padding)': center,
  'String abbreviate(Integer width)': (self: string, width: number) => abbreviate(self, width),
  'String abbreviate(Integer width, Integer offset)': abbreviate,
  'Integer charAt(Integer index)': (self: string, index: number) => {
    checkRange(self, index, index + 1);
    return self.charCodeAt(index);
  },
  'Integer codePointAt(Integer index)': (self: string, index: number) => {
    checkRange(self, index, index + 1);
    return self.codePointAt(index) ?? 0;
  },
  'Integer codePointBefore(Integer index)': (self: string, index: number) => {
    checkRange(self, index - 1, index);
    return codePoints(self.slice(0, index)).at(-1) ?? 0;
  },
  'Integer codePointCount(Integer start, Integer end)': (self: string, start: number, end: number) =>
    codePoints(substring(self, start, end)).length,
  'Integer offsetByCodePoints(Integer index, Integer offset)': (self: string, index: number, offset: number) =>
    index + [...self.slice(index)].slice(0, offset).join('').length,
  'List<Integer> getChars()': (self: string) =>
    list(
      Array.from({ length: self.length }, (_, at) => self.charCodeAt(at)),
      types.integer,
    ),
  'List<String> splitByCharacterType()': (self: string) => list(splitByCase(self, false)),
  'List<String> splitByCharacterTypeCamelCase()': (self: string) => list(splitByCase(self, true)),
};
