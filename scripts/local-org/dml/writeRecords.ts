import type { DmlOperation, DmlOptions, SaveOutcome } from '../ports.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { DmlContext } from './context.ts';
import { dmlException } from './dmlFailure.ts';
import { refuseRepeatedIds } from './lookups.ts';
import { checkRights, refuseMixedDml, requireWriteable } from './permissions.ts';
import { deleteChunk, undeleteChunk } from './remove.ts';
import { saveChunk } from './save.ts';
import { living, outcomeOf, saveError, type SaveRow } from './saveRow.ts';
import { matchUpsert } from './upsert.ts';

const chunkSize = 200;
const maximumAttempts = 3;

/**
 * Runs one DML statement. With partial success, triggers run again for the records that are left.
 * @returns one outcome per record
 * @throws an Apex `DmlException` when `allOrNone` and a record is refused; nothing is kept then
 * @see https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_bulk_exceptions.htm
 */
export function writeRecords(
  context: DmlContext,
  operation: DmlOperation,
  records: readonly SObjectRecord[],
  options: DmlOptions,
): SaveOutcome[] {
  if (records.length === 0) return [];
  context.transaction.limits.use('DmlStatements', 1);
  context.transaction.limits.use('DmlRows', records.length);
  for (const object of new Set(records.map((record) => record.definition))) requireWriteable(operation, object);
  if (operation !== 'insert') refuseRepeatedIds(records);
  refuseMixedDml(context, operation, records);
  const rows = records.map((given, index): SaveRow => ({
    index,
    given,
    record: given,
    old: null,
    errors: [],
    isNew: operation === 'insert',
  }));
  if (operation === 'upsert') matchUpsert(context, rows, options.externalIdField);
  checkRights(context, operation, rows, options.allOrNone);
  runAttempts(context, operation, rows, options.allOrNone);
  for (const row of living(rows)) if (row.isNew) row.given.id = row.record.id;
  return rows.map(outcomeOf);
}

let savepointCount = 0;

function runAttempts(
  context: DmlContext,
  operation: DmlOperation,
  rows: readonly SaveRow[],
  isAllOrNone: boolean,
): void {
  const savepoint = `dml ${++savepointCount}`;
  for (let attempt = 1; ; attempt++) {
    const candidates = living(rows);
    context.store.savepoint(savepoint);
    try {
      for (const chunk of chunks(candidates)) runChunk(context, operation, chunk);
    } catch (thrown) {
      undo(context, savepoint);
      throw thrown;
    }
    const isRefused = living(rows).length < (isAllOrNone ? rows.length : candidates.length);
    // Where no trigger ran, refused records were never written and the others may stay as they are.
    if (!isRefused || (!isAllOrNone && !haveTriggers(context, candidates))) {
      context.store.release(savepoint);
      return;
    }
    undo(context, savepoint);
    if (isAllOrNone) throw dmlException(operation, rows);
    if (attempt === maximumAttempts) {
      for (const row of living(rows)) row.errors.push(tooManyRetries());
      return;
    }
  }
}

function undo(context: DmlContext, savepoint: string): void {
  context.store.rollbackTo(savepoint);
  context.store.release(savepoint);
}

const tooManyRetries = (): ReturnType<typeof saveError> =>
  saveError('UNKNOWN_EXCEPTION', 'Too many batch retries in the presence of Apex triggers and partial failures.');

function haveTriggers(context: DmlContext, rows: readonly SaveRow[]): boolean {
  return rows.some((row) => context.transaction.services.program.triggersOn(row.given.definition.name).length > 0);
}

/** Up to 200 records of one object each; new and existing ones apart. */
function* chunks(rows: readonly SaveRow[]): Generator<SaveRow[]> {
  for (const group of Map.groupBy(rows, (row) => `${row.given.definition.name} ${row.isNew}`).values()) {
    for (let start = 0; start < group.length; start += chunkSize) yield group.slice(start, start + chunkSize);
  }
}

function runChunk(context: DmlContext, operation: DmlOperation, rows: readonly SaveRow[]): void {
  const object = rows[0].given.definition;
  if (operation === 'delete') deleteChunk(context, object, rows);
  else if (operation === 'undelete') undeleteChunk(context, object, rows);
  else saveChunk(context, object, rows);
}
