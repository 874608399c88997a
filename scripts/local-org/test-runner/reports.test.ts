import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageReport, coverageTable } from './coverageReport.ts';
import { junitXml } from './junit.ts';
import { parseSelections } from './selection.ts';
import type { TestResult } from './results.ts';

const result = (method: string, rest: Partial<TestResult> = {}): TestResult => ({
  class: 'MathTest',
  method,
  outcome: 'Pass',
  message: null,
  stack: null,
  ms: 5,
  ...rest,
});

test('coverage is added up over classes', () => {
  const report = coverageReport([
    { file: 'B.cls', name: 'B', covered: [1], uncovered: [3, 4, 5, 9] },
    { file: 'A.cls', name: 'A', covered: [1, 2, 3], uncovered: [] },
  ]);
  assert.deepEqual([report.covered, report.total, report.percent], [4, 8, 50]);
  assert.deepEqual(
    coverageTable(report)
      .split('\n')
      .map((line) => line.trimEnd()),
    ['A      100.0 %          3/3', 'B       20.0 %          1/5  3-5, 9', 'Total   50.0 %          4/8'],
  );
});

test('JUnit has one suite a class, with what went wrong', () => {
  const xml = junitXml([
    result('shouldAdd'),
    result('shouldFail', { outcome: 'Fail', message: 'Expected: <1>', stack: 'Class.MathTest: line 3' }),
  ]);
  assert.match(xml, /<testsuite name="MathTest" tests="2" failures="1" skipped="0" time="0\.010">/);
  assert.match(xml, /<failure type="Fail" message="Expected: &lt;1&gt;">Class\.MathTest: line 3<\/failure>/);
});

test('selections are classes or methods', () => {
  assert.deepEqual(parseSelections('A, B.c'), [{ className: 'A' }, { className: 'B', methodName: 'c' }]);
  assert.throws(() => parseSelections('A.b.c'), /Class or Class\.method/);
});
