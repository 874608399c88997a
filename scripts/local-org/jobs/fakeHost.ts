import { MovableClock } from '../clock.ts';
import { GovernorCounters } from '../limits/counters.ts';
import type { Program, ProgramTrigger, RunningUser } from '../ports.ts';
import { ApexObject } from '../runtime/apexObject.ts';
import { HostError } from '../runtime/exceptions.ts';
import { Transaction, runIn } from '../runtime/transaction.ts';
import type { OrgServices } from '../runtime/transaction.ts';
import { typeRef } from '../runtime/typeRef.ts';
import type { ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import { openDb } from '../store/db.ts';
import { makeId } from '../store/ids.ts';
import type { JobHost, SystemRows, TransactionOptions } from './host.ts';
import { JobQueue } from './jobQueue.ts';
import { Sql } from './sql.ts';
import { TransactionJobs } from './transactionJobs.ts';

/** Behaviour of a fake Apex class: its methods by name. */
export type FakeMethods = Readonly<Record<string, (...args: unknown[]) => unknown>>;

const user: RunningUser = {
  id: '005000000000001AAA',
  username: 'admin@example.test',
  profileName: 'System Administrator',
  timeZone: 'UTC',
  locale: 'en_US',
  kind: 'standard',
};

/** An org without Apex or records, for tests of the jobs: classes are JavaScript functions, rows are plain objects. */
export class FakeHost implements JobHost {
  readonly clock = new MovableClock(0, () => this.realTime);
  realTime = Date.parse('2026-11-23T14:00:00Z');
  readonly sql: Sql;
  readonly rows: SystemRows;
  readonly program: Program;
  readonly schema: OrgSchema;
  readonly isTest = false;
  readonly queue: JobQueue;
  /** Rows that the platform wrote, by id. */
  readonly written = new Map<string, Record<string, unknown>>();
  readonly logged: string[] = [];
  readonly triggers: ProgramTrigger[] = [];
  /** Interfaces of objects that are read back. */
  interfaces: readonly string[] = [];
  readonly #db = openDb(':memory:', {});
  readonly #classes = new Map<string, FakeMethods>();
  #rollbackRows = new Map<string, Record<string, unknown>>();

  constructor(objects: readonly ObjectDefinition[] = []) {
    this.sql = new Sql(this.#db);
    this.rows = this.#makeRows();
    this.schema = {
      object: (name) => objects.find((object) => object.name.toLowerCase() === name.toLowerCase()),
      objectByKeyPrefix: () => undefined,
      objects: () => objects,
    };
    this.program = this.#makeProgram();
    this.queue = new JobQueue(this);
  }

  /** Declares a class and makes an object of it. */
  object(className: string, methods: FakeMethods, interfaces: readonly string[] = []): ApexObject {
    this.#classes.set(className, methods);
    const type = typeRef('class', className);
    const assignableTo = new Set([type, ...interfaces.map((name) => typeRef('interface', name))]);
    const fields = [
      { name: 'value', type, isStatic: false, isTransient: false, access: 'public' as const, slot: 'value' },
    ];
    const descriptor = { type, apiVersion: 67, superclass: null, assignableTo, fields, methods: [], isAbstract: false };
    const made = Object.create(FakeObject.prototype, { descriptor: { value: descriptor } }) as FakeObject;
    made.value = null;
    return made;
  }

  transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T {
    const jobs = new TransactionJobs(this.queue, this, () => null, options.origin);
    const services = { program: this.program, schema: this.schema, clock: this.clock } as unknown as OrgServices;
    const limits = new GovernorCounters(options.quiddity);
    const parts = { services, user: options.user, quiddity: options.quiddity, limits, jobs };
    const transaction = new Transaction(parts as unknown as ConstructorParameters<typeof Transaction>[0]);
    return this.atomically(() => runIn(transaction, () => work(transaction)));
  }

  atomically<T>(work: () => T): T {
    this.#rollbackRows = new Map([...this.written].map(([id, row]) => [id, { ...row }]));
    this.#db.exec('BEGIN');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      this.written.clear();
      for (const [id, row] of this.#rollbackRows) this.written.set(id, row);
      throw error;
    }
  }

  /** Runs work as Apex of a user's request. */
  request<T>(work: (transaction: Transaction) => T): T {
    return this.transact({ user, quiddity: 'REST' }, work);
  }

  /** Runs all that is due. */
  runDue(): void {
    while (this.queue.runNext());
  }

  userById(): RunningUser {
    return user;
  }

  automatedProcess(): RunningUser {
    return { ...user, kind: 'automatedProcess' };
  }

  log(line: string): void {
    this.logged.push(line);
  }

  #makeRows(): SystemRows {
    let last = 0;
    return {
      insert: (objectName, values) => {
        const id = makeId('707', ++last);
        this.written.set(id, { ...values, objectName });
        return id;
      },
      put: (objectName, key, values) => {
        const id = `${objectName} ${Object.values(key).join(' ')}`;
        this.written.set(id, { ...key, ...values, objectName });
      },
      update: (_objectName, id, values) => void Object.assign(this.written.get(id) ?? {}, values),
      remove: (_objectName, id) => void this.written.delete(id),
      apexId: () => null,
    };
  }

  #makeProgram(): Program {
    const program: Partial<Program> = {
      triggersOn: (name) => this.triggers.filter(({ objectName }) => objectName === name),
      allocate: (type) => {
        const methods = this.#classes.get(type.name);
        return methods && this.object(type.name, methods, this.interfaces);
      },
      invokeMethod: (target, name, args) => {
        const method = target instanceof ApexObject ? this.#classes.get(target.type.name)?.[name] : undefined;
        if (!method) throw new HostError(`The fake has no method ${name}`);
        return method.apply(target, [...args]);
      },
    };
    return program as Program;
  }
}

/** An object of a fake class; it has one field. */
export class FakeObject extends ApexObject {
  value: unknown = null;
}
