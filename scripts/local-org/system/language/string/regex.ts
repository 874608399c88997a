import { ApexList } from '../../../runtime/collections.ts';
import { apexException, unsupported } from '../../../runtime/exceptions.ts';
import { types } from '../../../runtime/typeRef.ts';
import { javaRegexSource, RegexProblem } from '../../pattern/javaRegex.ts';
import { text } from './receiver.ts';

const compiled = new Map<string, RegExp>();

/** The JavaScript expression of a Java pattern. @throws StringException when the pattern is wrong */
function regex(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  try {
    const made = new RegExp(javaRegexSource(pattern), 'gv');
    compiled.set(pattern, made);
    return made;
  } catch (problem) {
    if (problem instanceof RegexProblem && problem.isUnsupported)
      throw unsupported(problem.message, `pattern ${pattern}`);
    throw apexException('StringException', `Invalid regex: ${problem instanceof Error ? problem.message : pattern}`);
  }
}

/** Java's replacement text (`$1`, `${name}`, `\$`) applied to a match. */
function expand(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(/\\(.)|\$\{(\w+)\}|\$(\d)/gs, (_, escaped?: string, name?: string, group?: string) => {
    if (escaped !== undefined) return escaped;
    return (name !== undefined ? match.groups?.[name] : match[Number(group)]) ?? '';
  });
}

function replace(self: string, pattern: string, replacement: string, onlyFirst: boolean): string {
  let result = '';
  let end = 0;
  for (const match of self.matchAll(regex(pattern))) {
    result += self.slice(end, match.index) + expand(replacement, match);
    end = match.index + match[0].length;
    if (onlyFirst) break;
  }
  return result + self.slice(end);
}

/** Java's split: a match of nothing at the beginning does not split; without a limit, empty parts at the end go. */
function split(self: string, pattern: string, limit: number): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of self.matchAll(regex(pattern))) {
    if (limit > 0 && parts.length === limit - 1) break;
    const next = match.index + match[0].length;
    if (next === 0 || (match[0] === '' && match.index >= self.length)) continue;
    parts.push(self.slice(end, match.index));
    end = next;
  }
  parts.push(self.slice(end));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}

const list = (items: readonly string[]): ApexList => new ApexList(types.string, [...items]);

/** Methods that take a regular expression. Salesforce: Apex Reference, "String Class". */
export const regexMembers = {
  'String replaceAll(String pattern, String replacement)': (self: string, pattern: string | null, by: string | null) =>
    replace(self, text(pattern), text(by), false),
  'String replaceFirst(String pattern, String replacement)': (
    self: string,
    pattern: string | null,
    by: string | null,
  ) => replace(self, text(pattern), text(by), true),
  'List<String> split(String pattern)': (self: string, pattern: string | null) => list(split(self, text(pattern), 0)),
  'List<String> split(String pattern, Integer limit)': (self: string, pattern: string | null, limit: number) =>
    list(split(self, text(pattern), limit)),
};
