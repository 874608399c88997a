import { ApexDatetime } from '../runtime/dates.ts';
import { ApexException } from '../runtime/exceptions.ts';
import { AsyncApexJobs } from './asyncApexJobs.ts';
import { Batches } from './batches.ts';
import { publishBatchError } from './batchErrors.ts';
import { EventBus } from './eventBus.ts';
import { EventTable } from './eventTable.ts';
import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { Futures } from './futures.ts';
import type { JobHost, JobOrigin } from './host.ts';
import { JobTable } from './jobTable.ts';
import type { JobKind, WaitingJob } from './jobTable.ts';
import { Queueables } from './queueables.ts';
import { Schedules } from './schedules.ts';
import { ScheduleTable } from './scheduleTable.ts';
import type { Schedule } from './scheduleTable.ts';
import type { Quiddity } from '../ports.ts';

const quiddities: Readonly<Record<JobKind, Quiddity>> = {
  queueable: 'QUEUEABLE',
  finalizer: 'TRANSACTION_FINALIZER_QUEUEABLE',
  future: 'FUTURE',
  batch: 'BATCH_APEX',
};

/** Counts of what waits, for the org's status. */
export interface QueueCounts {
  readonly waiting: number;
  readonly due: number;
  readonly scheduled: number;
}

/** Time that events are kept on the bus, in milliseconds (72 hours). */
const retention = 259_200_000;

/**
 * All work that waits in the org, and the way it is run: one piece at a time, the one that is due first. Each piece
 * leaves the queue in the transaction that does its work, so that after a crash it is either done or still waiting.
 */
export class JobQueue {
  readonly queueables: Queueables;
  readonly futures: Futures;
  readonly batches: Batches;
  readonly schedules: Schedules;
  readonly bus: EventBus;
  readonly #host: JobHost;
  readonly #jobs: JobTable;
  readonly #events: EventTable;
  readonly #scheduleTable: ScheduleTable;
  readonly #asyncJobs: AsyncApexJobs;
  readonly #failuresInTest: unknown[] = [];

  constructor(host: JobHost) {
    this.#host = host;
    this.#jobs = new JobTable(host.sql);
    this.#events = new EventTable(host.sql);
    this.#scheduleTable = new ScheduleTable(host.sql);
    this.#asyncJobs = new AsyncApexJobs(host);
    this.bus = new EventBus(host, this.#events);
    this.queueables = new Queueables(host, this.#jobs, this.#asyncJobs);
    this.futures = new Futures(host, this.#jobs, this.#asyncJobs);
    this.schedules = new Schedules(host, this.#scheduleTable, this.#asyncJobs);
    this.batches = new Batches(host, this.#jobs, this.#asyncJobs, (...error) =>
      publishBatchError(host, this.bus, ...error),
    );
  }

  /** When the next piece of work is due; undefined when nothing waits. */
  nextDue(): number | undefined {
    const times = [this.bus.nextDue(), this.#jobs.next()?.due, this.#scheduleTable.next()?.due];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  /** Runs the piece of work that is due first. @returns false when none is due */
  runNext(): boolean {
    const now = this.#host.clock.now();
    if (this.bus.deliverNext(now)) return true;
    const job = this.#jobs.next();
    const schedule = this.#scheduleTable.next();
    const isScheduleFirst = schedule !== undefined && schedule.due <= (job?.due ?? Infinity);
    if (isScheduleFirst && schedule.due <= now) return this.#fire(schedule);
    if (job && job.due <= now) return this.#runJob(job);
    return false;
  }

  /**
   * Runs what a test has handed over, whenever it is due: events alone, or everything.
   * @throws what the first job that failed threw, as the platform does at `Test.stopTest`
   */
  flush(what: 'all' | 'events'): void {
    const upTo = this.#events.newest();
    while (this.bus.deliverNext(Infinity, upTo));
    if (what === 'events') return;
    this.#failuresInTest.length = 0;
    while (this.#flushOne());
    this.#fireAllOnce();
    if (this.#failuresInTest.length > 0) throw this.#failuresInTest[0];
  }

  /** Takes a job or a schedule away. @returns false when there is none with that id */
  abort(id: string): boolean {
    const schedule = this.#scheduleTable.byId(id);
    if (schedule) this.schedules.abort(schedule);
    else {
      this.#jobs.removeById(id);
      this.batches.abort(id);
      this.#asyncJobs.abort(id);
    }
    return true;
  }

  counts(): QueueCounts {
    return { ...this.#jobs.count(this.#host.clock.now()), scheduled: this.#scheduleTable.count() };
  }

  /** Forgets events whose retention is over. */
  purge(): void {
    this.#events.purge(this.#host.clock.now() - retention);
  }

  /** Events that were published after a position, as records; for subscribers outside of Apex. */
  eventsSince(position: number): { readonly replayId: number; readonly record: ReturnType<EventBus['recordOf']> }[] {
    return this.#events
      .since(position)
      .map((event) => ({ replayId: event.replayId, record: this.bus.recordOf(event) }));
  }

  newestEvent(): number {
    return this.#events.newest();
  }

  #flushOne(): boolean {
    if (this.bus.deliverNext(Infinity)) return true;
    const job = this.#jobs.next();
    return job !== undefined && this.#runJob(job);
  }

  #fireAllOnce(): void {
    for (const schedule of this.#scheduleTable.unfired()) {
      this.#fire(schedule);
      while (this.#flushOne());
    }
  }

  #fire(schedule: Schedule): boolean {
    const user = this.#host.userById(schedule.userId);
    try {
      this.#host.transact({ user, quiddity: 'SCHEDULED', origin: originOf(schedule.jobId, 'scheduled') }, () => {
        this.schedules.advance(schedule);
        this.schedules.run(schedule);
      });
    } catch (thrown) {
      this.#noteInTest('scheduled', thrown);
      this.#host.log(`The scheduled job "${schedule.name}" failed: ${failureOf(thrown).trace}`);
      this.#host.atomically(() => this.schedules.advance(schedule));
    }
    return true;
  }

  #runJob(job: WaitingJob): boolean {
    const kind = job.kind === 'finalizer' ? 'finalizer' : job.kind;
    const origin: JobOrigin = {
      ...originOf(job.id, kind),
      depth: job.depth,
      maximumDepth: job.maximumDepth,
      retries: job.retries,
    };
    const options = { user: this.#host.userById(job.userId), quiddity: quiddities[job.kind], origin };
    try {
      this.#host.transact(options, () => {
        this.#jobs.remove(job.sequence);
        this.#perform(job, origin);
      });
    } catch (thrown) {
      this.#noteInTest(job.kind, thrown);
      this.#afterFailure(job, origin, failureOf(thrown));
    }
    return true;
  }

  /** What a finalizer throws concerns nobody else; a failure of the local org itself always does. */
  #noteInTest(kind: JobOrigin['kind'], thrown: unknown): void {
    const isOwn = kind === 'finalizer' && thrown instanceof ApexException;
    if (this.#host.isTest && !isOwn) this.#failuresInTest.push(thrown);
  }

  #perform(job: WaitingJob, origin: JobOrigin): void {
    switch (job.kind) {
      case 'queueable':
        this.queueables.run(job);
        return this.queueables.succeed(job, origin);
      case 'finalizer':
        return this.queueables.runFinalizer(job);
      case 'future':
        return this.futures.run(job);
      case 'batch':
        return this.batches.run(job);
    }
  }

  #afterFailure(job: WaitingJob, origin: JobOrigin, failure: Failure): void {
    const when = new ApexDatetime(this.#host.clock.now());
    this.#host.log(`The ${job.kind} job ${job.id} failed at ${when}: ${failure.trace}`);
    this.#host.atomically(() => {
      this.#jobs.remove(job.sequence);
      if (job.kind === 'queueable') this.queueables.fail(job, origin, failure);
      else if (job.kind === 'batch') this.batches.fail(job, failure);
      else if (job.kind === 'future') this.#asyncJobs.fail(job.id, failure.text);
    });
  }
}

function originOf(jobId: string, kind: JobOrigin['kind']): JobOrigin {
  return { jobId, kind, depth: 1, maximumDepth: 0, retries: 0, finalizer: null };
}
