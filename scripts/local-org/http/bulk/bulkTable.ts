import type { NamedRow, Sql } from '../../jobs/sql.ts';
import { makeId } from '../../store/ids.ts';

/** What a bulk job does with its rows. */
export type BulkOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';

/** States of an ingest job. */
export type BulkState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** An ingest job. */
export interface BulkJob {
  readonly id: string;
  readonly userId: string;
  readonly object: string;
  readonly operation: BulkOperation;
  /** Empty unless the job upserts. */
  readonly externalIdField: string;
  /** `COMMA`, `TAB`, … */
  readonly delimiter: string;
  readonly lineEnding: string;
  readonly state: BulkState;
  /** Column names of the CSV, as a JSON list. */
  readonly header: string;
  readonly processed: number;
  readonly failed: number;
  /** Why the whole job failed; empty otherwise. */
  readonly error: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** One row of a job's CSV. */
export interface BulkRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A row with what came of it. */
export interface FinishedRow extends BulkRow {
  readonly recordId: string;
  readonly created: boolean;
  readonly error: string;
}

const jobColumns = [
  'id',
  'userId',
  'object',
  'operation',
  'externalIdField',
  'delimiter',
  'lineEnding',
  'state',
  'header',
  'processed',
  'failed',
  'error',
  'createdAt',
  'modifiedAt',
];

function jobOf(row: NamedRow): BulkJob {
  const text = (name: string): string => String(row[name]);
  return {
    id: text('id'),
    userId: text('userId'),
    object: text('object'),
    operation: row.operation as BulkOperation,
    externalIdField: text('externalIdField'),
    delimiter: text('delimiter'),
    lineEnding: text('lineEnding'),
    state: row.state as BulkState,
    header: text('header'),
    processed: Number(row.processed),
    failed: Number(row.failed),
    error: text('error'),
    createdAt: Number(row.createdAt),
    modifiedAt: Number(row.modifiedAt),
  };
}

function rowOf(row: NamedRow): FinishedRow {
  return {
    number: Number(row.number),
    cells: JSON.parse(String(row.cells)) as string[],
    recordId: String(row.recordId ?? ''),
    created: row.created === 1,
    error: String(row.error ?? ''),
  };
}

/** The ingest jobs and their rows, in the org's file: an uploaded job survives a crash and goes on where it was. */
export class BulkTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _bulkJobs (
      id TEXT PRIMARY KEY, userId TEXT, object TEXT, operation TEXT, externalIdField TEXT, delimiter TEXT,
      lineEnding TEXT, state TEXT, header TEXT, processed INTEGER, failed INTEGER, error TEXT, createdAt INTEGER,
      modifiedAt INTEGER)`);
    sql.run(`CREATE TABLE IF NOT EXISTS _bulkRows (
      job TEXT NOT NULL, number INTEGER NOT NULL, cells TEXT NOT NULL, outcome TEXT NOT NULL, recordId TEXT,
      created INTEGER, error TEXT, PRIMARY KEY (job, number)) WITHOUT ROWID`);
    sql.run('CREATE INDEX IF NOT EXISTS _bulkRows_outcome ON _bulkRows (job, outcome, number)');
  }

  newId(): string {
    const row = this.#sql.first(['count(*) AS count'], 'FROM _bulkJobs');
    return makeId('750', Number(row?.count) + 1);
  }

  save(job: BulkJob): void {
    this.#sql.put('_bulkJobs', { ...job });
  }

  find(id: string): BulkJob | undefined {
    const row = this.#sql.first(jobColumns, 'FROM _bulkJobs WHERE substr(id, 1, 15) = ?', id.slice(0, 15));
    return row && jobOf(row);
  }

  all(): BulkJob[] {
    return this.#sql.select(jobColumns, 'FROM _bulkJobs ORDER BY id').map(jobOf);
  }

  /** The oldest job that has rows to be written. */
  nextToRun(): BulkJob | undefined {
    const tail = "FROM _bulkJobs WHERE state IN ('UploadComplete', 'InProgress') ORDER BY id LIMIT 1";
    const row = this.#sql.first(jobColumns, tail);
    return row && jobOf(row);
  }

  addRow(jobId: string, number: number, cells: readonly string[]): void {
    this.#sql.put('_bulkRows', { job: jobId, number, cells: JSON.stringify(cells), outcome: 'waiting' });
  }

  waitingRows(jobId: string, limit: number): BulkRow[] {
    const tail = "FROM _bulkRows WHERE job = ? AND outcome = 'waiting' ORDER BY number LIMIT ?";
    return this.#sql.select(['number', 'cells'], tail, jobId, limit).map(rowOf);
  }

  finishRow(jobId: string, number: number, recordId: string | null, created: boolean, error: string): void {
    this.#sql.run(
      'UPDATE _bulkRows SET outcome = ?, recordId = ?, created = ?, error = ? WHERE job = ? AND number = ?',
      error === '' ? 'success' : 'failed',
      recordId,
      created ? 1 : 0,
      error,
      jobId,
      number,
    );
  }

  rows(jobId: string, outcome: 'success' | 'failed' | 'waiting'): FinishedRow[] {
    const columns = ['number', 'cells', 'recordId', 'created', 'error'];
    return this.#sql
      .select(columns, 'FROM _bulkRows WHERE job = ? AND outcome = ? ORDER BY number', jobId, outcome)
      .map(rowOf);
  }

  remove(jobId: string): void {
    this.#sql.run('DELETE FROM _bulkRows WHERE job = ?', jobId);
    this.#sql.run('DELETE FROM _bulkJobs WHERE id = ?', jobId);
  }
}
