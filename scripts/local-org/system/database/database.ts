import { ApexList } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import type { SaveOutcome, Savepoint } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';
import { mergingMembers } from './merging.ts';
import { queryingMembers } from './querying.ts';
import { ResultValue, resultList } from './results.ts';
import { writingMembers } from './writing.ts';

const DEFAULT_BATCH_SCOPE = 200;

/** A `System.Savepoint`. */
class SavepointValue extends SystemObject {
  readonly savepoint: Savepoint;

  constructor(savepoint: Savepoint) {
    super(systemType('Savepoint'));
    this.savepoint = savepoint;
  }
}

/** Salesforce: Apex Reference, "Savepoint": an opaque value. */
export const savepoint = defineClass('Savepoint', {});

const savepointMembers: Readonly<Record<string, Implementation>> = {
  'static Savepoint setSavepoint()': () => new SavepointValue(current().database.setSavepoint()),
  'static void rollback(Savepoint savepoint)': (value: SavepointValue | null) =>
    current().database.rollback(required(value).savepoint),
  'static void releaseSavepoint(Savepoint savepoint)': (value: SavepointValue | null) =>
    current().database.releaseSavepoint(required(value).savepoint),
};

/** The local org keeps no quota of deleted records; emptying the bin of them always succeeds. */
function emptied(target: unknown): SaveOutcome {
  const id = target instanceof SObjectRecord ? target.id : (target as string | null);
  return { id, success: true, created: false, errors: [] };
}

const recycleBinMembers: Readonly<Record<string, Implementation>> = {
  'static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)': (record: SObjectRecord | null) =>
    new ResultValue('EmptyRecycleBinResult', emptied(required(record))),
  'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)': (records: ApexList | null) =>
    resultList('EmptyRecycleBinResult', required(records).items.map(emptied)),
  'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> ids)': (ids: ApexList | null) =>
    resultList('EmptyRecycleBinResult', required(ids).items.map(emptied)),
};

const batchMembers: Readonly<Record<string, Implementation>> = {
  'static Id executeBatch(Object batch)': (batch: unknown) =>
    current().jobs.executeBatch(required(batch), DEFAULT_BATCH_SCOPE),
  'static Id executeBatch(Object batch, Integer scope)': (batch: unknown, scope: number | null) =>
    current().jobs.executeBatch(required(batch), scope ?? DEFAULT_BATCH_SCOPE),
};

/** Salesforce: Apex Reference, "Database Class". */
export const database = defineClass('Database', {
  members: {
    ...writingMembers,
    ...mergingMembers,
    ...queryingMembers,
    ...savepointMembers,
    ...recycleBinMembers,
    ...batchMembers,
    'static Object convertLead(Object lead)': refuse('Database.convertLead'),
    'static Object getDeleted(String objectName, Datetime start, Datetime finish)': refuse('Database.getDeleted'),
    'static Object getUpdated(String objectName, Datetime start, Datetime finish)': refuse('Database.getUpdated'),
    'static Object insertImmediate(Object records)': refuse('Database.insertImmediate'),
    'static Object insertAsync(Object records)': refuse('Database.insertAsync'),
  },
});
