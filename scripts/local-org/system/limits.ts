import { current } from '../runtime/transaction.ts';
import type { LimitName } from '../ports.ts';
import { defineClass } from './define.ts';
import type { Implementation } from './define.ts';

/** Names in `Limits.getX` by the counter behind them. */
const COUNTED: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'AggregateQueries',
  Callouts: 'Callouts',
  CpuTime: 'CpuTime',
  DmlRows: 'DmlRows',
  DmlStatements: 'DmlStatements',
  EmailInvocations: 'EmailInvocations',
  FutureCalls: 'FutureCalls',
  HeapSize: 'HeapSize',
  MobilePushApexCalls: 'MobilePushApexCalls',
  PublishImmediateDml: 'PublishImmediateDml',
  Queries: 'Queries',
  QueryLocatorRows: 'QueryLocatorRows',
  QueryRows: 'QueryRows',
  QueueableJobs: 'QueueableJobs',
  SoslQueries: 'SoslQueries',
};

/** What the platform still has methods for and no longer counts, or counts nothing of here; with the documented maximum. */
const NOT_COUNTED: Readonly<Record<string, number>> = {
  ApexCursorRows: 50_000_000,
  ApexCursors: 50,
  AsyncCalls: 200,
  ChildRelationshipsDescribes: 100,
  FetchCallsOnApexCursor: 100,
  FieldSetsDescribes: 100,
  FieldsDescribes: 100,
  FindSimilarCalls: 10,
  PicklistDescribes: 100,
  RecordTypesDescribes: 100,
  RunAs: 20,
  SavepointRollbacks: 20,
  Savepoints: 5,
  ScriptStatements: 200_000,
};

const members: Record<string, Implementation> = {};
for (const [name, counter] of Object.entries(COUNTED)) {
  members[`static Integer get${name}()`] = () => current().limits.used(counter);
  members[`static Integer getLimit${name}()`] = () => current().limits.maximum(counter);
}
for (const [name, maximum] of Object.entries(NOT_COUNTED)) {
  members[`static Integer get${name}()`] = () => 0;
  members[`static Integer getLimit${name}()`] = () => maximum;
}

/** Salesforce: Apex Reference, "Limits Class". */
export const limits = defineClass('Limits', { members });
