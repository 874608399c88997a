import type { Coverage } from '../../ports.ts';
import type { ClassRun } from '../../engine/sourceCheck.ts';
import type { ApexIds } from './testTables.ts';

/** A test, as synchronous runs and deployments tell it. */
interface ToldTest {
  readonly id: string | null;
  readonly name: string;
  readonly namespace: null;
  readonly methodName: string;
  readonly time: number;
  readonly seeAllData: boolean;
  readonly message?: string;
  readonly stackTrace?: string;
  readonly packageName?: string;
  readonly type?: string;
}

/** The result of a run of tests, as `runTestsSynchronous` and deployments answer it. */
export interface RunTestsResult {
  readonly apexLogId: string;
  readonly numTestsRun: number;
  readonly numFailures: number;
  readonly totalTime: number;
  readonly successes: readonly ToldTest[];
  readonly failures: readonly ToldTest[];
  readonly codeCoverage: readonly Readonly<Record<string, unknown>>[];
  readonly codeCoverageWarnings: readonly never[];
}

function coverageJson({ name, file, covered, uncovered }: Coverage, ids: ApexIds): Record<string, unknown> {
  return {
    id: ids(name),
    name,
    namespace: null,
    type: file.endsWith('.trigger') ? 'Trigger' : 'Class',
    numLocations: covered.length + uncovered.length,
    numLocationsNotCovered: uncovered.length,
    locationsNotCovered: uncovered.map((line) => ({ line, column: 0, numExecutions: 0, time: -1 })),
  };
}

/**
 * Tells a run of tests.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm
 */
export function runTestsResult(runs: readonly ClassRun[], coverage: readonly Coverage[], ids: ApexIds): RunTestsResult {
  const told = runs
    .flatMap(({ tests }) => tests)
    .map((test) => ({
      hasPassed: test.outcome === 'Pass',
      test: {
        id: ids(test.class),
        name: test.class,
        namespace: null,
        methodName: test.method,
        time: test.ms,
        seeAllData: false,
        ...(test.outcome === 'Pass'
          ? {}
          : { message: test.message ?? '', stackTrace: test.stack ?? '', packageName: test.class, type: 'Class' }),
      },
    }));
  const failures = told.filter(({ hasPassed }) => !hasPassed).map(({ test }) => test);
  return {
    apexLogId: '',
    numTestsRun: told.length,
    numFailures: failures.length,
    totalTime: told.reduce((sum, { test }) => sum + test.time, 0),
    successes: told.filter(({ hasPassed }) => hasPassed).map(({ test }) => test),
    failures,
    codeCoverage: coverage.map((each) => coverageJson(each, ids)),
    codeCoverageWarnings: [],
  };
}
