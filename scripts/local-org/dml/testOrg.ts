import { emptyMetadata, type MetadataBuilder } from '../metadata/builder.ts';
import type {
  AccessContext,
  LimitCounters,
  Program,
  ProgramTrigger,
  RunningUser,
  TriggerContext,
  TriggerEvent,
} from '../ports.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { runIn, Transaction, type TransactionParts } from '../runtime/transaction.ts';
import { seededUsers } from '../security/seed.ts';
import { type OrgData, openOrgData } from './orgData.ts';
import type { OrgDatabaseSession } from './session.ts';

/** System mode without sharing. */
export const asSystem: AccessContext = { mode: 'system', sharing: false };
/** User mode. */
export const asUser: AccessContext = { mode: 'user', sharing: true };

/** An org in memory for the tests of its data, with triggers written in TypeScript. */
export class TestOrg {
  readonly data: OrgData;
  readonly triggers: ProgramTrigger[] = [];
  readonly session: OrgDatabaseSession;
  now = Date.UTC(2026, 10, 23, 14);

  constructor(fillMetadata: (metadata: MetadataBuilder) => void = () => undefined) {
    const metadata = emptyMetadata();
    fillMetadata(metadata);
    this.data = openOrgData({ file: ':memory:', metadata });
    this.session = this.data.newSession();
    this.data.store.begin();
  }

  /** Adds a trigger. */
  on(objectName: string, events: readonly TriggerEvent[], run: (context: TriggerContext) => void): void {
    this.triggers.push({ name: `${objectName}Trigger`, objectName, events: new Set(events), run });
  }

  record(objectName: string, values: Readonly<Record<string, unknown>> = {}): SObjectRecord {
    const object = this.data.schema.object(objectName);
    if (!object) throw new Error(`The org has no object ${objectName}`);
    const record = new SObjectRecord(object);
    for (const [name, value] of Object.entries(values)) record.set(name, value);
    return record;
  }

  /** Does work in a transaction of a user; the administrator's, if nothing else is said. */
  run<T>(work: () => T, username: string = seededUsers.admin): T {
    return runIn(this.#transaction(username), work);
  }

  /** Inserts a record in system mode. @returns its id */
  insert(objectName: string, values: Readonly<Record<string, unknown>>): string {
    const record = this.record(objectName, values);
    this.run(() => this.session.write('insert', [record], { access: asSystem, allOrNone: true }));
    return record.id ?? '';
  }

  query(soql: string, access: AccessContext = asSystem, username?: string): readonly SObjectRecord[] {
    return this.run(() => this.session.queryDynamic(soql, () => null, access).records, username);
  }

  #transaction(username: string): Transaction {
    const limits: LimitCounters = { use: () => undefined, used: () => 0, maximum: () => 0 };
    const program = {
      triggersOn: (name: string) => this.triggers.filter((trigger) => trigger.objectName === name),
    } as unknown as Program;
    const services = {
      program,
      schema: this.data.schema,
      metadata: this.data.metadata,
      clock: { now: () => this.now },
      log: () => undefined,
    };
    const parts = { services, user: this.user(username), quiddity: 'ANONYMOUS', limits, database: this.session };
    return new Transaction(parts as unknown as TransactionParts);
  }

  user(username: string): RunningUser {
    const [row] = this.data.store.db.all('SELECT "Id" FROM "User" WHERE "Username" = ?', [username]);
    const kind = username === seededUsers.guest ? 'guest' : 'standard';
    return { id: String(row[0]), username, profileName: '', timeZone: 'UTC', locale: 'en_US', kind };
  }
}
