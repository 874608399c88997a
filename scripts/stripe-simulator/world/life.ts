import type { StripeAccount } from '../account/account.ts';
import { newCustomer } from '../api/resources/customers.ts';
import { attachCard, newCard } from '../billing/cards.ts';
import { collect, pay, payOutOfBand } from '../billing/collection.ts';
import { openDispute } from '../billing/disputes.ts';
import { createRefund, type RefundRequest } from '../billing/refunds.ts';
import { updateSubscription } from '../billing/subscriptionChanges.ts';
import { endSubscription } from '../billing/subscriptionEnd.ts';
import { createSubscription, type SubscriptionRequest } from '../billing/subscriptions.ts';
import type { Charge, Invoice, Subscription } from '../state/objects.ts';
import type { Company } from './companies.ts';

/** What a customer signs up for. */
export interface Contract extends Omit<SubscriptionRequest, 'customer'> {
  /** A test card's name; null when there is no card, as with invoices that are sent. */
  card?: string | null;
  cardExpires?: { month: number; year: number };
}

/**
 * One customer of the demo world, as the things that can happen to it. Each does nothing when it no longer makes
 * sense, so that a life can be written down before it is known how it goes.
 */
export class Life {
  readonly #account: StripeAccount;
  readonly #company: Company;
  #customer = '';

  constructor(account: StripeAccount, company: Company) {
    this.#account = account;
    this.#company = company;
  }

  get customer(): string {
    return this.#customer;
  }

  signUp(contract: Contract): void {
    const { card = 'visa', cardExpires, ...request } = contract;
    const account = this.#account;
    const customer = newCustomer(account, { name: this.#company.name, email: this.#company.email });
    this.#customer = customer.id;
    account.emit('customer.created', 'customers', customer);
    if (card !== null) this.useCard(card, cardExpires);
    createSubscription(account, { ...request, customer: customer.id });
  }

  /** Another subscription, or a new one after the last has ended. */
  subscribe(request: Omit<SubscriptionRequest, 'customer'>): void {
    if (this.#customer) createSubscription(this.#account, { ...request, customer: this.#customer });
  }

  /** A customer that has left subscribes again. */
  comeBack(request: Omit<SubscriptionRequest, 'customer'>): void {
    const currency = this.#account.find('customers', this.#customer).currency;
    if (!this.#running() && currency === 'usd') this.subscribe(request);
  }

  /** From now on this card is charged. */
  useCard(card: string, expires?: { month: number; year: number }): void {
    const account = this.#account;
    const method = attachCard(account, newCard(account, card, expires), this.#customer);
    const customer = account.find('customers', this.#customer);
    const settings = { ...customer.invoice_settings, default_payment_method: method.id };
    account.change('customers', customer, { invoice_settings: settings }, 'customer.updated');
  }

  setSeats(seats: (now: number) => number): void {
    const subscription = this.#running();
    const item = subscription?.items.find((one) => one.quantity !== undefined);
    if (!subscription || !item || subscription.status !== 'active') return;
    const quantity = Math.max(1, Math.round(seats(item.quantity ?? 1)));
    if (quantity !== item.quantity)
      updateSubscription(this.#account, subscription.id, { items: [{ id: item.id, quantity }] });
  }

  changePrice(price: string, quantity?: number): void {
    const subscription = this.#running();
    const item = subscription?.items[0];
    if (!subscription || !item || subscription.status !== 'active') return;
    const change = { items: [{ id: item.id, price, quantity }], prorationBehavior: 'always_invoice' };
    updateSubscription(this.#account, subscription.id, change);
  }

  /** The next attempts are declined; null declines until `recover`. */
  declinePayments(declineCode: string, attempts: number | null): void {
    if (this.#running()) {
      this.#account.store.put('behaviours', { id: this.#customer, decline_code: declineCode, remaining: attempts });
    }
  }

  /** The card works again, and what is open is paid. */
  recover(): void {
    this.#account.store.remove('behaviours', this.#customer);
    for (const invoice of this.#open()) collect(this.#account, invoice);
  }

  /** A sent invoice is paid: by card on its page, or by bank transfer. */
  payOpen(how: 'card' | 'transfer'): void {
    for (const invoice of this.#open()) {
      if (how === 'transfer') payOutOfBand(this.#account, invoice);
      else pay(this.#account, invoice, newCard(this.#account, 'visa').id);
    }
  }

  cancel(when: 'now' | 'at period end', feedback: string, comment: string | null): void {
    const subscription = this.#running();
    if (!subscription) return;
    const why = { reason: 'cancellation_requested', feedback, comment };
    if (when === 'now') endSubscription(this.#account, subscription, why);
    else updateSubscription(this.#account, subscription.id, { cancelAtPeriodEnd: true, cancellation: why });
  }

  pause(behavior: 'void' | 'keep_as_draft' | 'mark_uncollectible', resumesAt: number | null): void {
    const subscription = this.#running();
    if (!subscription) return;
    updateSubscription(this.#account, subscription.id, { pauseCollection: { behavior, resumes_at: resumesAt } });
  }

  refund(portion: number, reason: string, outcome?: RefundRequest['outcome']): void {
    const charge = this.#lastCharge();
    if (!charge) return;
    createRefund(this.#account, { charge, amount: Math.max(1, Math.round(charge.amount * portion)), reason, outcome });
  }

  dispute(reason: string): void {
    const charge = this.#lastCharge();
    if (charge && charge.amount_refunded === 0) openDispute(this.#account, charge, reason);
  }

  use(eventName: string, value: number): void {
    const { store, ids } = this.#account;
    if (!this.#running()) return;
    const id = ids.next('mevt');
    store.put('meter_events', {
      id,
      event_name: eventName,
      customer: this.#customer,
      value,
      timestamp: this.#account.now(),
    });
  }

  #running(): Subscription | undefined {
    return this.#account.store.where('subscriptions', 'customer', this.#customer).find((one) => one.ended_at === null);
  }

  #open(): Invoice[] {
    const all = this.#account.store.where('invoices', 'customer', this.#customer);
    return all.filter((invoice) => invoice.status === 'open');
  }

  #lastCharge(): Charge | undefined {
    const all = this.#account.store.where('charges', 'customer', this.#customer);
    return all.findLast((charge) => charge.paid && !charge.disputed && charge.amount_refunded < charge.amount);
  }
}
