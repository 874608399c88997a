import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './apex.ts';

/** Apex that must not compile, and what the platform says of it. */
export type Refusal = readonly [source: string, message: string];

/** A body of a method, a member of a class, or a whole file. */
const frames = {
  body: (source: string): string => `public class Sample { void m() { ${source} } }`,
  member: (source: string): string => `public class Sample { ${source} }`,
  unit: (source: string): string => source,
};

/** Makes a test of each refusal. */
export function refuses(frame: keyof typeof frames, refusals: readonly Refusal[]): void {
  for (const [source, message] of refusals) {
    test(`${source} is refused`, () => {
      const messages = problemsOf(frames[frame](source)).map((problem) => problem.replace(/^\d+:\d+: /, ''));
      assert.ok(messages.includes(message), `expected "${message}", but found: ${messages.join('; ') || 'no problem'}`);
    });
  }
}

/** Makes a test of each source that looks like a refused one and is Apex. */
export function accepts(frame: keyof typeof frames, sources: readonly string[]): void {
  for (const source of sources) {
    test(`${source} compiles`, () => assert.deepEqual(problemsOf(frames[frame](source)), []));
  }
}
