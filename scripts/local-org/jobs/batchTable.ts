import { HostError } from '../runtime/exceptions.ts';
import type { Sql } from './sql.ts';

/** How far a batch job has come. */
export interface BatchProgress {
  /** Id of the AsyncApexJob. */
  readonly id: string;
  /** Records per chunk. */
  readonly scope: number;
  readonly phase: 'start' | 'execute' | 'finish';
  readonly done: number;
  readonly total: number;
  readonly errors: number;
  /** Text of the first failure; empty for none. */
  readonly firstError: string;
  /** The Batchable, as saved state in JSON. */
  readonly state: string;
}

const columns = ['scope', 'phase', 'done', 'total', 'errors', 'firstError', 'state'];

/** The batch jobs and the chunks that wait for them, in the org's file. */
export class BatchTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _batches (
      id TEXT PRIMARY KEY, scope INTEGER NOT NULL, phase TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL,
      errors INTEGER NOT NULL, firstError TEXT NOT NULL, state TEXT NOT NULL)`);
    sql.run(`CREATE TABLE IF NOT EXISTS _chunks (
      batch TEXT NOT NULL, number INTEGER NOT NULL, records TEXT NOT NULL, PRIMARY KEY (batch, number)) WITHOUT ROWID`);
  }

  create(batch: Pick<BatchProgress, 'id' | 'scope' | 'phase' | 'state'>): void {
    this.save({ ...batch, done: 0, total: 0, errors: 0, firstError: '' });
  }

  save(batch: BatchProgress): void {
    this.#sql.put('_batches', { ...batch });
  }

  read(id: string): BatchProgress {
    const row = this.#sql.first(columns, 'FROM _batches WHERE id = ?', id);
    if (!row) throw new HostError(`There is no batch job ${id}`);
    return {
      id,
      scope: Number(row.scope),
      phase: row.phase as BatchProgress['phase'],
      done: Number(row.done),
      total: Number(row.total),
      errors: Number(row.errors),
      firstError: String(row.firstError),
      state: String(row.state),
    };
  }

  addChunk(id: string, number: number, records: string): void {
    this.#sql.put('_chunks', { batch: id, number, records });
  }

  /** The records of a chunk, as saved state in JSON. */
  chunk(id: string, number: number): string {
    const row = this.#sql.first(['records'], 'FROM _chunks WHERE batch = ? AND number = ?', id, number);
    if (!row) throw new HostError(`Batch job ${id} has no chunk ${number}`);
    return String(row.records);
  }

  remove(id: string): void {
    this.#sql.run('DELETE FROM _batches WHERE id = ?', id);
    this.#sql.run('DELETE FROM _chunks WHERE batch = ?', id);
  }
}
