import type { Coverage } from '../../ports.ts';
import { makeId } from '../../store/ids.ts';
import type { TestOutcome } from '../../test-runner/results.ts';
import type { PlainRow } from './plainQuery.ts';
import type { TestRun, TestRuns } from './testRuns.ts';

/** Finds the id of a class or trigger by its name; null when the org has none. */
export type ApexIds = (name: string) => string | null;

const time = (milliseconds: number | undefined): string | null =>
  milliseconds === undefined ? null : new Date(milliseconds).toISOString().replace('Z', '+0000');

const outcomes: Readonly<Record<TestOutcome, string>> = {
  Pass: 'Pass',
  Fail: 'Fail',
  CompileFail: 'CompileFail',
  Skip: 'Skip',
};

/** Ids of rows that belong to a run are made from the run's id and a number. */
const partId = (prefix: string, run: TestRun, index: number): string =>
  makeId(prefix, Number.parseInt(run.id.slice(8, 15), 36) * 10_000 + index);

function statusOf({ endedAt, failure, runs }: TestRun): string {
  if (endedAt === undefined) return 'Processing';
  const hasFailed = failure !== undefined || runs.some(({ tests }) => tests.some(({ outcome }) => outcome !== 'Pass'));
  return hasFailed ? 'Failed' : 'Completed';
}

function runRow(run: TestRun): PlainRow {
  const tests = run.runs.flatMap((each) => each.tests);
  return {
    Id: partId('05m', run, 0),
    AsyncApexJobId: run.id,
    UserId: run.userId,
    Status: statusOf(run),
    StartTime: time(run.startedAt),
    EndTime: time(run.endedAt),
    TestTime: tests.reduce((sum, { ms }) => sum + ms, 0),
    TestSetupTime: 0,
    ClassesEnqueued: run.classes.length,
    ClassesCompleted: run.runs.length,
    MethodsEnqueued: run.methods,
    MethodsCompleted: tests.length,
    MethodsFailed: tests.filter(({ outcome }) => outcome !== 'Pass').length,
    JobName: null,
    IsAllTests: false,
    Source: 'tooling',
  };
}

function queueRows(run: TestRun, ids: ApexIds): PlainRow[] {
  const isOver = run.endedAt !== undefined;
  return run.classes.map((name, index) => ({
    Id: partId('709', run, index),
    Status: !isOver ? 'Processing' : run.failure === undefined ? 'Completed' : 'Failed',
    ExtendedStatus: run.failure ?? null,
    ApexClassId: ids(name),
    TestRunResultId: partId('05m', run, 0),
    ParentJobId: run.id,
  }));
}

function resultRows(run: TestRun, ids: ApexIds): PlainRow[] {
  const results = run.runs.flatMap(({ className, tests }) =>
    tests.map((test) => ({ test, queueItem: run.classes.indexOf(className) })),
  );
  return results.map(({ test, queueItem }, index) => ({
    Id: partId('07M', run, index),
    QueueItemId: partId('709', run, queueItem),
    AsyncApexJobId: run.id,
    ApexTestRunResultId: partId('05m', run, 0),
    ApexClassId: ids(test.class),
    ApexClass: { Id: ids(test.class), Name: test.class, NamespacePrefix: null },
    MethodName: test.method,
    Outcome: outcomes[test.outcome],
    Message: test.message,
    StackTrace: test.stack,
    RunTime: test.ms,
    TestTimestamp: time(run.startedAt),
    ApexLogId: null,
    IsTestSetup: false,
  }));
}

function coverageRow({ name, covered, uncovered }: Coverage, ids: ApexIds): PlainRow {
  return {
    ApexClassOrTriggerId: ids(name),
    ApexClassOrTrigger: { Id: ids(name), Name: name },
    NumLinesCovered: covered.length,
    NumLinesUncovered: uncovered.length,
    Coverage: { coveredLines: covered, uncoveredLines: uncovered },
  };
}

/**
 * DIFFERS: the platform counts lines method by method; here each method of a test class shows the lines of its class.
 */
function methodCoverageRows(runs: TestRuns, ids: ApexIds): PlainRow[] {
  return runs.coverage.runs.flatMap(({ className, tests, coverage }) =>
    tests.flatMap(({ method }) =>
      coverage.map((each) => ({
        ...coverageRow(each, ids),
        ApexTestClassId: ids(className),
        ApexTestClass: { Id: ids(className), Name: className },
        TestMethodName: method,
      })),
    ),
  );
}

function orgWideCoverage({ coverage: { total } }: TestRuns): PlainRow {
  const covered = total.reduce((sum, each) => sum + each.covered.length, 0);
  const lines = covered + total.reduce((sum, each) => sum + each.uncovered.length, 0);
  return { PercentCovered: lines === 0 ? 0 : Math.round((covered / lines) * 100) };
}

const emptyTables = new Set([
  'apexlog',
  'apextestsuite',
  'debuglevel',
  'flowtestresult',
  'installedsubscriberpackage',
  'packagelicense',
  'testsuitemembership',
  'traceflag',
]);

/**
 * The rows of tooling objects that lie in no table of the org; undefined for other objects.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm
 */
export function toolingRows(objectName: string, runs: TestRuns, ids: ApexIds): PlainRow[] | undefined {
  switch (objectName.toLowerCase()) {
    case 'apextestrunresult':
      return runs.all().map(runRow);
    case 'apextestqueueitem':
      return runs.all().flatMap((run) => queueRows(run, ids));
    case 'apextestresult':
      return runs.all().flatMap((run) => resultRows(run, ids));
    case 'apexcodecoverage':
      return methodCoverageRows(runs, ids);
    case 'apexcodecoverageaggregate':
      return runs.coverage.total.map((each) => coverageRow(each, ids));
    case 'apexorgwidecoverage':
      return [orgWideCoverage(runs)];
    default:
      return emptyTables.has(objectName.toLowerCase()) ? [] : undefined;
  }
}
