import type { LimitName } from '../ports.ts';

/** Text of the `System.LimitException` for each limit; `used` is the count that went over. */
const texts: Readonly<Record<LimitName, (used: number) => string>> = {
  Queries: (used) => `Too many SOQL queries: ${used}`,
  AggregateQueries: (used) => `Too many Aggregate queries: ${used}`,
  QueryRows: (used) => `Too many query rows: ${used}`,
  QueryLocatorRows: (used) => `Too many query locator rows: ${used}`,
  SoslQueries: (used) => `Too many SOSL queries: ${used}`,
  DmlStatements: (used) => `Too many DML statements: ${used}`,
  DmlRows: (used) => `Too many DML rows: ${used}`,
  PublishImmediateDml: (used) => `Too many publish immediate DML statements: ${used}`,
  Callouts: (used) => `Too many callouts: ${used}`,
  QueueableJobs: (used) => `Too many queueable jobs added to the queue: ${used}`,
  FutureCalls: (used) => `Too many future calls: ${used}`,
  EmailInvocations: (used) => `Too many Email Invocations: ${used}`,
  MobilePushApexCalls: (used) => `Too many mobile push Apex calls: ${used}`,
  CpuTime: () => 'Apex CPU time limit exceeded',
  HeapSize: (used) => `Apex heap size too large: ${used}`,
};

/** What the platform says when a limit is passed. */
export function limitMessage(name: LimitName, used: number): string {
  return texts[name](used);
}
