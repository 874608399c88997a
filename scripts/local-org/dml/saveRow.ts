import type { SaveError, SaveOutcome } from '../ports.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';

/** One record on its way through a DML statement. */
export interface SaveRow {
  /** Position in the list that DML was given. */
  readonly index: number;
  /** The record that Apex holds: it gets the new id, and nothing else. */
  readonly given: SObjectRecord;
  /** What is saved and what triggers see: the stored record with the given fields laid over it. */
  record: SObjectRecord;
  /** The record as stored before; null for an insert. */
  old: SObjectRecord | null;
  readonly errors: SaveError[];
  /** True when an upsert (or an insert) makes a new record. */
  isNew: boolean;
}

export const saveError = (statusCode: string, message: string, fields: readonly string[] = []): SaveError => ({
  statusCode,
  message,
  fields,
});

/** Rows that nothing refused so far. */
export const living = (rows: readonly SaveRow[]): SaveRow[] => rows.filter((row) => row.errors.length === 0);

/** Moves what `addError` put on a record to its row. */
export function takeRecordErrors(row: SaveRow): void {
  const found = [...row.record.errors];
  row.record.errors = [];
  for (const { message, fieldName, statusCode } of found)
    row.errors.push(saveError(statusCode, message, fieldName ? [fieldName] : []));
}

export function outcomeOf(row: SaveRow): SaveOutcome {
  const success = row.errors.length === 0;
  return {
    id: success || !row.isNew ? row.record.id : null,
    success,
    created: success && row.isNew,
    errors: row.errors,
  };
}
