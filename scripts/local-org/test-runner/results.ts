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

/** True when nothing failed. */
export const hasPassed = (tests: readonly TestResult[]): boolean =>
  tests.every(({ outcome }) => outcome === 'Pass' || outcome === 'Skip');
