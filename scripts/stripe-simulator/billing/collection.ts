import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Invoice, PaymentMethod, Subscription } from '../state/objects.ts';
import { DAY } from './calendar.ts';
import { cardError, declineOf } from './cards.ts';
import { finalizeInvoice, markUncollectible, subscriptionOf, voidInvoice } from './invoices.ts';
import { fail, intentOf, succeed } from './payments.ts';
import { endSubscription } from './subscriptionEnd.ts';

/** Days from one failed attempt to the next; after the last one the subscription ends. */
const RETRY_AFTER_DAYS = [3, 5, 7];

/** Asks for the money of an open invoice. A decline is recorded on the invoice, it is not an error. */
export function collect(account: StripeAccount, invoice: Invoice, methodId?: string): Invoice {
  return attempt(account, invoice, methodId).invoice;
}

/** The same on request: a decline is recorded, and then it is also the answer. @throws StripeError 402 */
export function pay(account: StripeAccount, invoice: Invoice, methodId?: string): Invoice {
  if (invoice.status === 'paid') throw invalidRequest('Invoice is already paid', undefined, 'invoice_already_paid');
  const opened = invoice.status === 'draft' ? finalizeInvoice(account, invoice) : invoice;
  if (opened.status !== 'open' && opened.status !== 'uncollectible') {
    throw invalidRequest(`Only open invoices can be paid. This invoice is ${opened.status}.`);
  }
  const { invoice: tried, decline } = attempt(account, opened, methodId);
  if (decline === 'missing') {
    throw invalidRequest('There is no `default_payment_method` set on this Customer or Invoice.', undefined, 'missing');
  }
  if (decline !== null) throw cardError(decline);
  return tried;
}

/** Notes that an invoice was paid outside of Stripe. */
export function payOutOfBand(account: StripeAccount, invoice: Invoice): Invoice {
  const opened = invoice.status === 'draft' ? finalizeInvoice(account, invoice) : invoice;
  const intent = intentOf(account, opened);
  if (intent)
    account.change(
      'payment_intents',
      intent,
      { status: 'canceled', canceled_at: account.now() },
      'payment_intent.canceled',
    );
  for (const payment of account.store.where('invoice_payments', 'invoice', opened.id)) {
    account.change('invoice_payments', payment, {
      status: 'canceled',
      status_transitions: { canceled_at: account.now(), paid_at: null },
    });
  }
  return settle(account, opened, { amount_paid_off_stripe: opened.amount_due }, ['invoice.paid']);
}

/** Finalizes a draft whose hour is over, and asks for its money. */
export function advanceDraft(account: StripeAccount, invoiceId: string): void {
  const draft = account.store.get('invoices', invoiceId);
  if (draft?.status !== 'draft' || draft.auto_advance === false) return;
  const invoice = finalizeInvoice(account, draft);
  if (invoice.collection_method === 'charge_automatically' || invoice.amount_due === 0) collect(account, invoice);
  else account.emit('invoice.sent', 'invoices', invoice);
}

/** Tries again when the time of the next attempt has come. */
export function retryPayment(account: StripeAccount, invoiceId: string): void {
  const invoice = account.store.get('invoices', invoiceId);
  const isDue = invoice?.next_payment_attempt != null && invoice.next_payment_attempt <= account.now();
  if (invoice?.status === 'open' && isDue) collect(account, invoice);
}

/** What `pause_collection` does with an invoice of the subscription. */
export function holdBack(account: StripeAccount, invoice: Invoice, behavior: string): void {
  const draft = account.change('invoices', invoice, { auto_advance: false, next_payment_attempt: null });
  if (behavior === 'keep_as_draft') return;
  const opened = finalizeInvoice(account, draft);
  if (behavior === 'void') voidInvoice(account, opened);
  else markUncollectible(account, opened, 'subscription_paused');
}

/** The payment method that is charged: the invoice's, else the subscription's, else the customer's. */
export function methodFor(account: StripeAccount, invoice: Invoice): PaymentMethod | undefined {
  const customer = invoice.customer ? account.store.get('customers', invoice.customer) : undefined;
  const id =
    invoice.default_payment_method ??
    subscriptionOf(account, invoice)?.default_payment_method ??
    customer?.invoice_settings.default_payment_method;
  return id ? account.store.get('payment_methods', id) : undefined;
}

function attempt(
  account: StripeAccount,
  invoice: Invoice,
  methodId?: string,
): { invoice: Invoice; decline: string | null } {
  const normal = ['invoice.paid', 'invoice.payment_succeeded'];
  if (invoice.amount_remaining === 0) return { invoice: settle(account, invoice, {}, normal), decline: null };
  const method = methodId ? account.find('payment_methods', methodId, 'payment_method') : methodFor(account, invoice);
  const intent = intentOf(account, invoice);
  const decline = method ? declineOf(account, invoice.customer ?? '', method) : 'missing';
  if (method && intent && decline === null) {
    succeed(account, intent, method);
    return { invoice: settle(account, invoice, { attempt_count: invoice.attempt_count + 1 }, normal), decline };
  }
  if (method && intent && decline !== null) fail(account, intent, method, decline);
  return { invoice: recordFailure(account, invoice, decline ?? 'missing'), decline };
}

function settle(account: StripeAccount, invoice: Invoice, extra: Partial<Invoice>, events: string[]): Invoice {
  const now = account.now();
  for (const payment of account.store.where('invoice_payments', 'invoice', invoice.id)) {
    if (payment.status !== 'open') continue;
    const changes = {
      status: 'paid',
      amount_paid: payment.amount_requested,
      status_transitions: { canceled_at: null, paid_at: now },
    };
    account.change('invoice_payments', payment, changes, 'invoice_payment.paid');
  }
  const paid = account.change(
    'invoices',
    invoice,
    {
      ...extra,
      status: 'paid',
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      attempted: true,
      auto_advance: false,
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, paid_at: now },
    },
    'invoice.updated',
    ...events,
  );
  recover(account, paid);
  return paid;
}

/** A payment makes a subscription that waited for it active again. */
function recover(account: StripeAccount, invoice: Invoice): void {
  const subscription = subscriptionOf(account, invoice);
  if (
    subscription &&
    ['incomplete', 'past_due', 'unpaid'].includes(subscription.status) &&
    !hasOverdue(account, subscription)
  ) {
    account.change('subscriptions', subscription, { status: 'active' }, 'customer.subscription.updated');
  }
  const customer = invoice.customer ? account.store.get('customers', invoice.customer) : undefined;
  if (customer?.delinquent) account.change('customers', customer, { delinquent: false }, 'customer.updated');
}

function recordFailure(account: StripeAccount, invoice: Invoice, decline: string): Invoice {
  const attempts = invoice.attempt_count + 1;
  const days = RETRY_AFTER_DAYS[attempts - 1];
  const isRetried = invoice.billing_reason !== 'subscription_create' && invoice.auto_advance !== false;
  const next = isRetried && days !== undefined ? account.now() + days * DAY : null;
  const needsAction = decline === 'authentication_required';
  const failed = account.change(
    'invoices',
    invoice,
    { attempt_count: attempts, attempted: true, next_payment_attempt: next },
    'invoice.updated',
    needsAction ? 'invoice.payment_action_required' : 'invoice.payment_failed',
  );
  if (next !== null) account.agenda.plan('retryPayment', invoice.id, next);
  const customer = account.find('customers', invoice.customer ?? '');
  if (!customer.delinquent) account.change('customers', customer, { delinquent: true }, 'customer.updated');
  const subscription = subscriptionOf(account, failed);
  if (subscription && isRetried) fallBehind(account, subscription, next === null);
  return account.find('invoices', invoice.id);
}

function fallBehind(account: StripeAccount, subscription: Subscription, isFinal: boolean): void {
  if (isFinal) {
    endSubscription(account, subscription, { reason: 'payment_failed' });
  } else if (subscription.status === 'active') {
    account.change('subscriptions', subscription, { status: 'past_due' }, 'customer.subscription.updated');
  }
}

function hasOverdue(account: StripeAccount, subscription: Subscription): boolean {
  return account.store
    .where('invoices', 'customer', subscription.customer)
    .some((one) => one.status === 'open' && one.attempted && subscriptionOf(account, one)?.id === subscription.id);
}
