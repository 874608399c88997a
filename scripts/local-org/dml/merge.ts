import type { SaveOutcome } from '../ports.ts';
import { apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { DmlContext } from './context.ts';
import { dmlException } from './dmlFailure.ts';
import { deleteChunk, incomingLookups } from './remove.ts';
import { saveChunk } from './save.ts';
import { outcomeOf, type SaveRow } from './saveRow.ts';

const mergeable = new Set(['Account', 'Contact', 'Lead', 'Case']);

/**
 * Merges up to two records into a master: their children move to the master, then they are deleted.
 * @returns one outcome per merged record
 * @throws an Apex `DmlException` when a record is refused
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_merge.htm
 */
export function mergeRecords(
  context: DmlContext,
  master: SObjectRecord,
  duplicates: readonly SObjectRecord[],
): SaveOutcome[] {
  const object = master.definition;
  if (!mergeable.has(object.name)) throw apexException('TypeException', `Merge is not allowed on ${object.name}`);
  if (duplicates.length > 2) throw apexException('DmlException', 'Merge takes at most two records besides the master');
  context.transaction.limits.use('DmlStatements', 1);
  context.transaction.limits.use('DmlRows', duplicates.length + 1);
  const row = (given: SObjectRecord, index: number): SaveRow => ({
    index,
    given,
    record: given,
    old: null,
    errors: [],
    isNew: false,
  });
  const losing = duplicates.map(row);
  const winning = row(master, 0);
  context.store.savepoint('merge');
  for (const duplicate of duplicates) moveChildren(context, duplicate, master);
  // Noted first, because after-delete triggers tell a merge from a deletion by it.
  for (const record of context.store.read(object, duplicates.map(idOf))) noteMaster(context, record, master);
  deleteChunk(context, object, losing);
  saveChunk(context, object, [winning]);
  const refused = [...losing, winning].filter((each) => each.errors.length > 0);
  if (refused.length > 0) {
    context.store.rollbackTo('merge');
    context.store.release('merge');
    throw dmlException('merge', refused);
  }
  context.store.release('merge');
  return losing.map(outcomeOf);
}

function moveChildren(context: DmlContext, duplicate: SObjectRecord, master: SObjectRecord): void {
  for (const { object, field } of incomingLookups(context, master.definition)) {
    for (const child of context.store.readBy(object, field, [duplicate.id])) {
      child.set(field.name, master.id);
      context.store.update(child, [field.name]);
    }
  }
}

function noteMaster(context: DmlContext, record: SObjectRecord, master: SObjectRecord): void {
  if (!record.field('MasterRecordId')) return;
  record.set('MasterRecordId', master.id);
  context.store.update(record, ['MasterRecordId']);
}

function idOf(record: SObjectRecord): string {
  return record.id ?? '';
}
