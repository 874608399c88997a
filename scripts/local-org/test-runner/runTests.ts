import { GovernorCounters } from '../limits/counters.ts';
import type { Org } from '../org.ts';
import type { ProgramMethod } from '../ports.ts';
import { beginTestContext } from '../system/test/testContext.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import type { TestResult } from './results.ts';
import type { SelectedClass } from './selection.ts';

/**
 * Runs the tests of one class. What a test writes is gone afterwards; what `@TestSetup` writes is there for every test
 * of the class. Salesforce: Apex Developer Guide, "Isolation of Test Data" and "Using Test Setup Methods".
 * @param org opened for tests (`isTest`), with nothing else going on in it
 */
export function runTestClass(org: Org, selected: SelectedClass): TestResult[] {
  const { store, security } = org.data;
  const { testClass, methods, setups } = selected;
  const [problem] = testClass.problems;
  if (problem) {
    const message = `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
    const failure: Failure = { outcome: 'CompileFail', message, stack: null };
    const names = methods.length > 0 ? methods.map(({ name }) => name) : ['(class)'];
    return names.map((name) => resultOf(testClass.name, name, failure, 0));
  }
  store.begin();
  try {
    const setupFailure = firstFailure(setups, (method) => attempt(org, testClass.name, method));
    return methods.map((method) => runTest(org, testClass.name, method, setupFailure));
  } finally {
    store.rollback();
    security.forget();
  }
}

function firstFailure(
  methods: readonly ProgramMethod[],
  run: (method: ProgramMethod) => Failure | null,
): Failure | null {
  for (const method of methods) {
    const failure = run(method);
    if (failure) return failure;
  }
  return null;
}

const SAVEPOINT = 'test method';

function runTest(org: Org, className: string, method: ProgramMethod, setupFailure: Failure | null): TestResult {
  if (setupFailure) return resultOf(className, method.name, setupFailure, 0);
  const { store, security } = org.data;
  const started = performance.now();
  store.savepoint(SAVEPOINT);
  try {
    return resultOf(className, method.name, attempt(org, className, method), performance.now() - started);
  } finally {
    store.rollbackTo(SAVEPOINT);
    store.release(SAVEPOINT);
    security.forget();
  }
}

/** Limits of a test method, and once more of what is between `startTest` and `stopTest`: endless code is stopped. */
const testLimits = (): GovernorCounters => new GovernorCounters('RUNTEST_SYNC', { enforceCpuTime: true });

/** Runs one method in a transaction of its own, with statics of its own. */
function attempt(org: Org, className: string, method: ProgramMethod): Failure | null {
  try {
    org.transact({ user: org.users.admin(), quiddity: 'RUNTEST_SYNC' }, (transaction) => {
      transaction.limits = testLimits();
      beginTestContext(transaction.state, testLimits);
      org.program.invokeStatic(className, method.name, []);
    });
    return null;
  } catch (thrown) {
    return failureOf(thrown);
  }
}

function resultOf(className: string, method: string, failure: Failure | null, milliseconds: number): TestResult {
  const passed: Failure = { outcome: 'Pass', message: null, stack: null };
  return { class: className, method, ...(failure ?? passed), ms: Math.round(milliseconds) };
}
