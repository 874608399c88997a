import type { NamedRow, Sql } from './sql.ts';

/** A platform event on the bus. */
export interface StoredEvent {
  readonly replayId: number;
  readonly object: string;
  readonly uuid: string;
  readonly createdById: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly createdAt: number;
  /** The event record, as saved state in JSON. */
  readonly payload: string;
}

/** How far one trigger has read the events of its object. */
export interface Subscription {
  readonly trigger: string;
  readonly object: string;
  /** Replay id of the last event that is done with. */
  readonly position: number;
  /** Times that the same events were sent again. */
  readonly retries: number;
  /** Message of the failure that caused the last retry; empty for none. */
  readonly lastError: string;
  /** `Error` after the ninth retry: nothing is delivered until the subscription is resumed. */
  readonly status: 'Running' | 'Error';
  /** Milliseconds since 1970-01-01T00:00Z; events are not sent again before. */
  readonly due: number;
}

const eventColumns = ['replayId', 'object', 'uuid', 'createdById', 'createdAt', 'payload'];
const subscriptionColumns = ['trigger', 'object', 'position', 'retries', 'lastError', 'status', 'due'];

function eventOf(row: NamedRow): StoredEvent {
  return {
    replayId: Number(row.replayId),
    object: String(row.object),
    uuid: String(row.uuid),
    createdById: String(row.createdById),
    createdAt: Number(row.createdAt),
    payload: String(row.payload),
  };
}

function subscriptionOf(row: NamedRow): Subscription {
  return {
    trigger: String(row.trigger),
    object: String(row.object),
    position: Number(row.position),
    retries: Number(row.retries),
    lastError: String(row.lastError),
    status: row.status as Subscription['status'],
    due: Number(row.due),
  };
}

/** The event bus, in the org's file. */
export class EventTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _events (
      replayId INTEGER PRIMARY KEY AUTOINCREMENT, object TEXT NOT NULL, uuid TEXT NOT NULL,
      createdById TEXT NOT NULL, createdAt INTEGER NOT NULL, payload TEXT NOT NULL)`);
    sql.run('CREATE INDEX IF NOT EXISTS _events_object ON _events (object, replayId)');
    sql.run(`CREATE TABLE IF NOT EXISTS _subscriptions (
      trigger TEXT PRIMARY KEY, object TEXT NOT NULL, position INTEGER NOT NULL, retries INTEGER NOT NULL,
      lastError TEXT NOT NULL, status TEXT NOT NULL, due INTEGER NOT NULL)`);
  }

  add(event: Omit<StoredEvent, 'replayId'>): void {
    this.#sql.put('_events', { ...event });
  }

  /** Events of an object after a position, in order. */
  after(object: string, position: number, limit: number): StoredEvent[] {
    const tail = 'FROM _events WHERE object = ? AND replayId > ? ORDER BY replayId LIMIT ?';
    return this.#sql.select(eventColumns, tail, object, position, limit).map(eventOf);
  }

  /** Events published after a position, of all objects. */
  since(position: number): StoredEvent[] {
    return this.#sql.select(eventColumns, 'FROM _events WHERE replayId > ? ORDER BY replayId', position).map(eventOf);
  }

  /** Replay id of the newest event, 0 when there was none. */
  newest(): number {
    return Number(this.#sql.first(['coalesce(max(replayId), 0) AS newest'], 'FROM _events')?.newest);
  }

  hasAfter(object: string, position: number): boolean {
    return this.#sql.has('FROM _events WHERE object = ? AND replayId > ?', object, position);
  }

  subscription(trigger: string): Subscription | undefined {
    const row = this.#sql.first(subscriptionColumns, 'FROM _subscriptions WHERE trigger = ?', trigger);
    return row && subscriptionOf(row);
  }

  saveSubscription(subscription: Subscription): void {
    this.#sql.put('_subscriptions', { ...subscription });
  }

  /** Forgets events that are older than their retention of 72 hours. @param before milliseconds */
  purge(before: number): void {
    this.#sql.run('DELETE FROM _events WHERE createdAt < ?', before);
  }
}
