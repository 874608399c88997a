import { heapOfState } from '../limits/heap.ts';
import type { ApexObject } from '../runtime/apexObject.ts';
import { apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import type { EnqueueOptions } from '../ports.ts';
import type { AsyncApexJobs } from './asyncApexJobs.ts';
import { finalizerContext, queueableContext } from './contexts.ts';
import type { Failure } from './failure.ts';
import type { JobHost, JobOrigin } from './host.ts';
import type { JobTable, WaitingJob } from './jobTable.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';
import type { SavedState } from './savedState.ts';

const maximumDelayMinutes = 10;
const maximumRetries = 5;
const minute = 60_000;

/** A finalizer that waits, with what it will be told of its job. */
interface FinalizerPayload {
  readonly finalizer: SavedState;
  readonly exception: SavedState | null;
}

function delayOf(options: EnqueueOptions): number {
  const minutes = options.delayMinutes ?? 0;
  if (minutes < 0 || minutes > maximumDelayMinutes) {
    throw apexException(
      'IllegalArgumentException',
      `Delay must be between 0 and ${maximumDelayMinutes} minutes: ${minutes}`,
    );
  }
  return minutes * minute;
}

/**
 * Queueable Apex and its transaction finalizers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_transaction_finalizers.htm
 */
export class Queueables {
  readonly #host: JobHost;
  readonly #table: JobTable;
  readonly #asyncJobs: AsyncApexJobs;

  constructor(host: JobHost, table: JobTable, asyncJobs: AsyncApexJobs) {
    this.#host = host;
    this.#table = table;
    this.#asyncJobs = asyncJobs;
  }

  /** @returns the job's AsyncApexJob id */
  enqueue(job: ApexObject, options: EnqueueOptions, origin: JobOrigin | undefined): string {
    const { limits, user } = current();
    const due = this.#host.clock.now() + delayOf(options);
    const signature = options.duplicateSignature ?? '';
    const chain = this.#chain(options, origin);
    limits.use('QueueableJobs', 1);
    if (signature !== '' && this.#table.hasSignature(signature)) {
      throw apexException('DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
    }
    const id = this.#asyncJobs.create({ type: 'Queueable', className: job.type.name, userId: user.id });
    const payload = JSON.stringify(saveState(job));
    limits.use('HeapSize', heapOfState(payload));
    this.#table.add({ id, kind: 'queueable', due, userId: user.id, payload, signature, ...chain });
    return id;
  }

  run(job: WaitingJob): void {
    this.#asyncJobs.begin(job.id);
    const queueable = this.#restore(JSON.parse(job.payload) as SavedState);
    this.#host.program.invokeMethod(queueable, 'execute', [queueableContext(job.id)]);
  }

  /** Ends a job that ran to its end. */
  succeed(job: WaitingJob, origin: JobOrigin): void {
    this.#asyncJobs.complete(job.id);
    this.#addFinalizer(job, origin, null);
  }

  /** Ends a job that threw; its work is rolled back. */
  fail(job: WaitingJob, origin: JobOrigin, failure: Failure): void {
    this.#asyncJobs.fail(job.id, failure.text);
    this.#addFinalizer(job, origin, failure);
  }

  runFinalizer(job: WaitingJob): void {
    const payload = JSON.parse(job.payload) as FinalizerPayload;
    const finalizer = this.#restore(payload.finalizer);
    const exception = payload.exception && this.#restore(payload.exception);
    this.#host.program.invokeMethod(finalizer, 'execute', [finalizerContext(job.id, exception)]);
  }

  #addFinalizer(job: WaitingJob, origin: JobOrigin, failure: Failure | null): void {
    if (!origin.finalizer) return;
    const payload: FinalizerPayload = {
      finalizer: saveState(origin.finalizer),
      exception: failure && saveState(failure.exception ?? apexException('UnexpectedException', failure.text)),
    };
    const { id, userId, depth, maximumDepth } = job;
    const retries = failure ? job.retries + 1 : 0;
    const due = this.#host.clock.now();
    this.#table.add({
      id,
      kind: 'finalizer',
      due,
      userId,
      payload: JSON.stringify(payload),
      signature: '',
      depth,
      maximumDepth,
      retries,
    });
  }

  /** Where a new job stands in the chain of jobs that enqueue each other. */
  #chain(
    options: EnqueueOptions,
    origin: JobOrigin | undefined,
  ): Pick<WaitingJob, 'depth' | 'maximumDepth' | 'retries'> {
    const isChained = origin?.kind === 'queueable' || origin?.kind === 'finalizer';
    const retries = origin?.kind === 'finalizer' ? origin.retries : 0;
    if (retries > maximumRetries) {
      throw apexException(
        'AsyncException',
        `A failed job can be enqueued again at most ${maximumRetries} times in a row.`,
      );
    }
    if (!isChained)
      return { depth: 1, maximumDepth: options.maximumStackDepth ?? (this.#host.isTest ? 1 : 0), retries };
    const depth = origin.depth + 1;
    if (origin.maximumDepth > 0 && depth > origin.maximumDepth) {
      throw apexException('AsyncException', 'Maximum stack depth has been reached.');
    }
    return { depth, maximumDepth: origin.maximumDepth, retries };
  }

  #restore(state: SavedState): unknown {
    return restoreState(state, this.#host);
  }
}
