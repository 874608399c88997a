import { checkSource, mergedCoverage } from '../../engine/sourceCheck.ts';
import type { CheckRequest, CheckResult, ClassRun } from '../../engine/sourceCheck.ts';
import type { Coverage } from '../../ports.ts';
import { makeId } from '../../store/ids.ts';
import type { Selection } from '../../test-runner/selection.ts';

/** One run of Apex tests, as `ApexTestRunResult` shows it. */
export interface TestRun {
  /** 18 characters, of an AsyncApexJob. */
  readonly id: string;
  readonly userId: string;
  /** Names of the test classes, in the order in which they run. */
  readonly classes: readonly string[];
  readonly methods: number;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly startedAt: number;
  endedAt: number | undefined;
  runs: readonly ClassRun[];
  failure: string | undefined;
}

/** What is known of the org's coverage: that of its last run of tests. */
export interface KnownCoverage {
  readonly total: readonly Coverage[];
  readonly runs: readonly ClassRun[];
}

const keptRuns = 50;

/** The runs of Apex tests that clients have asked for. They happen in a copy of the org, without its records. */
export class TestRuns {
  readonly #runs = new Map<string, TestRun>();
  readonly #sources: () => readonly string[];
  #coverage: KnownCoverage = { total: [], runs: [] };
  #count = 0;

  /** @param sources the source that the org consists of now */
  constructor(sources: () => readonly string[]) {
    this.#sources = sources;
  }

  get coverage(): KnownCoverage {
    return this.#coverage;
  }

  all(): TestRun[] {
    return [...this.#runs.values()];
  }

  /** Runs tests and waits for their end. */
  async run(tests: CheckRequest['tests']): Promise<CheckResult> {
    const result = await checkSource({ sources: this.#sources(), tests });
    if (result.ok) this.#coverage = { total: mergedCoverage(result.lines, result.runs), runs: result.runs };
    return result;
  }

  /**
   * Begins to run tests. @param now milliseconds
   * @returns the run, which fills up
   */
  begin(
    tests: readonly Selection[],
    about: Pick<TestRun, 'userId' | 'classes' | 'methods'>,
    now: () => number,
  ): TestRun {
    const id = makeId('707', 500_000 + ++this.#count);
    const run: TestRun = { ...about, id, startedAt: now(), endedAt: undefined, runs: [], failure: undefined };
    this.#runs.set(id, run);
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > keptRuns) this.#runs.delete(oldest);
    void this.run(tests).then((result) => {
      if (result.ok) run.runs = result.runs;
      else run.failure = result.failure;
      run.endedAt = now();
    });
    return run;
  }
}
