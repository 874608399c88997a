import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBroken, table } from './measure.ts';

const measure = { bench: 'refresh', what: 'a chunk: queries', unit: '' };

test('a measure may be as much as its bound and no more', () => {
  assert.equal(isBroken({ ...measure, value: 8, bound: 8 }), false);
  assert.equal(isBroken({ ...measure, value: 9, bound: 8 }), true);
  assert.equal(isBroken({ ...measure, value: 9 }), false);
});

test('the table shows each bound, and which one is broken', () => {
  const lines = table([
    { ...measure, value: 8, bound: 8 },
    { ...measure, value: 1234.5678, bound: 1000, unit: 'ms' },
    { ...measure, value: 3, unit: 'ms' },
  ]).split('\n');
  assert.deepEqual(lines, [
    'refresh  a chunk: queries         8  (at most 8)',
    'refresh  a chunk: queries  1,234.57  ms (at most 1,000) ✖ TOO MUCH',
    'refresh  a chunk: queries         3  ms',
  ]);
});
