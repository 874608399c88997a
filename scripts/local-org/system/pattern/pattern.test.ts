import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexList } from '../../runtime/collections.ts';
import { apexError, call } from '../memberCalls.testing.ts';
import { MatcherValue } from './matcher.ts';
import { PatternValue } from './pattern.ts';

const matcher = (pattern: string, text: string): MatcherValue => new MatcherValue(new PatternValue(pattern), text);
const items = (value: unknown): unknown[] => (value instanceof ApexList ? value.items : []);

test('find goes on behind the last match, and past an empty one', () => {
  const numbers = matcher('(\\d+)(x)?', 'a1b22x');
  assert.ok(numbers.find());
  assert.deepEqual(
    [numbers.group(1), numbers.group(2), numbers.bounds(0), numbers.bounds(2)],
    ['1', null, [1, 2], [-1, -1]],
  );
  assert.ok(numbers.find());
  assert.deepEqual([numbers.group(0), numbers.bounds(1)], ['22x', [3, 5]]);
  assert.ok(!numbers.find());
  const empty = matcher('x*', 'ab');
  assert.deepEqual([empty.find(), empty.find(), empty.find(), empty.find()], [true, true, true, false]);
});

test('matches takes the whole region, lookingAt its beginning', () => {
  assert.ok(!matcher('a', 'ab').matches());
  assert.ok(matcher('a', 'ab').lookingAt());
  assert.ok(matcher('b', 'abc').region(1, 2).matches());
});

test('asking for a group without a match is an error', () => {
  const fresh = matcher('a(b)', 'ab');
  assert.throws(() => fresh.group(0), apexError('StringException', /No match found/));
  fresh.find();
  assert.throws(() => fresh.group(2), apexError('StringException', /No group 2/));
  assert.equal(fresh.groupCount, 1);
});

test('replacements name groups by number and name', () => {
  assert.equal(matcher('(?<first>\\w)(\\w)', 'abcd').replace('$2${first}', true), 'badc');
  assert.equal(matcher('(a)', 'a').replace('$10\\$', true), 'a0$');
  assert.throws(() => matcher('(a)', 'a').replace('$2', true), apexError('StringException', /No group 2/));
});

test('quoted text is taken as it stands, split drops what is empty at the end', () => {
  const quoted = call('Pattern', 'quote(', 'a.b\\E*');
  assert.equal(call('Pattern', 'matches(', quoted, 'a.b\\E*'), true);
  assert.deepEqual(items(call('Pattern', 'split(String text)', new PatternValue(','), 'a,b,,')), ['a', 'b']);
});

test('a wrong pattern is a StringException', () => {
  assert.throws(() => call('Pattern', 'compile(', '('), apexError('StringException', /Unclosed group/));
});
