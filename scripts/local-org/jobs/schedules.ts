import type { ApexObject } from '../runtime/apexObject.ts';
import { ApexDatetime } from '../runtime/dates.ts';
import { apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import type { AsyncApexJobs } from './asyncApexJobs.ts';
import { schedulableContext } from './contexts.ts';
import { CronError, nextFireTime, parseCron } from './cron.ts';
import type { JobHost } from './host.ts';
import { restoreState } from './restoreState.ts';
import { saveState } from './saveState.ts';
import type { SavedState } from './savedState.ts';
import type { Schedule, ScheduleTable } from './scheduleTable.ts';

const maximumSchedules = 100;

/** `CronJobDetail.JobType` of scheduled Apex. */
const scheduledApex = '7';

const datetime = (time: number | undefined): ApexDatetime | null =>
  time === undefined ? null : new ApexDatetime(time);

/**
 * Scheduled Apex.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
export class Schedules {
  readonly #host: JobHost;
  readonly #table: ScheduleTable;
  readonly #asyncJobs: AsyncApexJobs;

  constructor(host: JobHost, table: ScheduleTable, asyncJobs: AsyncApexJobs) {
    this.#host = host;
    this.#table = table;
    this.#asyncJobs = asyncJobs;
  }

  /** @returns the CronTrigger's id */
  add(name: string, cron: string, schedulable: ApexObject): string {
    const { user } = current();
    this.#check(name);
    const due = this.#firstFireTime(name, cron, user.timeZone);
    const jobId = this.#asyncJobs.create({ type: 'ScheduledApex', className: schedulable.type.name, userId: user.id });
    const detailId = this.#host.rows.insert('CronJobDetail', { Name: name, JobType: scheduledApex });
    const id = this.#host.rows.insert('CronTrigger', {
      CronJobDetailId: detailId,
      CronExpression: cron,
      TimeZoneSidKey: user.timeZone,
      State: 'WAITING',
      NextFireTime: datetime(due),
      StartTime: datetime(this.#host.clock.now()),
      TimesTriggered: 0,
      OwnerId: user.id,
      CreatedById: user.id,
    });
    this.#host.rows.update('AsyncApexJob', jobId, { CronTriggerId: id });
    const payload = JSON.stringify(saveState(schedulable));
    const { id: userId, timeZone } = user;
    this.#table.save({ id, jobId, detailId, name, cron, userId, timeZone, due, timesTriggered: 0, payload });
    return id;
  }

  run(schedule: Schedule): void {
    const schedulable = restoreState(JSON.parse(schedule.payload) as SavedState, this.#host);
    this.#host.program.invokeMethod(schedulable, 'execute', [schedulableContext(schedule.id)]);
  }

  /** Sets the next fire time of a schedule that fired, or ends it. */
  advance(schedule: Schedule): void {
    const fired = this.#host.clock.now();
    const due = nextFireTime(parseCron(schedule.cron), fired, schedule.timeZone);
    const timesTriggered = schedule.timesTriggered + 1;
    if (due === undefined) this.#table.remove(schedule.id);
    else this.#table.save({ ...schedule, due, timesTriggered });
    if (due === undefined) this.#asyncJobs.complete(schedule.jobId);
    this.#host.rows.update('CronTrigger', schedule.id, {
      PreviousFireTime: datetime(fired),
      NextFireTime: datetime(due),
      TimesTriggered: timesTriggered,
      State: due === undefined ? 'COMPLETE' : 'WAITING',
    });
  }

  /** Takes a schedule away, as `System.abortJob` does. */
  abort(schedule: Schedule): void {
    this.#table.remove(schedule.id);
    this.#host.rows.remove('CronTrigger', schedule.id);
    this.#host.rows.remove('CronJobDetail', schedule.detailId);
    this.#asyncJobs.abort(schedule.jobId);
  }

  #check(name: string): void {
    if (this.#table.hasName(name)) {
      throw apexException('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    }
    if (this.#table.count() >= maximumSchedules) {
      throw apexException(
        'AsyncException',
        `You have exceeded the maximum number (${maximumSchedules}) of Apex scheduled jobs.`,
      );
    }
  }

  #firstFireTime(name: string, cron: string, timeZone: string): number {
    try {
      const due = nextFireTime(parseCron(cron), this.#host.clock.now(), timeZone);
      if (due !== undefined) return due;
    } catch (error) {
      if (error instanceof CronError) throw apexException('StringException', error.message);
      throw error;
    }
    throw apexException('AsyncException', `Based on configured schedule, the given trigger '${name}' will never fire.`);
  }
}
