import { ApexList } from '../../runtime/collections.ts';
import { apexException, unsupported } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';
import { javaRegexSource, RegexProblem } from './javaRegex.ts';
import { MatcherValue } from './matcher.ts';

const compiled = new Map<string, string>();

/**
 * The JavaScript source of an Apex pattern; remembered, since the same few patterns come again and again.
 * @throws StringException for a wrong pattern
 */
export function regexSource(pattern: string): string {
  let source = compiled.get(pattern);
  if (source === undefined) {
    source = translate(pattern);
    compiled.set(pattern, source);
  }
  return source;
}

function translate(pattern: string): string {
  try {
    return javaRegexSource(pattern);
  } catch (problem) {
    if (!(problem instanceof RegexProblem)) throw problem;
    if (problem.isUnsupported) throw unsupported(problem.message, `pattern ${pattern}`);
    const { index, message } = problem;
    throw apexException('StringException', `Invalid regex at character ${index}: ${message}`);
  }
}

/** Splits as Java does: leading empty parts stay, trailing ones go unless a limit says otherwise. */
export function splitBy(pattern: string, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(regexSource(pattern), 'gv'))) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (match[0] === '' && match.index === text.length) continue;
    parts.push(text.slice(from, match.index));
    from = end;
  }
  parts.push(text.slice(from));
  if (limit === 0 && parts.length > 1) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

/** Whether the whole text matches. */
export const matchesWhole = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${regexSource(pattern)})$`, 'v').test(text);

/** A `System.Pattern`. */
export class PatternValue extends SystemObject {
  readonly pattern: string;
  readonly source: string;

  constructor(pattern: string) {
    super(systemType('Pattern'));
    this.pattern = pattern;
    this.source = regexSource(pattern);
  }

  override toString(): string {
    return this.pattern;
  }
}

const quote = (text: string): string => `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;

/** Salesforce: Apex Reference, "Pattern Class". */
export const pattern = defineClass('Pattern', {
  members: {
    'static Pattern compile(String regExp)': (regExp: string | null) => new PatternValue(required(regExp)),
    'static Boolean matches(String regExp, String text)': (regExp: string | null, text: string | null) =>
      matchesWhole(required(regExp), required(text)),
    'static String quote(String text)': (text: string | null) => quote(required(text)),
    'Matcher matcher(String text)': (self: PatternValue, text: string | null) => new MatcherValue(self, required(text)),
    'String pattern()': (self: PatternValue) => self.pattern,
    'List<String> split(String text)': (self: PatternValue, text: string | null) =>
      new ApexList(types.string, splitBy(self.pattern, required(text), 0)),
    'List<String> split(String text, Integer limit)': (self: PatternValue, text: string | null, limit: number | null) =>
      new ApexList(types.string, splitBy(self.pattern, required(text), required(limit))),
    'String toString()': (self: PatternValue) => self.pattern,
  },
});
