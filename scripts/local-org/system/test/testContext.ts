import { current } from '../../runtime/transaction.ts';
import type { LimitCounters } from '../../ports.ts';

/** What `System.Test` knows of the test method that runs. Lives in `Transaction.state`, set by the test runner. */
export interface TestContext {
  /** Mocks by interface name (`HttpCalloutMock`), lower-cased. */
  readonly mocks: Map<string, unknown>;
  /** Counters outside of startTest … stopTest, while the method is between the two. */
  outerLimits: LimitCounters | null;
  phase: 'before' | 'started' | 'stopped';
  /** Fresh counters for `Test.startTest`. */
  readonly makeLimits: () => LimitCounters;
  /** What `Test.setFixedSearchResults` gave. */
  fixedSearchResults: readonly string[];
  /** Users of the `System.runAs` blocks that are open, outermost first. */
  runAsDepth: number;
}

const key = Symbol('testContext');

/** Begins a test method (or set-up method) in a transaction. */
export function beginTestContext(state: Map<symbol | string, unknown>, makeLimits: () => LimitCounters): TestContext {
  const context: TestContext = {
    mocks: new Map(),
    outerLimits: null,
    phase: 'before',
    makeLimits,
    fixedSearchResults: [],
    runAsDepth: 0,
  };
  state.set(key, context);
  return context;
}

/** Lets a transaction that a test starts (a job, a trigger of events) share the test's context. */
export function shareTestContext(from: Map<symbol | string, unknown>, to: Map<symbol | string, unknown>): void {
  if (from.has(key)) to.set(key, from.get(key));
}

/** The context of the running test, or null outside of tests. */
export const testContext = (): TestContext | null => (current().state.get(key) as TestContext | undefined) ?? null;

export const isTestRunning = (): boolean => testContext() !== null;

/** The mock that `Test.setMock` set for an interface, or null. */
export const mockFor = (interfaceName: string): unknown =>
  testContext()?.mocks.get(interfaceName.toLowerCase()) ?? null;
