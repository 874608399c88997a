import type { MovableClock } from '../clock.ts';
import { toJson } from '../http/fieldValue.ts';
import type { ApiOrg } from '../http/api/apiOrg.ts';
import { Sessions } from '../http/api/sessions.ts';
import type { TransactionOptions } from '../jobs/host.ts';
import type { JobQueue } from '../jobs/jobQueue.ts';
import type { Sql } from '../jobs/sql.ts';
import type { Org } from '../org.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { OrgServices, Transaction } from '../runtime/transaction.ts';
import type { OrgUsers } from './orgUsers.ts';
import type { OrgIdentity, PushedEvent } from './protocol.ts';
import { Pump } from './pump.ts';

function payloadOf(record: SObjectRecord): Record<string, unknown> {
  return Object.fromEntries(record.fieldNames().map((name) => [name, toJson(record.get(name))]));
}

/** The org with its life: jobs run when they fall due, and pages hear of events. */
export class RunningOrg implements ApiOrg {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly sessions: Sessions;
  readonly #org: Org;
  readonly #pump: Pump;
  readonly #push: (event: PushedEvent) => void;
  #pushedTo: number;

  /**
   * @param push takes each platform event once it is committed
   * @param onError takes what the engine can't go on after
   */
  constructor(org: Org, baseUrl: string, push: (event: PushedEvent) => void, onError: (error: unknown) => void) {
    this.#org = org;
    this.#push = push;
    this.baseUrl = baseUrl;
    this.organizationId = org.organizationId;
    this.sessions = new Sessions(org.sql, org.organizationId);
    this.#pump = new Pump(org.queue, org.clock, (time) => org.moveClockTo(time), onError);
    this.#pushedTo = org.queue.newestEvent();
    org.queue.purge();
    org.onCommit(() => this.#pushEvents());
  }

  get services(): OrgServices {
    return this.#org.services;
  }

  get clock(): MovableClock {
    return this.#org.clock;
  }

  get users(): OrgUsers {
    return this.#org.users;
  }

  get jobs(): JobQueue {
    return this.#org.queue;
  }

  get sql(): Sql {
    return this.#org.sql;
  }

  /** Who is logged in when the org starts. */
  identity(): OrgIdentity {
    const { id, username } = this.users.admin();
    return { organizationId: this.organizationId, username, accessToken: this.sessions.tokenOf(id) };
  }

  transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T {
    return this.#org.transact(options, work);
  }

  atomically<T>(work: () => T): T {
    return this.#org.atomically(work);
  }

  report(line: string): void {
    this.#org.log(line);
  }

  listenToLog(listener: (line: string) => void): () => void {
    return this.#org.listenToLog(listener);
  }

  settle(): Promise<void> {
    return this.#pump.settle();
  }

  moveClock(time: number): Promise<void> {
    return this.#pump.moveClock(time);
  }

  background(step: () => boolean): void {
    this.#pump.background(step);
  }

  /** Looks for work that has fallen due. */
  kick(): void {
    this.#pump.kick();
  }

  close(): void {
    this.#pump.stop();
    this.#org.close();
  }

  #pushEvents(): void {
    const newest = this.#org.queue.newestEvent();
    if (newest === this.#pushedTo) return;
    for (const { replayId, record } of this.#org.queue.eventsSince(this.#pushedTo)) {
      const data = { payload: payloadOf(record), event: { replayId } };
      this.#push({ channel: `/event/${record.definition.name}`, data });
    }
    this.#pushedTo = newest;
  }
}
