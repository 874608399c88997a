import { InProcessOrg, type TransactionUse } from '../in-process/inProcessOrg.ts';
import { InProcessStripe } from '../in-process/inProcessStripe.ts';
import { createSubscription } from '../stripe-simulator/billing/subscriptions.ts';
import { newCustomer } from '../stripe-simulator/api/resources/customers.ts';
import { attachCard, paymentMethodFor } from '../stripe-simulator/billing/cards.ts';

/** 2026-09-21T14:13:20Z, in seconds since 1970: the time of all benchmarks. */
export const now = 1_790_000_000;

/** An org and its Stripe in this process, with ears for what goes wrong and what is used. */
export class BenchWorld {
  readonly org: InProcessOrg;
  readonly stripe: InProcessStripe;
  readonly problems: string[] = [];
  readonly bodies: string[] = [];
  onTransaction: (use: TransactionUse) => void = () => undefined;

  /** @param startsAt seconds since 1970 at which Stripe's clock stands */
  constructor(startsAt = now) {
    const stripe = new InProcessStripe(1, startsAt);
    this.stripe = stripe;
    stripe.account.onEvent = (event) => this.bodies.push(stripe.bodyOf(event));
    this.org = new InProcessOrg({
      now: now * 1000,
      sendCallout: (request) => stripe.answer(request),
      onTransaction: (use) => this.onTransaction(use),
      onReport: (line) => this.problems.push(line),
    });
    this.org.drain();
  }

  /** A customer who pays for the starter plan. @returns its id */
  addCustomer(number: number): string {
    const { account, catalog } = this.stripe;
    const { id } = newCustomer(account, { name: `Customer ${number}`, email: `billing@customer-${number}.example` });
    const card = attachCard(account, paymentMethodFor(account, 'pm_card_visa'), id);
    const customer = account.find('customers', id);
    const invoice_settings = { ...customer.invoice_settings, default_payment_method: card.id };
    account.change('customers', customer, { invoice_settings });
    createSubscription(account, { customer: id, items: [{ price: catalog.starter.usd.month }] });
    return id;
  }
}
