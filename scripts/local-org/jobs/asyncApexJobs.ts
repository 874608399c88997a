import { ApexDatetime } from '../runtime/dates.ts';
import type { JobHost } from './host.ts';

/** What an AsyncApexJob is created with. */
export interface NewAsyncJob {
  readonly type: 'Queueable' | 'Future' | 'BatchApex' | 'ScheduledApex';
  readonly className: string;
  readonly methodName?: string;
  readonly userId: string;
}

/**
 * The AsyncApexJob rows: what Apex and admins see of jobs.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_asyncapexjob.htm
 */
export class AsyncApexJobs {
  readonly #host: JobHost;

  constructor(host: JobHost) {
    this.#host = host;
  }

  /** @returns the job's id */
  create(job: NewAsyncJob): string {
    return this.#host.rows.insert('AsyncApexJob', {
      JobType: job.type,
      Status: 'Queued',
      ApexClassId: this.#host.rows.apexId('ApexClass', job.className),
      MethodName: job.methodName ?? null,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      NumberOfErrors: 0,
      CreatedById: job.userId,
      CreatedDate: this.#now(),
    });
  }

  begin(id: string): void {
    this.#update(id, { Status: 'Processing' });
  }

  complete(id: string): void {
    this.#update(id, { Status: 'Completed', CompletedDate: this.#now() });
  }

  fail(id: string, reason: string): void {
    this.#update(id, {
      Status: 'Failed',
      NumberOfErrors: 1,
      ExtendedStatus: reason.slice(0, 1000),
      CompletedDate: this.#now(),
    });
  }

  abort(id: string): void {
    this.#update(id, { Status: 'Aborted', CompletedDate: this.#now() });
  }

  /** Progress of a batch, in chunks. */
  progress(id: string, done: number, total: number, errors: number, firstError: string | null): void {
    this.#update(id, {
      JobItemsProcessed: done,
      TotalJobItems: total,
      NumberOfErrors: errors,
      ExtendedStatus: firstError?.slice(0, 1000) ?? null,
    });
  }

  #update(id: string, values: Readonly<Record<string, unknown>>): void {
    this.#host.rows.update('AsyncApexJob', id, values);
  }

  #now(): ApexDatetime {
    return new ApexDatetime(this.#host.clock.now());
  }
}
