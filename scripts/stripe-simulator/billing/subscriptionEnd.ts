import type { StripeAccount } from '../account/account.ts';
import type { Invoice, Subscription } from '../state/objects.ts';

/** Why a subscription ends, and what the customer said about it. */
export interface Cancellation {
  reason?: string | null;
  feedback?: string | null | undefined;
  comment?: string | null | undefined;
}

/** Ends a subscription now. Its open invoices stay open, but nobody asks for their money any more. */
export function endSubscription(account: StripeAccount, subscription: Subscription, why: Cancellation): Subscription {
  const now = account.now();
  const ended = account.change(
    'subscriptions',
    subscription,
    {
      status: 'canceled',
      cancel_at_period_end: false,
      canceled_at: subscription.canceled_at ?? now,
      ended_at: now,
      cancellation_details: cancellationDetails(subscription, why),
      pause_collection: null,
    },
    'customer.subscription.deleted',
  );
  const { id, customer } = subscription;
  stopCollecting(account, customer, ({ parent }) => parent?.subscription_details?.subscription === id);
  return ended;
}

/** An incomplete subscription whose first payment was not made within 23 hours is over. */
export function expireIncomplete(account: StripeAccount, subscriptionId: string): void {
  const subscription = account.store.get('subscriptions', subscriptionId);
  if (subscription?.status !== 'incomplete') return;
  const changes = { status: 'incomplete_expired' as const, ended_at: account.now() };
  account.change('subscriptions', subscription, changes, 'customer.subscription.updated');
  const invoice = subscription.latest_invoice ? account.store.get('invoices', subscription.latest_invoice) : undefined;
  if (invoice?.status !== 'open') return;
  const transitions = { ...invoice.status_transitions, voided_at: account.now() };
  account.change('invoices', invoice, { status: 'void', status_transitions: transitions }, 'invoice.voided');
}

/** Ends a subscription whose `cancel_at` has come. */
export function cancelWhenDue(account: StripeAccount, subscriptionId: string): void {
  const subscription = account.store.get('subscriptions', subscriptionId);
  const isDue = subscription?.cancel_at != null && subscription.cancel_at <= account.now();
  if (subscription && isDue && subscription.ended_at === null) endSubscription(account, subscription, {});
}

/** The details of a cancellation; what is not told again stays as it was. */
export function cancellationDetails(
  subscription: Subscription,
  { reason, feedback, comment }: Cancellation,
): Subscription['cancellation_details'] {
  const before = subscription.cancellation_details;
  return {
    comment: comment === undefined ? (before?.comment ?? null) : comment,
    feedback: feedback === undefined ? (before?.feedback ?? null) : feedback,
    feedback_option: before?.feedback_option ?? null,
    reason: reason === undefined ? (before?.reason ?? 'cancellation_requested') : reason,
  };
}

/** Leaves a customer's unpaid invoices as they are: nobody asks for their money any more. @param isMeant which of them */
export function stopCollecting(account: StripeAccount, customer: string, isMeant: (invoice: Invoice) => boolean): void {
  for (const invoice of account.store.where('invoices', 'customer', customer).filter(isMeant)) {
    if (invoice.status !== 'draft' && invoice.status !== 'open') continue;
    account.change('invoices', invoice, { auto_advance: false, next_payment_attempt: null }, 'invoice.updated');
  }
}
