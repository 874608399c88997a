import { createHash } from 'node:crypto';
import { MovableClock } from './clock.ts';
import { openOrgData } from './dml/orgData.ts';
import type { OrgData } from './dml/orgData.ts';
import { compile } from './emit/compile.ts';
import { CredentialStore } from './engine/credentialStore.ts';
import { TransactionCallouts } from './engine/callouts.ts';
import { NamedCredentials } from './engine/namedCredentials.ts';
import type { PrincipalCheck } from './engine/namedCredentials.ts';
import { OrgSettings } from './engine/orgSettings.ts';
import { OrgUsers } from './engine/orgUsers.ts';
import { PlatformRows } from './engine/platformRows.ts';
import type { OutboundRequest, OutboundResult } from './engine/protocol.ts';
import { checkEvent } from './jobs/eventChecks.ts';
import type { JobHost, TransactionOptions } from './jobs/host.ts';
import { JobQueue } from './jobs/jobQueue.ts';
import { Sql } from './jobs/sql.ts';
import { TransactionJobs } from './jobs/transactionJobs.ts';
import { GovernorCounters } from './limits/counters.ts';
import { readMetadata } from './metadata/read.ts';
import type { OrgMetadata } from './metadata/model.ts';
import type { Program, RunningUser } from './ports.ts';
import { HostError } from './runtime/exceptions.ts';
import { Transaction, active, runIn } from './runtime/transaction.ts';
import type { OrgServices } from './runtime/transaction.ts';
import type { OrgSchema } from './schema/definitions.ts';
import { shareTestContext } from './system/test/testContext.ts';

/** What an org is made from. */
export interface OrgOptions {
  /** SFDX source folders, in the order in which they are deployed. */
  readonly sources: readonly string[];
  /** Path of the SQLite file, or `:memory:`. */
  readonly database: string;
  readonly namespace?: string;
  /** Optional features, such as `MultiCurrency`. */
  readonly features?: readonly string[];
  /** True in a test run: jobs run when the test says so, inside of its transaction and with its statics. */
  readonly isTest?: boolean;
  /** Where callouts to addresses that begin with a key lead to instead. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Sends a callout and waits for the answer; without it every callout is refused. */
  readonly sendCallout?: (request: OutboundRequest) => OutboundResult;
  /** Milliseconds since 1970-01-01T00:00Z, in place of the machine's clock. */
  readonly realTime?: () => number;
  /** Hears the lines of the debug log. */
  readonly onDebug?: (line: string) => void;
  /** Hears of jobs and triggers that failed. */
  readonly onReport?: (line: string) => void;
}

const noCallouts = (): OutboundResult => ({ ok: false, failure: 'This org has no way to the outside.' });

/**
 * An org: data, compiled Apex and the jobs that wait, put together. It runs transactions one after the other.
 */
export class Org implements JobHost {
  readonly data: OrgData;
  readonly program: Program;
  readonly clock: MovableClock;
  readonly services: OrgServices;
  readonly users: OrgUsers;
  readonly rows: PlatformRows;
  readonly sql: Sql;
  readonly settings: OrgSettings;
  readonly queue: JobQueue;
  readonly isTest: boolean;
  readonly #credentials: NamedCredentials;
  readonly #sendCallout: (request: OutboundRequest) => OutboundResult;
  readonly #debugListeners = new Set<(line: string) => void>();
  readonly #commitListeners = new Set<() => void>();
  readonly #report: (line: string) => void;
  #savepoints = 0;

  constructor(options: OrgOptions) {
    const metadata = readMetadata(options.sources);
    const { database: file, namespace, features } = options;
    this.isTest = options.isTest ?? false;
    this.data = openOrgData({ metadata, file, namespace, features });
    this.program = compile(metadata.apex, { schema: this.data.schema, namespace, labels: metadata.labels });
    this.sql = new Sql(this.data.store.db);
    this.settings = new OrgSettings(this.sql);
    this.clock = new MovableClock(Number(this.settings.get('clockOffset') ?? 0), options.realTime);
    this.services = this.#makeServices(metadata);
    this.users = new OrgUsers(this.data.store, this.data.security);
    this.rows = new PlatformRows(this.data.store, this.clock);
    this.#credentials = new NamedCredentials(metadata, new CredentialStore(this.sql), options.redirects);
    this.#sendCallout = options.sendCallout ?? noCallouts;
    this.#report = options.onReport ?? (() => undefined);
    if (options.onDebug) this.#debugListeners.add(options.onDebug);
    this.queue = new JobQueue(this);
    this.queue.bus.subscribe();
  }

  get schema(): OrgSchema {
    return this.data.schema;
  }

  get metadata(): OrgMetadata {
    return this.data.metadata;
  }

  /** Id of the Organization record, 18 characters. */
  get organizationId(): string {
    const [[id]] = this.data.store.db.all('SELECT "Id" FROM "Organization"');
    return String(id);
  }

  transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T {
    const jobs = new TransactionJobs(
      this.queue,
      this,
      (event, access) => checkEvent(event, access, this.data.security),
      options.origin,
    );
    const transaction = this.#newTransaction(options, jobs);
    try {
      return this.atomically(() => runIn(transaction, () => work(transaction)));
    } finally {
      this.#publishImmediate(jobs);
    }
  }

  atomically<T>(work: () => T): T {
    return this.data.store.isInTransaction ? this.#inSavepoint(work) : this.#inDatabaseTransaction(work);
  }

  userById(id: string): RunningUser {
    return this.users.byId(id);
  }

  automatedProcess(): RunningUser {
    return this.users.automatedProcess();
  }

  log(line: string): void {
    this.#report(line);
  }

  /** Hears the lines of the debug log until the returned function is called. */
  listenToLog(listener: (line: string) => void): () => void {
    this.#debugListeners.add(listener);
    return () => void this.#debugListeners.delete(listener);
  }

  /** Hears of every commit. */
  onCommit(listener: () => void): void {
    this.#commitListeners.add(listener);
  }

  /** Moves the clock forward; the org remembers how far it is ahead. @param time milliseconds */
  moveClockTo(time: number): void {
    this.clock.moveTo(time);
    this.settings.set('clockOffset', String(this.clock.offset));
  }

  /**
   * Runs anonymous Apex that sets the org up, unless just this Apex did so before.
   * @throws Error with the compile problem, or the exception and where it was thrown
   */
  setUp(source: string): void {
    const digest = createHash('sha256').update(source).digest('hex');
    if (this.settings.get('setup') === digest) return;
    this.transact({ user: this.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      const block = this.program.executeAnonymous(source);
      const [problem] = block.problems;
      if (problem) throw new HostError(`The set-up Apex does not compile: line ${problem.line}: ${problem.message}`);
      block.run();
      this.settings.set('setup', digest);
    });
  }

  close(): void {
    this.data.close();
  }

  #makeServices(metadata: OrgMetadata): OrgServices {
    const { program, schema, clock } = this;
    const log = (line: string): void => {
      for (const listener of this.#debugListeners) listener(line);
    };
    return { program, schema, metadata, clock, log };
  }

  #newTransaction(
    { user, quiddity, isReadOnly, isClientQuery }: TransactionOptions,
    jobs: TransactionJobs,
  ): Transaction {
    const { security } = this.data;
    // Administrators need the grant, too: no right to all data stands for it.
    const mayUse =
      (caller: RunningUser): PrincipalCheck =>
      (principal) =>
        security.rightsOf(caller).hasPrincipal(principal);
    const callouts = new TransactionCallouts(this.#credentials, this.#sendCallout, mayUse, () => jobs.hasPendingWork);
    const limits = new GovernorCounters(quiddity, { isReadOnly, isClientQuery });
    const { services } = this;
    const transaction = new Transaction({
      services,
      user,
      quiddity,
      limits,
      database: this.data.newSession(),
      jobs,
      callouts,
    });
    if (this.isTest && active.transaction) {
      transaction.statics = active.transaction.statics;
      shareTestContext(active.transaction.state, transaction.state);
    }
    return transaction;
  }

  #inDatabaseTransaction<T>(work: () => T): T {
    const { store, security } = this.data;
    store.begin();
    try {
      const result = work();
      store.commit();
      for (const listener of this.#commitListeners) listener();
      return result;
    } catch (error) {
      store.rollback();
      security.forget();
      throw error;
    }
  }

  #inSavepoint<T>(work: () => T): T {
    const { store, security } = this.data;
    const name = `nested ${++this.#savepoints}`;
    store.savepoint(name);
    try {
      return work();
    } catch (error) {
      store.rollbackTo(name);
      security.forget();
      throw error;
    } finally {
      store.release(name);
    }
  }

  #publishImmediate(jobs: TransactionJobs): void {
    const events = jobs.takeImmediate();
    if (events.length > 0) this.atomically(() => events.forEach((event) => this.queue.bus.store(event)));
  }
}
