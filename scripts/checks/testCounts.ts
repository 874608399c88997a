import { readFileSync } from 'node:fs';
import { asJsonMap, asNumber, ensureJsonMap } from '@salesforce/ts-types';
import { isBroken, type Measure } from '../bench/measure.ts';
import type { PartResult } from './part.ts';

/** Why a test was skipped, as the reporters `spec` and `tap` print it. */
const skipReason = /^(?:\s*﹣ .*\) # |.* # SKIP )(.+)$/m;

/**
 * Reads the counts that Node's test runner prints at its end (`# pass 3` or `ℹ pass 3`).
 * @param output what the run printed
 * @param exitCode how it ended; a run without counts is one failure
 */
export function countNodeTests(output: string, exitCode: number): PartResult {
  const count = (word: string): number => Number(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled');
  const crashed = exitCode !== 0 && failed === 0;
  const note = skipReason.exec(output)?.[1];
  return { passed, failed: crashed ? 1 : failed, skipped: count('skipped') + count('todo'), output, note };
}

/** Reads Jest's `--json --outputFile`. */
export function countJestTests(file: string, output: string): PartResult {
  const report = ensureJsonMap(JSON.parse(readFileSync(file, 'utf8')));
  const count = (key: string): number => asNumber(report[key]) ?? 0;
  const failed = count('numFailedTests') + count('numRuntimeErrorTestSuites');
  return { passed: count('numPassedTests'), failed, skipped: count('numPendingTests'), output };
}

/** Reads the JSON report of `apex:test`, and the share of lines that the tests reached. */
export function countApexTests(file: string, output: string): PartResult {
  const report = ensureJsonMap(JSON.parse(readFileSync(file, 'utf8')));
  const tests = Array.isArray(report.tests) ? report.tests : [];
  const outcomes = tests.map((test) => asJsonMap(test)?.outcome);
  const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length;
  const percent = asNumber(asJsonMap(report.coverage)?.percent);
  return {
    passed: count('Pass'),
    failed: count('Fail') + count('CompileFail'),
    skipped: count('Skip'),
    output,
    note: percent === undefined ? undefined : `${percent.toFixed(1)} % of lines covered`,
  };
}

/** Reads the JSON of `npm run bench`; a measure that has a bound is a check. */
export function countMeasures(file: string, output: string): PartResult {
  const { measures } = JSON.parse(readFileSync(file, 'utf8')) as { measures: Measure[] };
  const bounded = measures.filter(({ bound }) => bound !== undefined);
  const failed = bounded.filter(isBroken).length;
  return { passed: bounded.length - failed, failed, skipped: 0, output, isReport: true };
}
