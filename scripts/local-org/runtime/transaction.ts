import { HostError } from './exceptions.ts';
import { frames } from './frames.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import type {
  Callouts,
  Clock,
  DatabaseSession,
  Jobs,
  LimitCounters,
  Program,
  Quiddity,
  RunningUser,
  TriggerContext,
} from '../ports.ts';
import type { OrgSchema } from '../schema/definitions.ts';

/** What all transactions of an org share. */
export interface OrgServices {
  readonly program: Program;
  readonly schema: OrgSchema;
  readonly metadata: OrgMetadata;
  readonly clock: Clock;
  /** Takes one line of the debug log. */
  log(line: string): void;
}

/** What a transaction is made of. */
export interface TransactionParts {
  readonly services: OrgServices;
  readonly user: RunningUser;
  readonly quiddity: Quiddity;
  readonly limits: LimitCounters;
  readonly database: DatabaseSession;
  readonly jobs: Jobs;
  readonly callouts: Callouts;
}

/** One execution of Apex, from its entry to commit or rollback. Statics live as long as it does. */
export class Transaction {
  readonly services: OrgServices;
  /** Changed by `System.runAs`. */
  user: RunningUser;
  quiddity: Quiddity;
  /** Replaced by `Test.startTest`. */
  limits: LimitCounters;
  readonly database: DatabaseSession;
  readonly jobs: Jobs;
  readonly callouts: Callouts;
  /** Static state of the compiled classes, by class number. */
  statics: unknown[] = [];
  /** Whether the running code is `with sharing`. */
  sharing = false;
  /** What `Trigger.*` shows, innermost last. */
  readonly triggerContexts: TriggerContext[] = [];
  /** Where system classes keep what lasts one transaction (RestContext, mocks, the test context). */
  readonly state = new Map<symbol | string, unknown>();

  constructor(parts: TransactionParts) {
    this.services = parts.services;
    this.user = parts.user;
    this.quiddity = parts.quiddity;
    this.limits = parts.limits;
    this.database = parts.database;
    this.jobs = parts.jobs;
    this.callouts = parts.callouts;
  }

  get clock(): Clock {
    return this.services.clock;
  }
}

/** The transaction that runs; emitted code reads `statics` of it at every static access. */
export const active: { transaction: Transaction | null; statics: unknown[] } = { transaction: null, statics: [] };

/** The transaction that runs. @throws HostError outside of one */
export function current(): Transaction {
  if (!active.transaction) throw new HostError('Apex was called outside of a transaction');
  return active.transaction;
}

/** Does work in a transaction; the one that ran before goes on afterwards. */
export function runIn<T>(transaction: Transaction, work: () => T): T {
  const before = { ...active };
  const { base, depth, at } = frames;
  active.transaction = transaction;
  active.statics = transaction.statics;
  frames.base = depth;
  try {
    return work();
  } finally {
    active.transaction = before.transaction;
    active.statics = before.statics;
    Object.assign(frames, { base, depth, at });
  }
}
