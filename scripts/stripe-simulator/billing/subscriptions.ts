import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Customer, Price, Subscription, SubscriptionItem } from '../state/objects.ts';
import { DAY, HOUR, nextBoundary } from './calendar.ts';
import { cardError, declineOf } from './cards.ts';
import { collect, methodFor } from './collection.ts';
import { redeem, type DiscountRequest } from './discounts.ts';
import { draftInvoice, finalizeInvoice } from './invoices.ts';
import { itemLines } from './lines.ts';

/** Stripe tells of the end of a trial three days before. */
const TRIAL_NOTICE = 3 * DAY;
const INCOMPLETE_TIME = 23 * HOUR;

/** One item of a request for a subscription. */
export interface ItemRequest {
  price: string;
  quantity?: number | undefined;
  discounts?: DiscountRequest[] | undefined;
  tax_rates?: string[] | undefined;
  metadata?: Record<string, string> | undefined;
}

/** What a subscription is made from. */
export interface SubscriptionRequest {
  customer: string;
  items: ItemRequest[];
  discounts?: DiscountRequest[] | undefined;
  /** Seconds since 1970. */
  trialEnd?: number | null | undefined;
  trialSettings?: Subscription['trial_settings'];
  collectionMethod?: string | undefined;
  daysUntilDue?: number | null | undefined;
  defaultPaymentMethod?: string | null | undefined;
  defaultTaxRates?: string[] | undefined;
  metadata?: Record<string, string> | undefined;
  description?: string | null | undefined;
  cancelAt?: number | null | undefined;
  cancelAtPeriodEnd?: boolean | undefined;
  paymentBehavior?: string | undefined;
}

/** Makes a subscription, bills its first period and asks for the money. */
export function createSubscription(account: StripeAccount, request: SubscriptionRequest): Subscription {
  const customer = account.find('customers', request.customer, 'customer');
  const prices = request.items.map((item) => account.find('prices', item.price, 'items[0][price]'));
  checkPrices(customer, prices);
  if (request.defaultPaymentMethod)
    account.find('payment_methods', request.defaultPaymentMethod, 'default_payment_method');
  const subscription = account.add('subscriptions', newSubscription(account, request, prices));
  withDiscounts(account, subscription, request);
  if (!customer.currency)
    account.change('customers', customer, { currency: subscription.currency }, 'customer.updated');
  billFirstPeriod(account, subscription, request.paymentBehavior ?? 'allow_incomplete');
  const created = account.find('subscriptions', subscription.id);
  account.emit('customer.subscription.created', 'subscriptions', created);
  planSubscription(account, created);
  return created;
}

/** Puts the times of a subscription on the agenda. */
export function planSubscription(account: StripeAccount, subscription: Subscription): void {
  account.agenda.plan('endPeriod', subscription.id, nextPeriodEnd(subscription));
  if (subscription.cancel_at !== null)
    account.agenda.plan('cancelSubscription', subscription.id, subscription.cancel_at);
  if (subscription.status === 'incomplete') {
    account.agenda.plan('expireIncomplete', subscription.id, account.now() + INCOMPLETE_TIME);
  }
  if (subscription.status === 'trialing' && subscription.trial_end !== null) {
    const notice = Math.max(account.now(), subscription.trial_end - TRIAL_NOTICE);
    account.agenda.plan('announceTrialEnd', subscription.id, notice);
  }
}

/** Tells that a trial is about to end. */
export function announceTrialEnd(account: StripeAccount, subscriptionId: string): void {
  const subscription = account.store.get('subscriptions', subscriptionId);
  if (subscription?.status === 'trialing')
    account.emit('customer.subscription.trial_will_end', 'subscriptions', subscription);
}

/** The second at which the first of the items has to be billed again. */
export function nextPeriodEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.map((item) => item.current_period_end));
}

/** A new item whose period begins now. */
export function newItem(account: StripeAccount, subscription: Subscription, request: ItemRequest): SubscriptionItem {
  const price = account.find('prices', request.price, 'items[0][price]');
  const isMetered = price.recurring?.usage_type === 'metered';
  const now = account.now();
  const trialEnd = subscription.trial_end !== null && subscription.trial_end > now ? subscription.trial_end : null;
  const id = account.ids.next('si');
  const owner = { customer: subscription.customer, subscription: subscription.id, item: id };
  return {
    id,
    object: 'subscription_item',
    billing_thresholds: null,
    created: now,
    current_period_end: trialEnd ?? nextBoundary(subscription.billing_cycle_anchor, now, price.recurring ?? MONTHLY),
    current_period_start: now,
    current_trial: null,
    discounts: (request.discounts ?? []).map((discount) => redeem(account, discount, owner).id),
    metadata: request.metadata ?? {},
    price: price.id,
    ...(isMetered ? {} : { quantity: request.quantity ?? 1 }),
    subscription: subscription.id,
    tax_rates: request.tax_rates ?? [],
  };
}

const MONTHLY = { interval: 'month', interval_count: 1 };

function checkPrices(customer: Customer, prices: readonly Price[]): void {
  const [first] = prices;
  if (!first) throw invalidRequest('Missing required param: items.', 'items', 'parameter_missing');
  for (const price of prices) {
    if (!price.recurring) {
      throw invalidRequest(
        `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
        'items[0][price]',
      );
    }
    const currency = customer.currency ?? first.currency;
    if (price.currency !== currency) {
      throw invalidRequest(
        `You cannot combine currencies on a single customer. This customer has had a subscription, coupon, or invoice item with currency ${currency}.`,
        'items[0][price]',
      );
    }
  }
}

function newSubscription(account: StripeAccount, request: SubscriptionRequest, prices: readonly Price[]): Subscription {
  const now = account.now();
  const trialEnd = request.trialEnd != null && request.trialEnd > now ? request.trialEnd : null;
  const blank: Subscription = {
    id: account.ids.next('sub'),
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible', updated_at: now },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: request.cancelAt ?? null,
    cancel_at_period_end: false,
    canceled_at: request.cancelAt ? now : null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: request.collectionMethod ?? 'charge_automatically',
    created: now,
    currency: prices[0]?.currency ?? 'usd',
    customer: request.customer,
    customer_account: null,
    days_until_due: request.collectionMethod === 'send_invoice' ? (request.daysUntilDue ?? 30) : null,
    default_payment_method: request.defaultPaymentMethod ?? null,
    default_source: null,
    default_tax_rates: request.defaultTaxRates ?? [],
    description: request.description ?? null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: [],
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: request.metadata ?? {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: null,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: request.trialSettings ?? {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: trialEnd === null ? null : now,
  };
  return blank;
}

function withDiscounts(account: StripeAccount, subscription: Subscription, request: SubscriptionRequest): void {
  const owner = { customer: request.customer, subscription: subscription.id };
  const discounts = (request.discounts ?? []).map((discount) => redeem(account, discount, owner).id);
  const items = request.items.map((item) => newItem(account, subscription, item));
  const end = Math.min(...items.map((item) => item.current_period_end));
  const cancel = request.cancelAtPeriodEnd
    ? { cancel_at_period_end: true, cancel_at: end, canceled_at: account.now() }
    : {};
  account.change('subscriptions', subscription, { discounts, items, ...cancel });
}

function billFirstPeriod(account: StripeAccount, created: Subscription, paymentBehavior: string): void {
  const subscription = account.find('subscriptions', created.id);
  const isTrial = subscription.status === 'trialing';
  const lines = subscription.items
    .filter((item) => account.find('prices', item.price).recurring?.usage_type !== 'metered')
    .flatMap((item) => itemLines(account, subscription, item, periodOf(item), isTrial));
  const customer = account.find('customers', subscription.customer);
  const draft = draftInvoice(account, {
    customer,
    subscription,
    reason: 'subscription_create',
    lines,
    withPendingItems: true,
  });
  const isSent = subscription.collection_method === 'send_invoice';
  // A sent invoice does not hold the subscription up; others are active only once they are paid.
  if (isSent && !isTrial) account.change('subscriptions', subscription, { status: 'active' });
  if (isSent && draft.total > 0) return;
  const invoice = finalizeInvoice(account, draft);
  if (paymentBehavior === 'default_incomplete' && invoice.amount_due > 0) return;
  if (paymentBehavior === 'error_if_incomplete' && invoice.amount_due > 0) refuseDeclined(account, subscription);
  const collected = collect(account, invoice);
  const status = isTrial ? 'trialing' : collected.status === 'paid' ? 'active' : 'incomplete';
  account.change('subscriptions', subscription, { status });
}

function refuseDeclined(account: StripeAccount, subscription: Subscription): void {
  const invoice = account.find('invoices', account.find('subscriptions', subscription.id).latest_invoice ?? '');
  const method = methodFor(account, invoice);
  if (!method)
    throw invalidRequest(
      'This customer has no attached payment source or default payment method.',
      undefined,
      'resource_missing',
    );
  const decline = declineOf(account, subscription.customer, method);
  if (decline) throw cardError(decline);
}

function periodOf(item: SubscriptionItem): { start: number; end: number } {
  return { start: item.current_period_start, end: item.current_period_end };
}
