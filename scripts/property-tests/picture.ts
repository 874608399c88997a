import type { InProcessOrg, Row } from '../in-process/inProcessOrg.ts';

/** Fields that tell when a row was written, or what was known at a past Sunday: not what Stripe says now. */
const aboutTheWriting: ReadonlySet<string> = new Set([
  'Stripe_Synced_At__c',
  'Synced_As_Of__c',
  'Matched_At__c',
  'Previous_CLV_Tier__c',
  'Refreshed_CLV_Tier__c',
]);

/** What people and reports see at the end of a history. Ids are left out: they differ from run to run. */
export interface Picture {
  readonly accounts: readonly Row[];
  readonly customers: readonly Row[];
  readonly subscriptions: readonly Row[];
  readonly invoices: readonly Row[];
  /** `Account name: net MRR movement`. */
  readonly movementTotals: Readonly<Record<string, number>>;
  /** One line for each movement. */
  readonly movements: readonly string[];
  /** One line for each Opportunity. */
  readonly opportunities: readonly string[];
  readonly tasks: readonly string[];
  readonly openTasks: readonly string[];
  /** Keys of effects. */
  readonly effectKeys: readonly string[];
  readonly refusals: readonly string[];
  /** `Type: Status` of events that wait or were given up. */
  readonly unfinished: readonly string[];
  /** Events that are in the inbox more than once. */
  readonly doubled: readonly string[];
}

/** Reads a picture from an org. */
export async function readPicture(org: InProcessOrg): Promise<Picture> {
  const movements = await org.query('SELECT Account__r.Name, Type__c, Amount__c FROM MRR_Movement__c');
  // The weekly report belongs to no Account: it tells what was known on a Sunday.
  const tasks = await org.query('SELECT What.Name, Subject, IsClosed FROM Task WHERE WhatId != null');
  const effects = await org.query('SELECT Key__c, Status__c, Error__c FROM Stripe_Effect__c');
  const events = await org.query('SELECT Event_Id__c, Type__c, Status__c, Error__c FROM Stripe_Event__c');
  const opportunities = await org.query('SELECT Account.Name, Type, Amount FROM Opportunity');
  return {
    accounts: await rowsOf(org, 'Account', 'Name'),
    customers: await rowsOf(org, 'Stripe_Customer__c', 'Stripe_Id__c'),
    subscriptions: await rowsOf(org, 'Stripe_Subscription__c', 'Stripe_Id__c'),
    invoices: await rowsOf(org, 'Stripe_Invoice__c', 'Stripe_Id__c'),
    movementTotals: totalsOf(movements),
    movements: lines(movements, (row) => [nameOf(row.Account__r), row.Type__c, row.Amount__c]),
    opportunities: lines(opportunities, (row) => [nameOf(row.Account), row.Type, row.Amount]),
    tasks: lines(tasks, (row) => [nameOf(row.What), row.Subject]),
    openTasks: lines(
      tasks.filter((row) => row.IsClosed === false),
      (row) => [nameOf(row.What), row.Subject],
    ),
    effectKeys: lines(effects, (row) => [row.Key__c]),
    refusals: lines(
      effects.filter((row) => row.Error__c !== null),
      (row) => [row.Key__c, row.Error__c],
    ),
    unfinished: lines(
      events.filter(({ Status__c }) => Status__c !== 'Done' && Status__c !== 'Ignored'),
      (row) => [row.Type__c, row.Status__c, row.Error__c],
    ),
    doubled: repeated(events.map((row) => String(row.Event_Id__c))),
  };
}

/** Values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The own fields of all records of an object, lookups left out. */
async function rowsOf(org: InProcessOrg, object: string, orderBy: string): Promise<Row[]> {
  const definition = org.org.schema.object(object);
  if (!definition) throw new Error(`The org has no object ${object}`);
  const fields = [...definition.fields.values()]
    .filter(({ name, type }) => name.endsWith('__c') && type !== 'Lookup' && !aboutTheWriting.has(name))
    .map(({ name }) => name);
  const rows = await org.query(
    `SELECT ${[...new Set([orderBy, ...fields])].join(', ')} FROM ${object} ORDER BY ${orderBy}`,
  );
  return rows.map(({ attributes: _attributes, ...values }) => values);
}

function totalsOf(movements: readonly Row[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const row of movements) {
    const name = nameOf(row.Account__r);
    totals[name] = Math.round(((totals[name] ?? 0) + Number(row.Amount__c)) * 100) / 100;
  }
  // Who was not looking while a customer came and went has no movement where others have two that cancel out.
  const moved = Object.entries(totals).filter(([, total]) => total !== 0);
  return Object.fromEntries(moved.sort());
}

function nameOf(parent: unknown): string {
  return typeof parent === 'object' && parent !== null && 'Name' in parent ? String(parent.Name) : 'nobody';
}

function lines(rows: readonly Row[], cells: (row: Row) => unknown[]): string[] {
  return rows.map((row) => cells(row).map(String).join(' | ')).sort();
}
