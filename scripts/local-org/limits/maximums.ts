import type { LimitName, Quiddity } from '../ports.ts';

/**
 * Governor limits per transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
const synchronous: Readonly<Record<LimitName, number>> = {
  Queries: 100,
  AggregateQueries: 300,
  QueryRows: 50_000,
  QueryLocatorRows: 10_000,
  SoslQueries: 20,
  DmlStatements: 150,
  DmlRows: 10_000,
  PublishImmediateDml: 150,
  Callouts: 100,
  QueueableJobs: 50,
  FutureCalls: 50,
  EmailInvocations: 10,
  MobilePushApexCalls: 10,
  CpuTime: 10_000,
  HeapSize: 6_000_000,
};

const asynchronous: Readonly<Record<LimitName, number>> = {
  ...synchronous,
  Queries: 200,
  QueueableJobs: 1,
  CpuTime: 60_000,
  HeapSize: 12_000_000,
};

const noFutureCalls = { FutureCalls: 0 };

/** Scheduled Apex and platform event triggers run asynchronously but under the synchronous limits. */
const byQuiddity: Partial<Record<Quiddity, Readonly<Record<LimitName, number>>>> = {
  QUEUEABLE: asynchronous,
  TRANSACTION_FINALIZER_QUEUEABLE: asynchronous,
  FUTURE: { ...asynchronous, ...noFutureCalls },
  BATCH_APEX: { ...asynchronous, ...noFutureCalls, QueryLocatorRows: 50_000_000 },
};

/** The most that a transaction of this kind may use of each resource. */
export function maximumsFor(quiddity: Quiddity): Readonly<Record<LimitName, number>> {
  return byQuiddity[quiddity] ?? synchronous;
}
