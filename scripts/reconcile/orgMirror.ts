import type { Connection } from '@jsforce/jsforce-node';
import type { Mirror } from './mirror.ts';
import {
  itemsText,
  type CustomerState,
  type InvoiceState,
  type SubscriptionState,
  type WholeCustomer,
} from './states.ts';

/** Matches that a person has yet to decide. */
const openMatches: readonly (string | null)[] = ['Review', 'Unmatched'];

const fields = {
  customer: 'Stripe_Id__c, Deleted__c, Account__c, Match_Status__c',
  subscription: 'Stripe_Id__c, Stripe_Customer__r.Stripe_Id__c, Status__c, Ended_At__c, Items__c',
  invoice: 'Stripe_Id__c, Stripe_Customer__r.Stripe_Id__c, Status__c, Amount_Paid_Minor__c',
};

interface CustomerRow {
  Stripe_Id__c: string;
  Deleted__c: boolean;
  Account__c: string | null;
  Match_Status__c: string | null;
}

interface PartRow {
  Stripe_Id__c: string;
  Stripe_Customer__r: { Stripe_Id__c: string };
  Status__c: string;
}

interface SubscriptionRow extends PartRow {
  Ended_At__c: string | null;
  Items__c: string | null;
}

interface InvoiceRow extends PartRow {
  Amount_Paid_Minor__c: number | null;
}

/** What of the mirror is compared. */
export interface Scope {
  /** Which of Stripe's modes. */
  readonly isLive: boolean;
  /** Customers of a connected account; undefined: those of the own one. */
  readonly account: string | undefined;
}

/** The mirror as the REST API shows it. */
export class OrgMirror implements Mirror {
  readonly #connection: Connection;
  readonly #scope: Scope;

  constructor(connection: Connection, scope: Scope) {
    this.#connection = connection;
    this.#scope = scope;
  }

  async customers(ids: readonly string[]): Promise<CustomerState[]> {
    const soql = `SELECT ${fields.customer} FROM Stripe_Customer__c WHERE Stripe_Id__c IN ${listOf(ids)}`;
    return (await this.#all<CustomerRow>(soql)).map(customerState);
  }

  async subscriptions(ids: readonly string[]): Promise<SubscriptionState[]> {
    return this.#subscriptionsWhere(`Stripe_Id__c IN ${listOf(ids)}`);
  }

  async invoices(ids: readonly string[]): Promise<InvoiceState[]> {
    return this.#invoicesWhere(`Stripe_Id__c IN ${listOf(ids)}`);
  }

  async *undeletedCustomers(): AsyncGenerator<string[]> {
    const soql = `SELECT Stripe_Id__c FROM Stripe_Customer__c WHERE Deleted__c = FALSE AND ${inScope(this.#scope)}`;
    for await (const rows of this.#pages<CustomerRow>(soql)) yield rows.map((row) => row.Stripe_Id__c);
  }

  async *drafts(): AsyncGenerator<InvoiceState[]> {
    const soql = `SELECT ${fields.invoice} FROM Stripe_Invoice__c WHERE Status__c = 'draft'
      AND Stripe_Customer__r.Deleted__c = FALSE AND ${inScope(this.#scope, 'Stripe_Customer__r.')}`;
    for await (const rows of this.#pages<InvoiceRow>(soql)) yield rows.map(invoiceState);
  }

  async whole(ids: readonly string[]): Promise<Map<string, WholeCustomer>> {
    const ofCustomers = `Stripe_Customer__r.Stripe_Id__c IN ${listOf(ids)}`;
    const customers = await this.customers(ids);
    const subscriptions = Map.groupBy(await this.#subscriptionsWhere(ofCustomers), (one) => one.customerId);
    const invoices = Map.groupBy(await this.#invoicesWhere(ofCustomers), (one) => one.customerId);
    return new Map(
      customers.map((customer) => [
        customer.id,
        {
          customer,
          subscriptions: subscriptions.get(customer.id) ?? [],
          invoices: invoices.get(customer.id) ?? [],
        },
      ]),
    );
  }

  async underWay(ids: readonly string[]): Promise<Set<string>> {
    const asked = new Set(ids);
    const waiting = new Set<string>();
    const soql = `SELECT Customer_Id__c FROM Stripe_Event__c
      WHERE Status__c IN ('Received', 'Held', 'Retry') AND Customer_Id__c != NULL`;
    for await (const rows of this.#pages<{ Customer_Id__c: string }>(soql)) {
      for (const row of rows) if (asked.has(row.Customer_Id__c)) waiting.add(row.Customer_Id__c);
    }
    return waiting;
  }

  async openMatches(): Promise<number> {
    const soql = `SELECT COUNT() FROM Stripe_Customer__c WHERE Account__c = NULL AND Deleted__c = FALSE
      AND ${inScope(this.#scope)} AND Match_Status__c IN ('${openMatches.join("', '")}')`;
    return (await this.#connection.query(soql)).totalSize;
  }

  async #subscriptionsWhere(condition: string): Promise<SubscriptionState[]> {
    const soql = `SELECT ${fields.subscription} FROM Stripe_Subscription__c WHERE ${condition}`;
    return (await this.#all<SubscriptionRow>(soql)).map(subscriptionState);
  }

  async #invoicesWhere(condition: string): Promise<InvoiceState[]> {
    const soql = `SELECT ${fields.invoice} FROM Stripe_Invoice__c WHERE ${condition}`;
    return (await this.#all<InvoiceRow>(soql)).map(invoiceState);
  }

  async #all<Row extends object>(soql: string): Promise<Row[]> {
    const result: Row[] = [];
    for await (const rows of this.#pages<Row>(soql)) result.push(...rows);
    return result;
  }

  async *#pages<Row extends object>(soql: string): AsyncGenerator<Row[]> {
    let page = await this.#connection.query<Row>(soql);
    for (;;) {
      yield page.records;
      if (page.done || !page.nextRecordsUrl) return;
      page = await this.#connection.queryMore<Row>(page.nextRecordsUrl);
    }
  }
}

/** The condition that a customer is in scope. @param path from the object that is asked for to its customer */
function inScope({ isLive, account }: Scope, path = ''): string {
  const owner = account === undefined ? 'NULL' : `'${account}'`;
  return `${path}Live_Mode__c = ${isLive} AND ${path}Stripe_Account__c = ${owner}`;
}

/** A list of ids in SOQL. Stripe's ids are letters, digits and underscores; anything else can't be one. */
function listOf(ids: readonly string[]): string {
  return `(${ids.map((id) => `'${id.replace(/[^\w:-]/g, '')}'`).join(', ')})`;
}

function customerState(row: CustomerRow): CustomerState {
  const isLinked = row.Account__c !== null || openMatches.includes(row.Match_Status__c);
  return { id: row.Stripe_Id__c, isDeleted: row.Deleted__c, isLinked };
}

function subscriptionState(row: SubscriptionRow): SubscriptionState {
  return {
    id: row.Stripe_Id__c,
    customerId: row.Stripe_Customer__r.Stripe_Id__c,
    status: row.Status__c,
    endedAt: row.Ended_At__c === null ? undefined : Date.parse(row.Ended_At__c) / 1000,
    items: storedItems(row.Items__c),
  };
}

function invoiceState(row: InvoiceRow): InvoiceState {
  return {
    id: row.Stripe_Id__c,
    customerId: row.Stripe_Customer__r.Stripe_Id__c,
    status: row.Status__c,
    paid: row.Amount_Paid_Minor__c ?? 0,
  };
}

function storedItems(json: string | null): string {
  const items = JSON.parse(json ?? '[]') as { quantity?: number | null; price: { priceId: string } }[];
  return itemsText(items.map(({ price, quantity }) => ({ price: price.priceId, quantity: quantity ?? undefined })));
}
