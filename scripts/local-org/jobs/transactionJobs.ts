import { ApexObject } from '../runtime/apexObject.ts';
import { apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import { current } from '../runtime/transaction.ts';
import type { AccessContext, EnqueueOptions, Jobs, SaveOutcome } from '../ports.ts';
import type { StoredEvent } from './eventTable.ts';
import type { JobHost, JobOrigin } from './host.ts';
import type { JobQueue } from './jobQueue.ts';

/** Looks at an event before it is published: what is wrong with it, or nothing. */
export type EventCheck = (event: SObjectRecord, access: AccessContext) => SaveOutcome | null;

function apexJob(job: unknown): ApexObject {
  if (job instanceof ApexObject) return job;
  throw apexException('NullPointerException', 'Argument cannot be null.');
}

/**
 * What one transaction hands over to run later. It is written into the open database transaction, so that it takes
 * effect with the commit, and not at all when the transaction or its savepoint is rolled back.
 */
export class TransactionJobs implements Jobs {
  readonly #queue: JobQueue;
  readonly #host: JobHost;
  readonly #origin: JobOrigin | undefined;
  readonly #check: EventCheck;
  /** Events that leave at once, even if the transaction is rolled back. */
  readonly #immediate: Omit<StoredEvent, 'replayId'>[] = [];
  #hasPendingWork = false;

  constructor(queue: JobQueue, host: JobHost, check: EventCheck, origin?: JobOrigin) {
    this.#queue = queue;
    this.#host = host;
    this.#check = check;
    this.#origin = origin;
  }

  /** True once anything waits for the commit: callouts are then refused. */
  get hasPendingWork(): boolean {
    return this.#hasPendingWork;
  }

  enqueueQueueable(job: unknown, options: EnqueueOptions): string {
    this.#hasPendingWork = true;
    return this.#queue.queueables.enqueue(apexJob(job), options, this.#origin);
  }

  attachFinalizer(finalizer: unknown): void {
    if (this.#origin?.kind !== 'queueable') {
      throw apexException('AsyncException', 'System.attachFinalizer can be called only in a Queueable job.');
    }
    if (this.#origin.finalizer) {
      throw apexException('AsyncException', 'More than one Finalizer cannot be attached to same Async Apex Job');
    }
    this.#origin.finalizer = apexJob(finalizer);
  }

  executeBatch(batch: unknown, scope: number): string {
    this.#hasPendingWork = true;
    return this.#queue.batches.enqueue(apexJob(batch), scope);
  }

  schedule(name: string, cron: string, schedulable: unknown): string {
    this.#hasPendingWork = true;
    return this.#queue.schedules.add(name, cron, apexJob(schedulable));
  }

  abort(jobId: string): void {
    this.#queue.abort(jobId);
  }

  enqueueFuture(className: string, methodName: string, args: readonly unknown[]): string {
    this.#hasPendingWork = true;
    return this.#queue.futures.enqueue(className, methodName, args);
  }

  publish(events: readonly SObjectRecord[], access: AccessContext): SaveOutcome[] {
    const isImmediate = events.some((event) => event.definition.publishBehavior === 'PublishImmediately');
    current().limits.use(isImmediate ? 'PublishImmediateDml' : 'DmlStatements', 1);
    return events.map((event) => this.#check(event, access) ?? this.#publishOne(event));
  }

  flushForTest(what: 'all' | 'events'): void {
    this.#queue.flush(what);
  }

  /** Takes the events that leave whether or not the transaction commits. */
  takeImmediate(): Omit<StoredEvent, 'replayId'>[] {
    return this.#immediate.splice(0);
  }

  #publishOne(event: SObjectRecord): SaveOutcome {
    const { user } = current();
    if (event.definition.publishBehavior !== 'PublishImmediately' || this.#host.isTest) {
      this.#hasPendingWork = true;
      return this.#queue.bus.publish(event, user.id);
    }
    this.#immediate.push({ ...this.#queue.bus.prepare(event), createdById: user.id });
    return { id: null, success: true, created: true, errors: [] };
  }
}
