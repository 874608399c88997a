import type { TransactionOptions } from '../../jobs/host.ts';
import type { JobQueue } from '../../jobs/jobQueue.ts';
import type { Sql } from '../../jobs/sql.ts';
import type { MovableClock } from '../../clock.ts';
import type { RunningUser } from '../../ports.ts';
import type { OrgServices, Transaction } from '../../runtime/transaction.ts';
import type { Router } from '../router.ts';
import type { Sessions } from './sessions.ts';

/** Users that the API acts for. */
export interface ApiUsers {
  byId(id: string): RunningUser;
  /** The administrator that the org was set up by. */
  admin(): RunningUser;
  /** The guest user of the org's Site. */
  guest(): RunningUser;
  /** Whether a user may call an Apex class from outside: by profile or permission set. */
  canUseClass(user: RunningUser, className: string): boolean;
}

/** The org as the HTTP API uses it. */
export interface ApiOrg {
  readonly services: OrgServices;
  readonly clock: MovableClock;
  /** 18 characters. */
  readonly organizationId: string;
  /** Address at which the org is reached, without a slash at the end. */
  readonly baseUrl: string;
  readonly sessions: Sessions;
  readonly users: ApiUsers;
  readonly jobs: JobQueue;
  readonly sql: Sql;
  /** Runs Apex or DML in a transaction of its own: all of it is kept, or on an error nothing of it. */
  transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T;
  /** Keeps or discards changes of rows without running Apex. */
  atomically<T>(work: () => T): T;
  /** Tells whoever runs the org of a failure. */
  report(line: string): void;
  /** Hears the lines of the debug log until the returned function is called. */
  listenToLog(listener: (line: string) => void): () => void;
  /** Runs all that is due now; resolves when nothing is. */
  settle(): Promise<void>;
  /** Moves the clock forward, running what falls due on the way at its time. @param time milliseconds */
  moveClock(time: number): Promise<void>;
  /** Puts work that lasts longer than a request into the org's idle time; it is called until it returns false. */
  background(step: () => boolean): void;
}

/** What a handler of an authenticated request gets. */
export interface ApiContext {
  readonly org: ApiOrg;
  readonly user: RunningUser;
}

/** The routes that the engine answers. */
export type ApiRouter = Router<ApiOrg>;
