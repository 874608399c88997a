import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../http/message.ts';
import { Org } from '../org.ts';
import type { Coverage } from '../ports.ts';
import type { TestResult } from '../test-runner/results.ts';
import { runTestClass } from '../test-runner/runTests.ts';
import { selectTests } from '../test-runner/selection.ts';
import type { SelectedClass } from '../test-runner/selection.ts';
import type { CheckRequest, CheckResult, ClassRun } from './sourceCheck.ts';

/** Deploys source into an org in memory and runs its tests there, beside the engine, which goes on serving. */

function runClass(org: Org, selected: SelectedClass): ClassRun {
  org.program.resetCoverage();
  const tests: TestResult[] = runTestClass(org, selected);
  const coverage: Coverage[] = org.program.coverage().filter(({ covered }) => covered.length > 0);
  return { className: selected.testClass.name, tests, coverage };
}

function check({ sources, tests }: CheckRequest): CheckResult {
  const org = new Org({ sources, database: ':memory:', isTest: true });
  try {
    const selected = tests === 'none' ? [] : selectTests(org.program, tests === 'all' ? [] : tests);
    const runs = selected.map((each) => runClass(org, each));
    org.program.resetCoverage();
    return { ok: true, problems: org.program.problems, runs, lines: org.program.coverage() };
  } finally {
    org.close();
  }
}

try {
  parentPort?.postMessage(check(workerData as CheckRequest));
} catch (error) {
  parentPort?.postMessage({ ok: false, failure: messageOf(error) } satisfies CheckResult);
}
