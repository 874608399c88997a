import type Stripe from 'stripe';
import {
  itemsText,
  type CustomerState,
  type InvoiceState,
  type SubscriptionState,
  type WholeCustomer,
} from './states.ts';

const pageSize = 100;
/** A clock that runs ahead by more than this is a simulated one: its events say nothing about lag. */
const clockTolerance = 60;

/** What Stripe says, in the form in which it is compared. */
export class StripeBooks {
  readonly #stripe: Stripe;

  constructor(stripe: Stripe) {
    this.#stripe = stripe;
  }

  /** All customers that are not deleted, in pages. */
  async *customers(): AsyncGenerator<CustomerState[]> {
    const pages = pagesOf((page) => this.#stripe.customers.list(page));
    for await (const page of pages) yield page.map(({ id }) => ({ id, isDeleted: false, isLinked: true }));
  }

  /** All subscriptions, ended ones too, in pages. */
  async *subscriptions(customer?: string): AsyncGenerator<SubscriptionState[]> {
    const filter = customer === undefined ? {} : { customer };
    const pages = pagesOf((page) => this.#stripe.subscriptions.list({ ...page, ...filter, status: 'all' }));
    for await (const page of pages) yield await Promise.all(page.map((one) => this.#subscription(one)));
  }

  /** All invoices that have a customer, drafts too, in pages. */
  async *invoices(customer?: string): AsyncGenerator<InvoiceState[]> {
    const filter = customer === undefined ? {} : { customer };
    const pages = pagesOf((page) => this.#stripe.invoices.list({ ...page, ...filter }));
    for await (const page of pages) yield page.flatMap(invoiceState);
  }

  /** One customer with all that belongs to it; undefined when Stripe does not know it. */
  async whole(id: string): Promise<WholeCustomer | undefined> {
    const customer = await this.#customer(id);
    if (!customer || customer.isDeleted) return customer && { customer, subscriptions: [], invoices: [] };
    const [subscriptions, invoices] = await Promise.all([all(this.subscriptions(id)), all(this.invoices(id))]);
    return { customer, subscriptions, invoices };
  }

  /** Customers that events of the last minutes are about. */
  async changedWithin(minutes: number, now: Date): Promise<Set<string>> {
    const second = Math.floor(now.getTime() / 1000);
    const created = { gte: second - minutes * 60, lte: second + clockTolerance };
    const changed = new Set<string>();
    for await (const page of pagesOf((cursor) => this.#stripe.events.list({ ...cursor, created }))) {
      for (const event of page) changed.add(customerOf(event.data.object));
    }
    return changed;
  }

  async #customer(id: string): Promise<CustomerState | undefined> {
    try {
      const customer = await this.#stripe.customers.retrieve(id);
      return { id, isDeleted: customer.deleted === true, isLinked: true };
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return undefined;
      throw error;
    }
  }

  async #subscription(subscription: Stripe.Subscription): Promise<SubscriptionState> {
    const { id, customer, status, ended_at, items } = subscription;
    const complete = items.has_more
      ? await all(pagesOf((page) => this.#stripe.subscriptionItems.list({ ...page, subscription: id })))
      : items.data;
    return {
      id,
      customerId: idOf(customer),
      status,
      endedAt: ended_at ?? undefined,
      items: itemsText(complete.map(({ price, quantity }) => ({ price: price.id, quantity }))),
    };
  }
}

function invoiceState({ id, customer, status, amount_paid, amount_due }: Stripe.Invoice): InvoiceState[] {
  if (!customer) return [];
  // What is paid beyond the amount due stays the customer's credit.
  const paid = Math.min(amount_paid, Math.max(amount_due, 0));
  return [{ id, customerId: idOf(customer), status: status ?? 'draft', paid }];
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id;
}

/** The customer that an event's object is or belongs to; an empty text for none. */
function customerOf(object: object): string {
  if ('object' in object && object.object === 'customer' && 'id' in object) return String(object.id);
  return 'customer' in object && typeof object.customer === 'string' ? object.customer : '';
}

type Page = { limit: number; starting_after?: string };

/** The pages of a list, to its end; one page is in memory at a time. */
async function* pagesOf<T extends { id: string }>(
  list: (page: Page) => Promise<Stripe.ApiList<T>>,
): AsyncGenerator<T[]> {
  let after: string | undefined;
  for (;;) {
    const page = await list(after === undefined ? { limit: pageSize } : { limit: pageSize, starting_after: after });
    if (page.data.length > 0) yield page.data;
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return;
  }
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const result: T[] = [];
  for await (const page of pages) result.push(...page);
  return result;
}
