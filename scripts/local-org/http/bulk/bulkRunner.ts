import type { DmlOperation, SaveOutcome } from '../../ports.ts';
import type { ApiContext, ApiOrg } from '../api/apiOrg.ts';
import { asUser } from '../api/records.ts';
import { failureOf } from '../../jobs/failure.ts';
import { ApiError, messageOf } from '../message.ts';
import { BulkReader } from './bulkRecords.ts';
import type { ReadRow } from './bulkRecords.ts';
import type { BulkJob, BulkTable } from './bulkTable.ts';

/** Rows that are written in one transaction. */
const chunkSize = 200;

const operations: Readonly<Record<BulkJob['operation'], DmlOperation>> = {
  insert: 'insert',
  update: 'update',
  upsert: 'upsert',
  delete: 'delete',
  hardDelete: 'delete',
};

function errorText(outcome: SaveOutcome): string {
  return outcome.errors
    .map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(',')} --`)
    .join(';');
}

/** Writes the rows of uploaded jobs, one chunk at a time; what a chunk did is kept in the chunk's transaction. */
export class BulkRunner {
  readonly #org: ApiOrg;
  readonly #table: BulkTable;

  constructor(org: ApiOrg, table: BulkTable) {
    this.#org = org;
    this.#table = table;
  }

  /** Writes one chunk of the oldest job. @returns false when no job has anything left to write */
  step(): boolean {
    const job = this.#table.nextToRun();
    if (job) this.#runChunk(job);
    return job !== undefined;
  }

  #runChunk(job: BulkJob): void {
    const context: ApiContext = { org: this.#org, user: this.#org.users.byId(job.userId) };
    const rows = this.#table.waitingRows(job.id, chunkSize);
    if (rows.length === 0) return this.#org.atomically(() => this.#save(job, { state: 'JobComplete' }));
    try {
      const reader = new BulkReader(context, job.object, JSON.parse(job.header) as string[]);
      this.#writeChunk(job, context, reader.read(rows));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#org.atomically(() => this.#save(job, { state: 'Failed', error: `InvalidBatch : ${messageOf(error)}` }));
    }
  }

  #writeChunk(job: BulkJob, context: ApiContext, rows: readonly ReadRow[]): void {
    try {
      this.#org.transact({ user: context.user, quiddity: 'REST' }, ({ database }) => {
        const good = rows.flatMap(({ record }) => (record ? [record] : []));
        const options = { access: asUser, allOrNone: false, externalIdField: job.externalIdField || undefined };
        const outcomes = database.write(operations[job.operation], good, options);
        this.#finishRows(job, rows, outcomes);
      });
    } catch (thrown) {
      const { text, trace } = failureOf(thrown);
      this.#org.report(`A chunk of the bulk job ${job.id} failed: ${trace}`);
      this.#org.atomically(() => this.#failRows(job, rows, text));
    }
  }

  #finishRows(job: BulkJob, rows: readonly ReadRow[], outcomes: readonly SaveOutcome[]): void {
    let next = 0;
    let failed = 0;
    for (const { row, record, error } of rows) {
      const outcome = record ? outcomes[next++] : undefined;
      const reason = outcome ? errorText(outcome) : error;
      if (reason !== '') failed++;
      this.#table.finishRow(job.id, row.number, outcome?.id ?? record?.id ?? null, outcome?.created ?? false, reason);
    }
    this.#advance(job, rows.length, failed);
  }

  #failRows(job: BulkJob, rows: readonly ReadRow[], reason: string): void {
    for (const { row } of rows)
      this.#table.finishRow(job.id, row.number, null, false, `UNKNOWN_EXCEPTION:${reason}:--`);
    this.#advance(job, rows.length, rows.length);
  }

  #advance(job: BulkJob, processed: number, failed: number): void {
    this.#save(job, { state: 'InProgress', processed: job.processed + processed, failed: job.failed + failed });
  }

  #save(job: BulkJob, change: Partial<BulkJob>): void {
    this.#table.save({ ...job, ...change, modifiedAt: this.#org.clock.now() });
  }
}
