import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { countApexTests, countNodeTests } from './testCounts.ts';

test('counts of the Node runner are read from its closing lines', () => {
  const result = countNodeTests('ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n', 1);
  assert.deepEqual([result.passed, result.failed, result.skipped], [3, 1, 1]);
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
