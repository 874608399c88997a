import type Stripe from 'stripe';
import { Catalog } from './catalog.ts';
import type { CustomerRecord } from './customerRecord.ts';

/** Reads customers with everything that belongs to them. */
export class StripeSource {
  readonly #stripe: Stripe;
  readonly #catalog: Catalog;
  readonly #invoicesSince: number | undefined;

  private constructor(stripe: Stripe, catalog: Catalog, invoicesSince: number | undefined) {
    this.#stripe = stripe;
    this.#catalog = catalog;
    this.#invoicesSince = invoicesSince;
  }

  /** @param invoicesSince seconds since 1970; older invoices and charges are not asked for */
  static async open(stripe: Stripe, invoicesSince: number | undefined): Promise<StripeSource> {
    return new StripeSource(stripe, await Catalog.load(stripe), invoicesSince);
  }

  /** Pages of customers, newest first. @param after id of the customer to go on after */
  async *customerPages(after: string | undefined, pageSize: number): AsyncGenerator<Stripe.Customer[]> {
    let cursor = after;
    for (;;) {
      const page = await this.#stripe.customers.list({
        limit: pageSize,
        expand: ['data.discount.source.coupon', 'data.invoice_settings.default_payment_method'],
        ...(cursor === undefined ? {} : { starting_after: cursor }),
      });
      if (page.data.length > 0) yield page.data;
      cursor = page.data.at(-1)?.id;
      if (!page.has_more || cursor === undefined) return;
    }
  }

  /** Everything that belongs to a customer. */
  async read(customer: Stripe.Customer): Promise<CustomerRecord> {
    await this.#catalog.completeDiscounts([customer.discount]);
    const [subscriptions, invoices, charges] = await Promise.all([
      this.#subscriptions(customer.id),
      this.#invoices(customer.id),
      this.#charges(customer.id),
    ]);
    await this.#explainFailures(invoices, charges);
    const hasCreditNotes = invoices.some((invoice) => invoice.post_payment_credit_notes_amount > 0);
    return {
      customer,
      subscriptions,
      invoices,
      charges,
      disputes: await this.#disputes(charges),
      credit_notes: hasCreditNotes
        ? await all(this.#stripe.creditNotes.list({ customer: customer.id, limit: 100 }))
        : [],
    };
  }

  async #subscriptions(customer: string): Promise<Stripe.Subscription[]> {
    const expand = ['data.discounts.source.coupon', 'data.default_payment_method'];
    const subscriptions = await all(this.#stripe.subscriptions.list({ customer, status: 'all', limit: 100, expand }));
    for (const subscription of subscriptions) {
      if (needsItems(subscription)) subscription.items.data = await this.#items(subscription.id);
      if (typeof subscription.schedule === 'string') {
        const phases = ['phases.items.price.tiers'];
        subscription.schedule = await this.#stripe.subscriptionSchedules.retrieve(subscription.schedule, {
          expand: phases,
        });
      }
      await this.#catalog.complete(subscription);
    }
    return subscriptions;
  }

  #items(subscription: string): Promise<Stripe.SubscriptionItem[]> {
    const expand = ['data.discounts.source.coupon'];
    return all(this.#stripe.subscriptionItems.list({ subscription, limit: 100, expand }));
  }

  async #invoices(customer: string): Promise<Stripe.Invoice[]> {
    const list = this.#stripe.invoices.list({ customer, limit: 100, expand: ['data.payments'], ...this.#since() });
    const invoices = await all(list);
    for (const invoice of invoices) {
      if (invoice.lines.has_more)
        invoice.lines.data = await all(this.#stripe.invoices.listLineItems(invoice.id, { limit: 100 }));
    }
    return invoices;
  }

  #charges(customer: string): Promise<Stripe.Charge[]> {
    return all(this.#stripe.charges.list({ customer, limit: 100, expand: ['data.refunds'], ...this.#since() }));
  }

  async #disputes(charges: readonly Stripe.Charge[]): Promise<Stripe.Dispute[]> {
    const disputed = charges.filter((charge) => charge.disputed);
    const disputes = await Promise.all(
      disputed.map(({ id }) => all(this.#stripe.disputes.list({ charge: id, limit: 100 }))),
    );
    return disputes.flat();
  }

  /** Why an open invoice could not be collected stands on its payment intent when there was no charge at all. */
  async #explainFailures(invoices: readonly Stripe.Invoice[], charges: readonly Stripe.Charge[]): Promise<void> {
    const tried = new Set(
      charges.filter((charge) => charge.status === 'failed').map((charge) => charge.payment_intent),
    );
    for (const invoice of invoices) {
      if (invoice.status !== 'open' || invoice.attempt_count === 0 || !invoice.payments) continue;
      if (invoice.payments.data.some(({ payment }) => tried.has(payment.payment_intent ?? null))) continue;
      const expand = ['data.payment.payment_intent'];
      invoice.payments.data = await all(this.#stripe.invoicePayments.list({ invoice: invoice.id, limit: 100, expand }));
    }
  }

  #since(): { created?: { gte: number } } {
    return this.#invoicesSince === undefined ? {} : { created: { gte: this.#invoicesSince } };
  }
}

/** The list inside a subscription is a first page, and it leaves the coupons of items out. */
function needsItems({ items }: Stripe.Subscription): boolean {
  return items.has_more || items.data.some((item) => item.discounts.length > 0);
}

/** All of a list, however many pages it has. */
async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const object of list) result.push(object);
  return result;
}
