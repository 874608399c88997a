import type { Org } from '../local-org/org.ts';
import type { SObjectRecord } from '../local-org/runtime/sobject.ts';

/** Objects of one customer in the org, each with the lookups that tie it to the one before. */
const objects = ['Account', 'Stripe_Customer__c', 'Stripe_Subscription__c', 'Stripe_Invoice__c'];

/**
 * Fills an org with copies of the one customer it has: Account, customer, subscription, invoices. They are put into
 * the store as they are, because what is measured comes later.
 * @param copies how many customers to add
 */
export function copyCustomer(org: Org, copies: number): void {
  const originals = objects.flatMap((name) => recordsOf(org, name));
  org.atomically(() => {
    for (let copy = 0; copy < copies; copy++) copyAll(org, originals, copy);
  });
}

function recordsOf(org: Org, name: string): SObjectRecord[] {
  const definition = org.schema.object(name);
  if (!definition) throw new Error(`The org has no object ${name}.`);
  const ids = org.data.store.db.all(`SELECT "Id" FROM "${name}"`).map(([id]) => String(id));
  return org.data.store.read(definition, ids);
}

function copyAll(org: Org, originals: readonly SObjectRecord[], copy: number): void {
  const ids = new Map<string, string>();
  for (const original of originals) {
    const record = original.clone();
    record.id = org.data.store.newId(original.definition);
    ids.set(String(original.id), record.id);
    for (const name of record.fieldNames()) {
      const value = record.get(name);
      if (name === 'Id' || typeof value !== 'string') continue;
      const known = ids.get(value);
      if (known !== undefined) record.set(name, known);
      else if (name === 'Stripe_Id__c' || name === 'Stripe_Customer_ID__c') record.set(name, `${value}${copy}`);
    }
    org.data.store.insert(record);
  }
}
