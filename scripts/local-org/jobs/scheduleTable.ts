import type { NamedRow, Sql } from './sql.ts';

/** A job that `System.schedule` set up. */
export interface Schedule {
  /** Id of the CronTrigger. */
  readonly id: string;
  readonly jobId: string;
  /** Id of the CronJobDetail, which holds the name. */
  readonly detailId: string;
  readonly name: string;
  readonly cron: string;
  readonly userId: string;
  readonly timeZone: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly due: number;
  readonly timesTriggered: number;
  /** The Schedulable, as saved state in JSON. */
  readonly payload: string;
}

const columns = ['id', 'jobId', 'detailId', 'name', 'cron', 'userId', 'timeZone', 'due', 'timesTriggered', 'payload'];

function scheduleOf(row: NamedRow): Schedule {
  return {
    id: String(row.id),
    jobId: String(row.jobId),
    detailId: String(row.detailId),
    name: String(row.name),
    cron: String(row.cron),
    userId: String(row.userId),
    timeZone: String(row.timeZone),
    due: Number(row.due),
    timesTriggered: Number(row.timesTriggered),
    payload: String(row.payload),
  };
}

/** The scheduled jobs, in the org's file. */
export class ScheduleTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _schedules (
      id TEXT PRIMARY KEY, jobId TEXT NOT NULL, detailId TEXT NOT NULL, name TEXT NOT NULL, cron TEXT NOT NULL, userId TEXT NOT NULL,
      timeZone TEXT NOT NULL, due INTEGER NOT NULL, timesTriggered INTEGER NOT NULL, payload TEXT NOT NULL)`);
  }

  save(schedule: Schedule): void {
    this.#sql.put('_schedules', { ...schedule });
  }

  remove(id: string): void {
    this.#sql.run('DELETE FROM _schedules WHERE id = ?', id);
  }

  /** The schedule to fire next, due or not. */
  next(): Schedule | undefined {
    const row = this.#sql.first(columns, 'FROM _schedules ORDER BY due, id LIMIT 1');
    return row && scheduleOf(row);
  }

  /** Schedules that have not fired yet. */
  unfired(): Schedule[] {
    return this.#sql.select(columns, 'FROM _schedules WHERE timesTriggered = 0 ORDER BY due, id').map(scheduleOf);
  }

  /** @param id of the CronTrigger or of the AsyncApexJob */
  byId(id: string): Schedule | undefined {
    const row = this.#sql.first(columns, 'FROM _schedules WHERE id = ? OR jobId = ?', id, id);
    return row && scheduleOf(row);
  }

  hasName(name: string): boolean {
    return this.#sql.has('FROM _schedules WHERE name = ?', name);
  }

  count(): number {
    return Number(this.#sql.first(['count(*) AS count'], 'FROM _schedules')?.count);
  }
}
