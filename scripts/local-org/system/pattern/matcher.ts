import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { defineClass } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';
import type { PatternValue } from './pattern.ts';
import { expandReplacement } from './replacement.ts';

/** A `System.Matcher`: a pattern on its way through a text. */
export class MatcherValue extends SystemObject {
  pattern: PatternValue;
  text: string;
  regionStart = 0;
  regionEnd: number;
  #match: RegExpExecArray | null = null;
  /** Where the next `find` looks, counted from the start of the region. */
  #next = 0;

  constructor(pattern: PatternValue, text: string) {
    super(systemType('Matcher'));
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  /** Tries the whole region, its beginning, or the next place in it. */
  matches(): boolean {
    return this.#run(`^(?:${this.pattern.source})$`, 0);
  }

  lookingAt(): boolean {
    return this.#run(`^(?:${this.pattern.source})`, 0);
  }

  find(): boolean {
    return this.#run(this.pattern.source, this.#next);
  }

  #run(source: string, from: number): boolean {
    const region = this.text.slice(this.regionStart, this.regionEnd);
    const regex = new RegExp(source, 'dgv');
    regex.lastIndex = from;
    this.#match = from > region.length ? null : regex.exec(region);
    if (this.#match) {
      const end = this.#match.index + this.#match[0].length;
      this.#next = this.#match[0] === '' ? end + 1 : end;
    }
    return this.#match !== null;
  }

  reset(): this {
    this.regionStart = 0;
    this.regionEnd = this.text.length;
    this.#match = null;
    this.#next = 0;
    return this;
  }

  region(start: number, end: number): this {
    if (start < 0 || end > this.text.length || start > end)
      throw apexException('StringException', 'Region out of bounds');
    this.reset();
    this.regionStart = start;
    this.regionEnd = end;
    return this;
  }

  get groupCount(): number {
    return (new RegExp(`${this.pattern.source}|`, 'v').exec('')?.length ?? 1) - 1;
  }

  /** The match that was found last. @throws StringException when there is none */
  get found(): RegExpExecArray {
    if (this.#match) return this.#match;
    throw apexException('StringException', 'No match found');
  }

  group(index: number): string | null {
    this.#checkGroup(index);
    return this.found[index] ?? null;
  }

  /** Start and end of a group, or -1 twice when it took no part. */
  bounds(index: number): readonly [number, number] {
    this.#checkGroup(index);
    const span = this.found.indices?.[index];
    return span ? [span[0] + this.regionStart, span[1] + this.regionStart] : [-1, -1];
  }

  #checkGroup(index: number): void {
    if (index < 0 || index >= this.found.length) throw apexException('StringException', `No group ${index}`);
  }

  replace(replacement: string, isGlobal: boolean): string {
    this.reset();
    return this.text.replace(new RegExp(this.pattern.source, isGlobal ? 'gv' : 'v'), (...args: unknown[]) =>
      expandReplacement(replacement, args),
    );
  }
}

function findFrom(self: MatcherValue, index: number): boolean {
  if (index < 0 || index > self.text.length) throw apexException('StringException', 'Illegal start index');
  const { text } = self;
  self.region(index, text.length);
  return self.find();
}

/** Salesforce: Apex Reference, "Matcher Class". Bounds are anchoring and opaque, as they are by default. */
export const matcher = defineClass('Matcher', {
  members: {
    'Boolean matches()': (self: MatcherValue) => self.matches(),
    'Boolean lookingAt()': (self: MatcherValue) => self.lookingAt(),
    'Boolean find()': (self: MatcherValue) => self.find(),
    'Boolean find(Integer start)': (self: MatcherValue, start: number | null) => findFrom(self, required(start)),
    'String group()': (self: MatcherValue) => self.group(0),
    'String group(Integer index)': (self: MatcherValue, index: number | null) => self.group(required(index)),
    'Integer groupCount()': (self: MatcherValue) => self.groupCount,
    'Integer start()': (self: MatcherValue) => self.bounds(0)[0],
    'Integer start(Integer index)': (self: MatcherValue, index: number | null) => self.bounds(required(index))[0],
    'Integer end()': (self: MatcherValue) => self.bounds(0)[1],
    'Integer end(Integer index)': (self: MatcherValue, index: number | null) => self.bounds(required(index))[1],
    'Pattern pattern()': (self: MatcherValue) => self.pattern,
    'Matcher usePattern(Pattern pattern)': (self: MatcherValue, pattern: PatternValue | null) => {
      self.pattern = required(pattern);
      return self;
    },
    'Matcher reset()': (self: MatcherValue) => self.reset(),
    'Matcher reset(String text)': (self: MatcherValue, text: string | null) => {
      self.text = required(text);
      return self.reset();
    },
    'Matcher region(Integer start, Integer finish)': (
      self: MatcherValue,
      start: number | null,
      finish: number | null,
    ) => self.region(required(start), required(finish)),
    'Integer regionStart()': (self: MatcherValue) => self.regionStart,
    'Integer regionEnd()': (self: MatcherValue) => self.regionEnd,
    'String replaceAll(String replacement)': (self: MatcherValue, replacement: string | null) =>
      self.replace(required(replacement), true),
    'String replaceFirst(String replacement)': (self: MatcherValue, replacement: string | null) =>
      self.replace(required(replacement), false),
    'static String quoteReplacement(String text)': (text: string | null) => required(text).replace(/[\\$]/g, '\\$&'),
    'Boolean hasAnchoringBounds()': () => true,
    'Boolean hasTransparentBounds()': () => false,
    'Boolean hitEnd()': refuse('Matcher.hitEnd'),
    'Boolean requireEnd()': refuse('Matcher.requireEnd'),
    'Matcher useAnchoringBounds(Boolean isAnchoring)': refuse('Matcher.useAnchoringBounds'),
    'Matcher useTransparentBounds(Boolean isTransparent)': refuse('Matcher.useTransparentBounds'),
  },
});
