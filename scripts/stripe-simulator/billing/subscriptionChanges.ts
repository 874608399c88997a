import type { StripeAccount } from '../account/account.ts';
import { invalidRequest, missing } from '../account/stripeError.ts';
import type { Subscription, SubscriptionItem } from '../state/objects.ts';
import { nextBoundary, sameInterval } from './calendar.ts';
import { collect } from './collection.ts';
import { redeem, type DiscountRequest } from './discounts.ts';
import { draftInvoice, finalizeInvoice } from './invoices.ts';
import { itemLines, type DraftLine } from './lines.ts';
import { chargeRemaining, creditUnused } from './prorations.ts';
import { cancellationDetails, type Cancellation } from './subscriptionEnd.ts';
import { newItem, nextPeriodEnd, planSubscription, type ItemRequest } from './subscriptions.ts';

/** A change of one item: an item with an id is changed or deleted, one without is added. */
export interface ItemChange extends Partial<ItemRequest> {
  id?: string | undefined;
  deleted?: boolean | undefined;
}

/** What is to be different; what is left out stays. */
export interface SubscriptionChange {
  items?: ItemChange[] | undefined;
  prorationBehavior?: string | undefined;
  cancelAtPeriodEnd?: boolean | undefined;
  cancelAt?: number | null | undefined;
  cancellation?: Cancellation | undefined;
  trialEnd?: number | 'now' | undefined;
  pauseCollection?: { behavior: string; resumes_at?: number | null | undefined } | null | undefined;
  discounts?: DiscountRequest[] | null | undefined;
  fields?: Partial<Subscription>;
}

/** Changes a subscription as one request does: one `customer.subscription.updated` tells of all of it. */
export function updateSubscription(account: StripeAccount, id: string, change: SubscriptionChange): Subscription {
  const before = account.find('subscriptions', id);
  if (
    before.ended_at !== null &&
    (change.items || change.cancelAtPeriodEnd !== undefined || change.trialEnd !== undefined)
  ) {
    throw invalidRequest(
      'A canceled subscription can only update its cancellation_details and metadata.',
      undefined,
      'invalid_canceled_subscription_fields',
    );
  }
  const trial = trialChanges(account, before, change.trialEnd);
  const items = changeItems(account, { ...before, ...trial }, change);
  const changes: Partial<Subscription> = {
    ...change.fields,
    ...trial,
    ...items.changes,
    ...cancelChanges(account, before, change),
    ...pauseChanges(change),
    ...discountChanges(account, before, change),
  };
  const updated = account.change('subscriptions', before, changes);
  if (updated.ended_at === null) replan(account, before, updated);
  if (items.billNow !== null) billChange(account, updated, items.billNow);
  account.announce('subscriptions', before, 'customer.subscription.updated');
  return account.find('subscriptions', id);
}

function changeItems(
  account: StripeAccount,
  subscription: Subscription,
  change: SubscriptionChange,
): { changes: Partial<Subscription>; billNow: DraftLine[] | null } {
  if (!change.items) return { changes: {}, billNow: null };
  const behavior = change.prorationBehavior ?? 'create_prorations';
  const prorates = behavior !== 'none' && subscription.status !== 'trialing';
  let items = subscription.items;
  let anchor = subscription.billing_cycle_anchor;
  const restarted: SubscriptionItem[] = [];
  for (const request of change.items) {
    const old = request.id ? itemOf(items, request.id) : undefined;
    const next = request.deleted ? undefined : changedItem(account, subscription, old, request);
    const restarts = old && next && subscription.status !== 'trialing' && intervalDiffers(account, old, next);
    if (old && prorates && (!next || next.price !== old.price || next.quantity !== old.quantity)) {
      creditUnused(account, subscription, old);
    }
    const placed = restarts && next ? restart(account, next) : next;
    if (restarts && placed) {
      anchor = account.now();
      restarted.push(placed);
    } else if (next && prorates && (next.price !== old?.price || next.quantity !== old?.quantity)) {
      chargeRemaining(account, subscription, next);
    }
    items = replaceItem(items, old, placed);
  }
  if (items.length === 0)
    throw invalidRequest(
      'A subscription must have at least one active plan. To cancel it, use the cancel endpoint.',
      'items',
    );
  const changed = { ...subscription, items };
  const lines = restarted.flatMap((item) =>
    itemLines(account, changed, item, { start: item.current_period_start, end: item.current_period_end }),
  );
  const billsNow = restarted.length > 0 || (behavior === 'always_invoice' && subscription.status !== 'trialing');
  return { changes: { items, billing_cycle_anchor: anchor }, billNow: billsNow ? lines : null };
}

function changedItem(
  account: StripeAccount,
  subscription: Subscription,
  old: SubscriptionItem | undefined,
  request: ItemChange,
): SubscriptionItem {
  if (!old) {
    if (!request.price)
      throw invalidRequest('Missing required param: items[0][price].', 'items[0][price]', 'parameter_missing');
    return newItem(account, subscription, { ...request, price: request.price });
  }
  const price = account.find('prices', request.price ?? old.price, 'items[0][price]');
  const owner = { customer: subscription.customer, subscription: subscription.id, item: old.id };
  return {
    ...old,
    price: price.id,
    ...(request.quantity === undefined ? {} : { quantity: request.quantity }),
    ...(request.metadata ? { metadata: { ...old.metadata, ...request.metadata } } : {}),
    ...(request.tax_rates ? { tax_rates: request.tax_rates } : {}),
    ...(request.discounts ? { discounts: request.discounts.map((one) => redeem(account, one, owner).id) } : {}),
  };
}

function intervalDiffers(account: StripeAccount, old: SubscriptionItem, next: SubscriptionItem): boolean {
  const [was, is] = [account.find('prices', old.price).recurring, account.find('prices', next.price).recurring];
  return was !== null && is !== null && !sameInterval(was, is);
}

function restart(account: StripeAccount, item: SubscriptionItem): SubscriptionItem {
  const now = account.now();
  const every = account.find('prices', item.price).recurring ?? { interval: 'month', interval_count: 1 };
  return { ...item, current_period_start: now, current_period_end: nextBoundary(now, now, every) };
}

function replaceItem(
  items: readonly SubscriptionItem[],
  old: SubscriptionItem | undefined,
  next: SubscriptionItem | undefined,
): SubscriptionItem[] {
  if (!old) return next ? [...items, next] : [...items];
  return items.flatMap((item) => (item.id !== old.id ? [item] : next ? [next] : []));
}

function itemOf(items: readonly SubscriptionItem[], id: string): SubscriptionItem {
  const item = items.find((one) => one.id === id);
  if (!item) throw missing('subscription_item', id, 'items[0][id]');
  return item;
}

function trialChanges(
  account: StripeAccount,
  subscription: Subscription,
  trialEnd: number | 'now' | undefined,
): Partial<Subscription> {
  if (trialEnd === undefined) return {};
  const now = account.now();
  const end = trialEnd === 'now' ? now : trialEnd;
  const items = subscription.items.map((item) => ({ ...item, current_period_end: end }));
  const status = end > now ? { status: 'trialing' as const } : {};
  return { trial_end: end, trial_start: subscription.trial_start ?? now, billing_cycle_anchor: end, items, ...status };
}

function cancelChanges(
  account: StripeAccount,
  subscription: Subscription,
  change: SubscriptionChange,
): Partial<Subscription> {
  const { cancelAtPeriodEnd, cancelAt, cancellation } = change;
  if (cancelAtPeriodEnd === undefined && cancelAt === undefined) {
    return cancellation
      ? {
          cancellation_details: cancellationDetails(subscription, {
            ...cancellation,
            reason: subscription.cancellation_details?.reason ?? null,
          }),
        }
      : {};
  }
  const at = cancelAtPeriodEnd ? nextPeriodEnd(subscription) : (cancelAt ?? null);
  if (at === null) {
    const details = { comment: null, feedback: null, feedback_option: null, reason: null };
    return { cancel_at: null, cancel_at_period_end: false, canceled_at: null, cancellation_details: details };
  }
  return {
    cancel_at: at,
    cancel_at_period_end: cancelAtPeriodEnd === true,
    canceled_at: account.now(),
    cancellation_details: cancellationDetails(subscription, { reason: 'cancellation_requested', ...cancellation }),
  };
}

function pauseChanges({ pauseCollection }: SubscriptionChange): Partial<Subscription> {
  if (pauseCollection === undefined) return {};
  if (pauseCollection === null) return { pause_collection: null };
  return { pause_collection: { behavior: pauseCollection.behavior, resumes_at: pauseCollection.resumes_at ?? null } };
}

function discountChanges(
  account: StripeAccount,
  subscription: Subscription,
  change: SubscriptionChange,
): Partial<Subscription> {
  if (change.discounts === undefined) return {};
  const owner = { customer: subscription.customer, subscription: subscription.id };
  const kept = (change.discounts ?? []).map((request) => request.discount ?? redeem(account, request, owner).id);
  for (const id of subscription.discounts) {
    const discount = account.store.get('discounts', id);
    if (discount && !kept.includes(id)) account.emit('customer.discount.deleted', 'discounts', discount);
  }
  return { discounts: kept };
}

function replan(account: StripeAccount, before: Subscription, after: Subscription): void {
  const resumesAt = after.pause_collection?.resumes_at;
  if (resumesAt != null) account.agenda.plan('resumeCollection', after.id, resumesAt);
  const moved = before.cancel_at !== after.cancel_at || nextPeriodEnd(before) !== nextPeriodEnd(after);
  if (moved || before.trial_end !== after.trial_end) planSubscription(account, after);
}

function billChange(account: StripeAccount, subscription: Subscription, lines: DraftLine[]): void {
  const customer = account.find('customers', subscription.customer);
  const draft = draftInvoice(account, {
    customer,
    subscription,
    reason: 'subscription_update',
    lines,
    withPendingItems: true,
  });
  if (subscription.collection_method === 'charge_automatically' || draft.total <= 0) {
    collect(account, finalizeInvoice(account, draft));
  }
}
