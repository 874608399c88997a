import type { FormulaEngine } from '../formula/engine.ts';
import type { AccessContext, TriggerEvent } from '../ports.ts';
import { current } from '../runtime/transaction.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import type { OrgSecurity } from '../security/orgSecurity.ts';
import type { RecordStore } from '../store/store.ts';

/** What writing records needs of the org. */
export interface DmlOrg {
  readonly store: RecordStore;
  readonly security: OrgSecurity;
  readonly formulas: FormulaEngine;
}

/** One DML statement in the running transaction. */
export class DmlContext {
  readonly org: DmlOrg;
  readonly access: AccessContext;
  readonly transaction: Transaction;
  /** Milliseconds since 1970; one moment for the whole statement. */
  readonly now: number;

  constructor(org: DmlOrg, access: AccessContext) {
    this.org = org;
    this.access = access;
    this.transaction = current();
    this.now = this.transaction.clock.now();
  }

  get store(): RecordStore {
    return this.org.store;
  }

  get schema(): OrgSchema {
    return this.org.store.schema;
  }

  get userId(): string {
    return this.transaction.user.id;
  }

  /** True when the object has a trigger for one of these events. */
  hasTrigger(object: ObjectDefinition, events: readonly TriggerEvent[]): boolean {
    return this.transaction.services.program
      .triggersOn(object.name)
      .some((trigger) => events.some((event) => trigger.events.has(event)));
  }

  /** Sets the formula fields of records that triggers or validation rules are going to look at. */
  fillFormulas(records: readonly SObjectRecord[]): void {
    for (const record of records) this.org.formulas.fill(record);
  }
}
