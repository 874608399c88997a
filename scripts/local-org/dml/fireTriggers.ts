import type { TriggerContext, TriggerEvent } from '../ports.ts';
import { ApexException, isUncatchable } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { DmlContext } from './context.ts';
import { saveError, type SaveRow, takeRecordErrors } from './saveRow.ts';

const executionNames: Readonly<Record<TriggerEvent, string>> = {
  BEFORE_INSERT: 'BeforeInsert',
  BEFORE_UPDATE: 'BeforeUpdate',
  BEFORE_DELETE: 'BeforeDelete',
  AFTER_INSERT: 'AfterInsert',
  AFTER_UPDATE: 'AfterUpdate',
  AFTER_DELETE: 'AfterDelete',
  AFTER_UNDELETE: 'AfterUndelete',
};

/**
 * Runs an object's triggers for rows; errors that they add land on the rows. An exception that a trigger does not
 * catch refuses all rows.
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
export function fireTriggers(
  context: DmlContext,
  object: ObjectDefinition,
  event: TriggerEvent,
  rows: readonly SaveRow[],
): void {
  const triggers = context.transaction.services.program
    .triggersOn(object.name)
    .filter((trigger) => trigger.events.has(event));
  if (triggers.length === 0 || rows.length === 0) return;
  const shown = triggerContext(object, event, rows);
  const { triggerContexts } = context.transaction;
  for (const trigger of triggers) {
    triggerContexts.push(shown);
    try {
      trigger.run(shown);
    } catch (thrown) {
      if (isUncatchable(thrown) || !(thrown instanceof ApexException)) throw thrown;
      refuseAll(
        rows,
        `${trigger.name}: execution of ${executionNames[event]}\n\ncaused by: ${thrown.toString()}\n\n${thrown.stackTrace}`,
      );
      return;
    } finally {
      triggerContexts.pop();
    }
  }
  for (const row of rows) takeErrors(row, event);
}

function refuseAll(rows: readonly SaveRow[], message: string): void {
  for (const row of rows) row.errors.push(saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message));
}

/** In delete triggers Apex adds errors to the old records. */
function takeErrors(row: SaveRow, event: TriggerEvent): void {
  takeRecordErrors(row);
  if (event !== 'BEFORE_DELETE' && event !== 'AFTER_DELETE') return;
  if (row.old) takeRecordErrors({ ...row, record: row.old });
}

function triggerContext(object: ObjectDefinition, event: TriggerEvent, rows: readonly SaveRow[]): TriggerContext {
  const isInsert = event === 'BEFORE_INSERT' || event === 'AFTER_INSERT' || event === 'AFTER_UNDELETE';
  const isDelete = event === 'BEFORE_DELETE' || event === 'AFTER_DELETE';
  const olds = rows.map((row) => row.old).filter((old): old is SObjectRecord => old !== null);
  const news = rows.map((row) => row.record);
  for (const old of olds) old.isReadOnly = !isDelete || old.isReadOnly;
  for (const record of news) record.isReadOnly = event.startsWith('AFTER_');
  return {
    event,
    objectName: object.name,
    newRecords: isDelete ? null : news,
    oldRecords: isInsert ? null : olds,
    size: rows.length,
  };
}
