import type { Clock, Program, Quiddity, RunningUser } from '../ports.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { OrgSchema } from '../schema/definitions.ts';
import type { Sql } from './sql.ts';

/** The job that a transaction runs, and what its Apex hands to the platform for afterwards. */
export interface JobOrigin {
  readonly jobId: string;
  readonly kind: 'queueable' | 'finalizer' | 'future' | 'batch' | 'scheduled' | 'event';
  /** Position in its chain, from 1. */
  readonly depth: number;
  /** 0 for no limit. */
  readonly maximumDepth: number;
  /** Consecutive times that the job was enqueued again after a failure, this one included. */
  readonly retries: number;
  /** What `System.attachFinalizer` was given. */
  finalizer: unknown;
}

/** How a transaction is run. */
export interface TransactionOptions {
  readonly user: RunningUser;
  readonly quiddity: Quiddity;
  readonly origin?: JobOrigin;
  /** True for `@AuraEnabled(cacheable=true)` methods: DML goes over its limit at once. */
  readonly isReadOnly?: boolean;
  /** True for a query of an API client: the limit of rows is one of Apex. */
  readonly isClientQuery?: boolean;
}

/** Rows of objects that only the platform writes (AsyncApexJob, CronTrigger …): no triggers, no checks, no limits. */
export interface SystemRows {
  /** @returns the new record's id */
  insert(objectName: string, values: Readonly<Record<string, unknown>>): string;
  /** Makes the row with these values of its key fields, or brings it up to date. */
  put(objectName: string, key: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>): void;
  update(objectName: string, id: string, values: Readonly<Record<string, unknown>>): void;
  remove(objectName: string, id: string): void;
  /** Id of the ApexClass or ApexTrigger of that name, or null. */
  apexId(objectName: 'ApexClass' | 'ApexTrigger', name: string): string | null;
}

/** What the jobs need of the org that runs them. */
export interface JobHost {
  readonly program: Program;
  readonly schema: OrgSchema;
  readonly clock: Clock;
  readonly sql: Sql;
  readonly rows: SystemRows;
  /** True while a test method runs: jobs run when the test says so, inside of the test's transaction. */
  readonly isTest: boolean;
  /** Runs Apex in a transaction of its own: all of it is kept, or on an error nothing of it. */
  transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T;
  /** Keeps or discards changes of rows without running Apex. */
  atomically<T>(work: () => T): T;
  userById(id: string): RunningUser;
  automatedProcess(): RunningUser;
  log(line: string): void;
}
