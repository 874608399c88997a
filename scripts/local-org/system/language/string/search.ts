import type { ApexList } from '../../../runtime/collections.ts';
import { text } from './receiver.ts';

/** Position of the first character of a String that the test accepts, or -1. */
function firstWhere(self: string, accepts: (character: string) => boolean): number {
  for (let at = 0; at < self.length; at++) if (accepts(self[at])) return at;
  return -1;
}

function ordinalIndex(self: string, part: string | null, ordinal: number, backwards: boolean): number {
  if (part === null) return -1;
  let at = backwards ? self.length + 1 : -1;
  for (let found = 0; found < ordinal; found++) {
    at = backwards ? (at <= 0 ? -1 : self.lastIndexOf(part, at - 1)) : self.indexOf(part, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** Length of the common beginning of Strings. */
function commonPrefix(texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  const [first] = texts;
  let length = 0;
  while (length < first.length && texts.every((each) => each[length] === first[length])) length++;
  return length;
}

function countMatches(self: string, part: string | null): number {
  return part === null || part === '' ? 0 : self.split(part).length - 1;
}

/** Least number of single-character changes from one String to another. */
function levenshtein(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}

const fold = (value: string): string => value.toLowerCase();

/** Methods that look for something in a String. Salesforce: Apex Reference, "String Class". */
export const searchMembers = {
  'Boolean contains(String part)': (self: string, part: string | null) => self.includes(text(part)),
  'Boolean containsIgnoreCase(String part)': (self: string, part: string | null) =>
    fold(self).includes(fold(text(part))),
  'Boolean containsAny(String characters)': (self: string, characters: string | null) =>
    characters !== null && firstWhere(self, (each) => characters.includes(each)) >= 0,
  'Boolean containsNone(String characters)': (self: string, characters: string | null) =>
    characters === null || firstWhere(self, (each) => characters.includes(each)) < 0,
  'Boolean containsOnly(String characters)': (self: string, characters: string | null) =>
    characters !== null && firstWhere(self, (each) => !characters.includes(each)) < 0,
  'Boolean containsWhitespace()': (self: string) => /\s/.test(self),
  'Boolean startsWith(String prefix)': (self: string, prefix: string | null) => self.startsWith(text(prefix)),
  'Boolean startsWithIgnoreCase(String prefix)': (self: string, prefix: string | null) =>
    fold(self).startsWith(fold(text(prefix))),
  'Boolean endsWith(String suffix)': (self: string, suffix: string | null) => self.endsWith(text(suffix)),
  'Boolean endsWithIgnoreCase(String suffix)': (self: string, suffix: string | null) =>
    fold(self).endsWith(fold(text(suffix))),
  'Integer indexOf(String part)': (self: string, part: string | null) => self.indexOf(text(part)),
  'Integer indexOf(String part, Integer start)': (self: string, part: string | null, start: number) =>
    self.indexOf(text(part), start),
  'Integer indexOfIgnoreCase(String part)': (self: string, part: string | null) => fold(self).indexOf(fold(text(part))),
  'Integer indexOfIgnoreCase(String part, Integer start)': (self: string, part: string | null, start: number) =>
    fold(self).indexOf(fold(text(part)), start),
  'Integer indexOfChar(Integer character)': (self: string, character: number) =>
    self.indexOf(String.fromCodePoint(character)),
  'Integer indexOfChar(Integer character, Integer start)': (self: string, character: number, start: number) =>
    self.indexOf(String.fromCodePoint(character), start),
  'Integer indexOfAny(String characters)': (self: string, characters: string | null) =>
    characters === null ? -1 : firstWhere(self, (each) => characters.includes(each)),
  'Integer indexOfAnyBut(String characters)': (self: string, characters: string | null) =>
    characters === null ? -1 : firstWhere(self, (each) => !characters.includes(each)),
  'Integer indexOfDifference(String other)': (self: string, other: string | null) => {
    const length = commonPrefix([self, text(other)]);
    return length === self.length && length === text(other).length ? -1 : length;
  },
  'Integer lastIndexOf(String part)': (self: string, part: string | null) => self.lastIndexOf(text(part)),
  'Integer lastIndexOf(String part, Integer end)': (self: string, part: string | null, end: number) =>
    self.lastIndexOf(text(part), end),
  'Integer lastIndexOfChar(Integer character)': (self: string, character: number) =>
    self.lastIndexOf(String.fromCodePoint(character)),
  'Integer lastIndexOfChar(Integer character, Integer end)': (self: string, character: number, end: number) =>
    self.lastIndexOf(String.fromCodePoint(character), end),
  'Integer lastIndexOfIgnoreCase(String part)': (self: string, part: string | null) =>
    fold(self).lastIndexOf(fold(text(part))),
  'Integer lastIndexOfIgnoreCase(String part, Integer end)': (self: string, part: string | null, end: number) =>
    fold(self).lastIndexOf(fold(text(part)), end),
  'Integer ordinalIndexOf(String part, Integer ordinal)': (self: string, part: string | null, ordinal: number) =>
    ordinalIndex(self, part, ordinal, false),
  'Integer lastOrdinalIndexOf(String part, Integer ordinal)': (self: string, part: string | null, ordinal: number) =>
    ordinalIndex(self, part, ordinal, true),
  'Integer countMatches(String part)': countMatches,
  'Integer getLevenshteinDistance(String other)': (self: string, other: string | null) =>
    levenshtein(self, text(other)),
  'Integer getLevenshteinDistance(String other, Integer threshold)': (
    self: string,
    other: string | null,
    threshold: number,
  ) => {
    const distance = levenshtein(self, text(other));
    return distance > threshold ? -1 : distance;
  },
  'String difference(String other)': (self: string, other: string | null) =>
    text(other).slice(commonPrefix([self, text(other)])),
  'static String getCommonPrefix(List<String> texts)': (texts: ApexList) => {
    const all = texts.items.map((each) => (each ?? '') as string);
    return (all[0] ?? '').slice(0, commonPrefix(all));
  },
};
