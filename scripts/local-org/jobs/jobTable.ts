import type { NamedRow, Sql } from './sql.ts';

/** Kinds of work that wait in the queue. */
export type JobKind = 'queueable' | 'finalizer' | 'future' | 'batch';

/** One piece of work that waits: a row of its own, so that it survives whatever happens to the process. */
export interface WaitingJob {
  /** Order of arrival; jobs that are due at the same time run in this order. */
  readonly sequence: number;
  /** Id of the AsyncApexJob. */
  readonly id: string;
  readonly kind: JobKind;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly due: number;
  readonly userId: string;
  /** Kind-specific, as JSON. */
  readonly payload: string;
  /** Of `AsyncOptions.DuplicateSignature`; empty for none. */
  readonly signature: string;
  /** Position in a chain of jobs that enqueue each other, from 1. */
  readonly depth: number;
  /** Deepest position that the chain may reach; 0 for no limit. */
  readonly maximumDepth: number;
  /** Consecutive times that a finalizer has enqueued the job again after a failure. */
  readonly retries: number;
}

const columns = ['sequence', 'id', 'kind', 'due', 'userId', 'payload', 'signature', 'depth', 'maximumDepth', 'retries'];

function jobOf(row: NamedRow): WaitingJob {
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    kind: row.kind as JobKind,
    due: Number(row.due),
    userId: String(row.userId),
    payload: String(row.payload),
    signature: String(row.signature),
    depth: Number(row.depth),
    maximumDepth: Number(row.maximumDepth),
    retries: Number(row.retries),
  };
}

/** The queue of jobs, in the org's file. */
export class JobTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _jobs (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT NULL, due INTEGER NOT NULL,
      userId TEXT NOT NULL, payload TEXT NOT NULL, signature TEXT NOT NULL, depth INTEGER NOT NULL,
      maximumDepth INTEGER NOT NULL, retries INTEGER NOT NULL)`);
    sql.run('CREATE INDEX IF NOT EXISTS _jobs_due ON _jobs (due, sequence)');
  }

  add(job: Omit<WaitingJob, 'sequence'>): void {
    this.#sql.put('_jobs', { ...job });
  }

  remove(sequence: number): void {
    this.#sql.run('DELETE FROM _jobs WHERE sequence = ?', sequence);
  }

  /** Takes all that waits for an AsyncApexJob out of the queue. */
  removeById(id: string): void {
    this.#sql.run('DELETE FROM _jobs WHERE id = ?', id);
  }

  /** The job to be run next, due or not. */
  next(): WaitingJob | undefined {
    const row = this.#sql.first(columns, 'FROM _jobs ORDER BY due, sequence LIMIT 1');
    return row && jobOf(row);
  }

  hasSignature(signature: string): boolean {
    return this.#sql.has('FROM _jobs WHERE signature = ?', signature);
  }

  /** Number of jobs that wait, and of those due by then. @param now milliseconds */
  count(now: number): { readonly waiting: number; readonly due: number } {
    const row = this.#sql.first(['count(*) AS waiting', 'coalesce(sum(due <= ?), 0) AS due'], 'FROM _jobs', now);
    return { waiting: Number(row?.waiting), due: Number(row?.due) };
  }
}
