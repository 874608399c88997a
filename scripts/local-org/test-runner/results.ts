import type { Coverage } from '../ports.ts';

/** How a test ended. `CompileFail`: its class, or one that it calls, does not compile. */
export type TestOutcome = 'Pass' | 'Fail' | 'CompileFail' | 'Skip';

/** One test method. */
export interface TestResult {
  readonly class: string;
  readonly method: string;
  readonly outcome: TestOutcome;
  readonly message: string | null;
  /** Apex stack, innermost call first. */
  readonly stack: string | null;
  readonly ms: number;
}

/** A run of tests. */
export interface TestRun {
  readonly tests: readonly TestResult[];
  /** Lines that were and were not reached; empty unless coverage was asked for. */
  readonly coverage: readonly Coverage[];
}

/** True when nothing failed. */
export const hasPassed = (run: TestRun): boolean =>
  run.tests.every(({ outcome }) => outcome === 'Pass' || outcome === 'Skip');
