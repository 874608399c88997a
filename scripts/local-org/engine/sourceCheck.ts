import { Worker } from 'node:worker_threads';
import type { CompileProblem, Coverage } from '../ports.ts';
import type { TestResult } from '../test-runner/results.ts';
import type { Selection } from '../test-runner/selection.ts';

/** Source to be checked. */
export interface CheckRequest {
  readonly sources: readonly string[];
  readonly tests: 'none' | 'all' | readonly Selection[];
}

/** The tests of one class, with the lines that they reached. */
export interface ClassRun {
  readonly className: string;
  readonly tests: readonly TestResult[];
  /** Classes and triggers of which at least one line was reached. */
  readonly coverage: readonly Coverage[];
}

/** What came of a check. A failure is metadata that can't be deployed, or a test that does not exist. */
export type CheckResult =
  | {
      readonly ok: true;
      readonly problems: readonly CompileProblem[];
      readonly runs: readonly ClassRun[];
      /** All classes and triggers that count, nothing of them reached. */
      readonly lines: readonly Coverage[];
    }
  | { readonly ok: false; readonly failure: string };

/** Deploys source into an org of its own, in memory and on another thread, and runs its tests. */
export function checkSource(request: CheckRequest): Promise<CheckResult> {
  const worker = new Worker(new URL('./checkWorker.ts', import.meta.url), { workerData: request });
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ ok: false, failure: error.message }));
    worker.once('exit', (code) => resolve({ ok: false, failure: `The check ended with code ${code}.` }));
  });
}

/** Coverage of several runs together: a line counts as reached when one of them reached it. */
export function mergedCoverage(lines: readonly Coverage[], runs: readonly ClassRun[]): Coverage[] {
  return lines.map(({ file, name, uncovered }) => {
    const reached = new Set(
      runs.flatMap(({ coverage }) => coverage.filter((each) => each.file === file).flatMap(({ covered }) => covered)),
    );
    return {
      file,
      name,
      covered: uncovered.filter((line) => reached.has(line)),
      uncovered: uncovered.filter((line) => !reached.has(line)),
    };
  });
}
