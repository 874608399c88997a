import type { StripeAccount } from '../account/account.ts';
import type { Subscription, SubscriptionItem } from '../state/objects.ts';
import { nextBoundary } from './calendar.ts';
import { collect, holdBack } from './collection.ts';
import { draftInvoice, finalizeInvoice } from './invoices.ts';
import { itemLines, type DraftLine } from './lines.ts';
import { endSubscription } from './subscriptionEnd.ts';
import { nextPeriodEnd } from './subscriptions.ts';

const NOT_BILLED = new Set(['canceled', 'incomplete', 'incomplete_expired', 'paused']);

/** The end of a period: the subscription ends with it if it was asked to, else the next period begins and is billed. */
export function endPeriod(account: StripeAccount, subscriptionId: string): void {
  const subscription = account.store.get('subscriptions', subscriptionId);
  if (!subscription || NOT_BILLED.has(subscription.status) || nextPeriodEnd(subscription) > account.now()) return;
  if (subscription.status === 'trialing' && endTrial(account, subscription)) return;
  if (subscription.cancel_at_period_end) {
    endSubscription(account, subscription, {});
    return;
  }
  const due = subscription.items.filter((item) => item.current_period_end <= account.now());
  const items = subscription.items.map((item) => (due.includes(item) ? nextPeriod(account, subscription, item) : item));
  const status = subscription.status === 'trialing' ? 'active' : subscription.status;
  const renewed = account.change('subscriptions', subscription, { items, status });
  account.agenda.plan('endPeriod', renewed.id, nextPeriodEnd(renewed));
  billCycle(account, renewed, due);
  account.announce('subscriptions', subscription, 'customer.subscription.updated');
}

/** Starts billing again when the pause of the collection is over. */
export function resumeCollection(account: StripeAccount, subscriptionId: string): void {
  const subscription = account.store.get('subscriptions', subscriptionId);
  const resumesAt = subscription?.pause_collection?.resumes_at;
  if (!subscription || resumesAt == null || resumesAt > account.now()) return;
  account.change('subscriptions', subscription, { pause_collection: null }, 'customer.subscription.updated');
}

/** Stops a subscription until it is resumed: it makes no invoices and its periods stand still. */
export function pauseSubscription(account: StripeAccount, subscription: Subscription, why: string): Subscription {
  const paused = { transitioned_at: account.now(), type: 'subscription', subscription: { type: why } };
  const changes = { status: 'paused' as const, status_details: { paused } };
  return account.change(
    'subscriptions',
    subscription,
    changes,
    'customer.subscription.paused',
    'customer.subscription.updated',
  );
}

/** Bills a paused subscription from now on. */
export function resumeSubscription(account: StripeAccount, subscription: Subscription): Subscription {
  const anchored = { ...subscription, billing_cycle_anchor: account.now() };
  const items = subscription.items.map((item) =>
    nextPeriod(account, anchored, { ...item, current_period_end: account.now() }),
  );
  const resumed = account.change(
    'subscriptions',
    subscription,
    { status: 'active', status_details: undefined, items, billing_cycle_anchor: account.now() },
    'customer.subscription.resumed',
    'customer.subscription.updated',
  );
  account.agenda.plan('endPeriod', resumed.id, nextPeriodEnd(resumed));
  const lines = resumed.items.flatMap((item) => itemLines(account, resumed, item, period(item)));
  const customer = account.find('customers', resumed.customer);
  const draft = draftInvoice(account, {
    customer,
    subscription: resumed,
    reason: 'subscription_update',
    lines,
    withPendingItems: true,
  });
  collect(account, finalizeInvoice(account, draft));
  return account.find('subscriptions', resumed.id);
}

/** @returns true when a trial without a payment method stops the subscription */
function endTrial(account: StripeAccount, subscription: Subscription): boolean {
  const customer = account.find('customers', subscription.customer);
  if (subscription.default_payment_method ?? customer.invoice_settings.default_payment_method) return false;
  const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (behavior === 'cancel') endSubscription(account, subscription, { reason: 'cancellation_requested' });
  if (behavior === 'pause') pauseSubscription(account, subscription, 'trial_end_without_payment_method');
  return behavior === 'cancel' || behavior === 'pause';
}

function nextPeriod(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): SubscriptionItem {
  const price = account.find('prices', item.price);
  const start = item.current_period_end;
  const every = price.recurring ?? { interval: 'month', interval_count: 1 };
  return {
    ...item,
    current_period_start: start,
    current_period_end: nextBoundary(subscription.billing_cycle_anchor, start, every),
  };
}

function billCycle(account: StripeAccount, subscription: Subscription, due: readonly SubscriptionItem[]): void {
  const lines = due.flatMap((before): DraftLine[] => {
    const item = subscription.items.find((one) => one.id === before.id) ?? before;
    const isMetered = account.find('prices', item.price).recurring?.usage_type === 'metered';
    return itemLines(account, subscription, item, isMetered ? period(before) : period(item));
  });
  const paused = subscription.pause_collection;
  const draft = draftInvoice(account, {
    customer: account.find('customers', subscription.customer),
    subscription,
    reason: 'subscription_cycle',
    lines,
    withPendingItems: true,
    autoAdvance: subscription.status !== 'unpaid' && !paused,
  });
  if (paused) holdBack(account, draft, paused.behavior);
}

function period(item: SubscriptionItem): { start: number; end: number } {
  return { start: item.current_period_start, end: item.current_period_end };
}
