import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { countApexTests, countMeasures, countNodeTests } from './testCounts.ts';

test('counts of the Node runner are read from its closing lines', () => {
  const result = countNodeTests('ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n', 1);
  assert.deepEqual([result.passed, result.failed, result.skipped], [3, 1, 1]);
});

test('why tests were skipped is told beside the counts', () => {
  const spec = countNodeTests('﹣ a page (0.51ms) # no browser here\nℹ pass 0\nℹ skipped 1\n', 0);
  const tap = countNodeTests('ok 1 - a page # SKIP no browser here\n# pass 0\n# skipped 1\n', 0);
  assert.deepEqual([spec.note, tap.note], ['no browser here', 'no browser here']);
  assert.equal(countNodeTests('✔ a # b (1ms)\nℹ pass 1\n', 0).note, undefined);
});

test('a runner that dies without counts is a failure', () => {
  assert.equal(countNodeTests('Segmentation fault', 139).failed, 1);
});

test('a class that does not compile counts as failed Apex tests', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'counts-')), 'apex.json');
  const tests = [{ outcome: 'Pass' }, { outcome: 'CompileFail' }, { outcome: 'Fail' }, { outcome: 'Skip' }];
  writeFileSync(file, JSON.stringify({ tests, coverage: { percent: 91.25 } }));
  const result = countApexTests(file, '');
  assert.deepEqual([result.passed, result.failed, result.skipped], [1, 2, 1]);
  assert.equal(result.note, '91.3 % of lines covered');
});

test('a measure above its bound counts as failed, one without a bound not at all', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'counts-')), 'costs.json');
  const measures = [{ value: 3, bound: 3 }, { value: 4, bound: 3 }, { value: 4 }];
  writeFileSync(file, JSON.stringify({ measures }));
  const result = countMeasures(file, 'the table');
  assert.deepEqual([result.passed, result.failed, result.isReport], [1, 1, true]);
});
