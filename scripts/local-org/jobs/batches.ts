import { heapOfState } from '../limits/heap.ts';
import type { ApexObject } from '../runtime/apexObject.ts';
import { ApexList } from '../runtime/collections.ts';
import { HostError, apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import { QueryLocatorValue } from '../system/database/queryLocator.ts';
import type { AsyncApexJobs } from './asyncApexJobs.ts';
import { BatchTable } from './batchTable.ts';
import type { BatchProgress } from './batchTable.ts';
import { batchableContext } from './contexts.ts';
import type { Failure } from './failure.ts';
import type { JobHost } from './host.ts';
import type { JobTable, WaitingJob } from './jobTable.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';
import type { SavedState } from './savedState.ts';

const maximumScope = 2_000;

/** Publishes a `BatchApexErrorEvent` for a chunk that failed. */
export type ErrorEventPublisher = (job: WaitingJob, phase: string, failure: Failure, scope: ApexList) => void;

/**
 * Batch Apex: start, then execute for each chunk in a transaction of its own, then finish.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
export class Batches {
  readonly #host: JobHost;
  readonly #table: JobTable;
  readonly #asyncJobs: AsyncApexJobs;
  readonly #batches: BatchTable;
  readonly #publishError: ErrorEventPublisher;

  constructor(host: JobHost, table: JobTable, asyncJobs: AsyncApexJobs, publishError: ErrorEventPublisher) {
    this.#host = host;
    this.#table = table;
    this.#asyncJobs = asyncJobs;
    this.#batches = new BatchTable(host.sql);
    this.#publishError = publishError;
  }

  /** @param scope records per chunk, at most 2,000 for a query locator */
  enqueue(batch: ApexObject, scope: number): string {
    if (scope < 1) throw apexException('AsyncException', 'Batch size must be greater than 0');
    const { user } = current();
    const id = this.#asyncJobs.create({ type: 'BatchApex', className: batch.type.name, userId: user.id });
    this.#batches.create({ id, scope, phase: 'start', state: stateOf(batch) });
    this.#queue(id, user.id);
    return id;
  }

  run(job: WaitingJob): void {
    const progress = this.#batches.read(job.id);
    const batch = this.#restore(progress.state) as ApexObject;
    if (progress.phase === 'start') this.#start(job, progress, batch);
    else if (progress.phase === 'execute') this.#execute(job, progress, batch);
    else this.#finish(job, batch);
  }

  /** Goes on after a phase threw: chunks are skipped, a failed start or finish ends the batch. */
  fail(job: WaitingJob, failure: Failure): void {
    const progress = this.#batches.read(job.id);
    this.#tellFailure(job, progress, failure);
    if (progress.phase !== 'execute') {
      this.#batches.remove(job.id);
      this.#asyncJobs.fail(job.id, `First error: ${failure.text}`);
      return;
    }
    const firstError = progress.firstError || `First error: ${failure.text}`;
    this.#advance(job, { ...progress, done: progress.done + 1, errors: progress.errors + 1, firstError });
  }

  abort(id: string): void {
    this.#batches.remove(id);
  }

  #start(job: WaitingJob, progress: BatchProgress, batch: ApexObject): void {
    this.#asyncJobs.begin(job.id);
    const scope = this.#host.program.invokeMethod(batch, 'start', [batchableContext(job.id)]);
    const total = this.#saveChunks(job.id, this.#elements(scope), this.#chunkSize(progress.scope, scope));
    if (this.#host.isTest && total > 1) throw apexException('UnexpectedException', tooManyChunksInTest);
    const phase = total === 0 ? 'finish' : 'execute';
    this.#batches.save({ ...progress, phase, total, state: this.#stateAfter(progress, batch) });
    this.#asyncJobs.progress(job.id, 0, total, 0, null);
    this.#queue(job.id, job.userId);
  }

  #execute(job: WaitingJob, progress: BatchProgress, batch: ApexObject): void {
    const chunk = this.#restore(this.#batches.chunk(job.id, progress.done)) as ApexList;
    this.#host.program.invokeMethod(batch, 'execute', [batchableContext(job.id), chunk]);
    this.#advance(job, { ...progress, done: progress.done + 1, state: this.#stateAfter(progress, batch) });
  }

  #finish(job: WaitingJob, batch: ApexObject): void {
    this.#host.program.invokeMethod(batch, 'finish', [batchableContext(job.id)]);
    this.#batches.remove(job.id);
    this.#asyncJobs.complete(job.id);
  }

  #advance(job: WaitingJob, progress: BatchProgress): void {
    const phase = progress.done < progress.total ? 'execute' : 'finish';
    this.#batches.save({ ...progress, phase });
    this.#asyncJobs.progress(job.id, progress.done, progress.total, progress.errors, progress.firstError || null);
    this.#queue(job.id, job.userId);
  }

  /** Instance fields live on from chunk to chunk only in `Database.Stateful` classes. */
  #stateAfter(progress: BatchProgress, batch: ApexObject): string {
    return implementsInterface(batch, 'Database.Stateful') ? stateOf(batch) : progress.state;
  }

  #chunkSize(scope: number, source: unknown): number {
    return source instanceof QueryLocatorValue ? Math.min(scope, maximumScope) : scope;
  }

  #elements(source: unknown): Iterable<unknown> {
    if (source instanceof QueryLocatorValue) return source.records;
    if (source instanceof ApexList) return source.items;
    if (source === null) throw apexException('NullPointerException', 'The start method of a batch returned null.');
    return this.#iterate(source);
  }

  *#iterate(iterable: unknown): Iterable<unknown> {
    const { program } = this.#host;
    const iterator = program.invokeMethod(iterable, 'iterator', []);
    while (program.invokeMethod(iterator, 'hasNext', []) === true) yield program.invokeMethod(iterator, 'next', []);
  }

  #saveChunks(id: string, elements: Iterable<unknown>, size: number): number {
    let chunk: unknown[] = [];
    let count = 0;
    const flush = (): void => this.#batches.addChunk(id, count++, JSON.stringify(saveState(chunkList(chunk))));
    for (const element of elements) {
      chunk.push(element);
      if (chunk.length < size) continue;
      flush();
      chunk = [];
    }
    if (chunk.length > 0) flush();
    return count;
  }

  #tellFailure(job: WaitingJob, progress: BatchProgress, failure: Failure): void {
    const batch = this.#restore(progress.state) as ApexObject;
    if (!implementsInterface(batch, 'Database.RaisesPlatformEvents')) return;
    const hasScope = progress.phase === 'execute';
    const scope = hasScope ? this.#restore(this.#batches.chunk(job.id, progress.done)) : new ApexList(types.object);
    this.#publishError(job, progress.phase.toUpperCase(), failure, scope as ApexList);
  }

  #queue(id: string, userId: string): void {
    const chain = { depth: 1, maximumDepth: 0, retries: 0 };
    const due = this.#host.clock.now();
    this.#table.add({ id, kind: 'batch', due, userId, payload: '', signature: '', ...chain });
  }

  #restore(state: string): unknown {
    return restoreState(JSON.parse(state) as SavedState, this.#host);
  }
}

const tooManyChunksInTest =
  'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.';

function stateOf(batch: ApexObject): string {
  const state = JSON.stringify(saveState(batch));
  current().limits.use('HeapSize', heapOfState(state));
  return state;
}

function chunkList(elements: readonly unknown[]): ApexList {
  const [sample] = elements;
  const isRecord = typeof sample === 'object' && sample !== null && 'definition' in sample;
  return new ApexList(isRecord ? types.sobject : types.object, [...elements]);
}

function implementsInterface(object: ApexObject, name: string): boolean {
  if (!object) throw new HostError('A batch job waits without its class');
  return [...object.descriptor.assignableTo].some((type) => type.name.toLowerCase() === name.toLowerCase());
}
