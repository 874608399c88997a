import { apexException } from '../../runtime/exceptions.ts';
import type { SObjectRecord } from '../../runtime/sobject.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { LimitCounters, LimitName, QueryResult } from '../../ports.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { systemType } from '../support.ts';

/** A `Database.QueryLocator`: the rows that a batch works through. */
export class QueryLocatorValue extends SystemObject {
  readonly records: readonly SObjectRecord[];
  readonly soql: string;

  constructor(records: readonly SObjectRecord[], soql: string) {
    super(systemType('Database.QueryLocator'));
    this.records = records;
    this.soql = soql;
  }
}

/** A `Database.QueryLocatorIterator`. */
class LocatorIterator extends SystemObject {
  readonly records: readonly SObjectRecord[];
  index = 0;

  constructor(records: readonly SObjectRecord[]) {
    super(systemType('Database.QueryLocatorIterator'));
    this.records = records;
  }

  next(): SObjectRecord {
    const record = this.records[this.index++];
    if (record) return record;
    throw apexException('NoSuchElementException', 'Iterator has no more elements');
  }
}

/** Counts the rows of a locator or cursor as such, so that they may be more than the 50,000 of a plain query. */
class LocatorLimits implements LimitCounters {
  readonly #limits: LimitCounters;

  constructor(limits: LimitCounters) {
    this.#limits = limits;
  }

  use(name: LimitName, amount: number): void {
    this.#limits.use(asLocator(name), amount);
  }

  used(name: LimitName): number {
    return this.#limits.used(asLocator(name));
  }

  maximum(name: LimitName): number {
    return this.#limits.maximum(asLocator(name));
  }
}

const asLocator = (name: LimitName): LimitName => (name === 'QueryRows' ? 'QueryLocatorRows' : name);

/** Runs the query of a locator or cursor. */
export function queryForLocator(query: () => QueryResult): readonly SObjectRecord[] {
  const transaction = current();
  const { limits } = transaction;
  transaction.limits = new LocatorLimits(limits);
  try {
    return query().records;
  } finally {
    transaction.limits = limits;
  }
}

/** Salesforce: Apex Reference, "QueryLocator Class" and "QueryLocatorIterator Class". */
export const queryLocatorClasses: readonly SystemClass[] = [
  defineClass('Database.QueryLocator', {
    members: {
      'String getQuery()': (self: QueryLocatorValue) => self.soql,
      'Database.QueryLocatorIterator iterator()': (self: QueryLocatorValue) => new LocatorIterator(self.records),
    },
  }),
  defineClass('Database.QueryLocatorIterator', {
    interfaces: ['Iterator<SObject>'],
    members: {
      'Boolean hasNext()': (self: LocatorIterator) => self.index < self.records.length,
      'SObject next()': (self: LocatorIterator) => self.next(),
    },
  }),
];
