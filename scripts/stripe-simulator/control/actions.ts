import type { StripeAccount } from '../account/account.ts';
import { invalidRequest, missing } from '../account/stripeError.ts';
import { advanceDraft, collect, pay } from '../billing/collection.ts';
import { sameInterval } from '../billing/calendar.ts';
import { closeDispute, openDispute } from '../billing/disputes.ts';
import { priceAmount } from '../billing/pricing.ts';
import { openFraudWarning } from '../billing/fraudWarnings.ts';
import { createRefund } from '../billing/refunds.ts';
import { endPeriod } from '../billing/renewal.ts';
import { updateSubscription } from '../billing/subscriptionChanges.ts';
import { endSubscription } from '../billing/subscriptionEnd.ts';
import { createSubscription } from '../billing/subscriptions.ts';
import { deleteCustomer } from '../api/resources/customers.ts';
import { billOnce } from '../api/resources/invoices.ts';
import type { Charge, Invoice, Price, Subscription, SubscriptionItem } from '../state/objects.ts';

/** What an action can be told; everything has a default. */
export interface ActionOptions {
  amount?: number;
  attempts?: number;
  comment?: string;
  decline_code?: string;
  description?: string;
  feedback?: string;
  at_period_end?: boolean;
  outcome?: 'succeeded' | 'pending' | 'fails_later';
  price?: string;
  quantity?: number;
  reason?: string;
}

type Action = (account: StripeAccount, customer: string, options: ActionOptions) => void;

/** Things that happen to a customer in real life, each one call: `POST /simulator/customers/:id/<action>`. */
export const ACTIONS: Record<string, Action> = {
  /** The next payments are declined; the first of them is asked for now. */
  'fail-payment': (account, customer, { decline_code = 'insufficient_funds', attempts }) => {
    account.store.put('behaviours', { id: customer, decline_code, remaining: attempts ?? null });
    const open = openInvoices(account, customer)[0];
    if (open) collect(account, open);
    else billNow(account, currentSubscription(account, customer));
  },
  /** The card works again, and everything that is open is paid. */
  pay: (account, customer) => {
    account.store.remove('behaviours', customer);
    for (const invoice of openInvoices(account, customer)) pay(account, invoice);
  },
  /** The running period ends now: the next one is billed. */
  renew: (account, customer) => billNow(account, currentSubscription(account, customer)),
  upgrade: (account, customer, options) => changePlan(account, customer, options, 'up'),
  downgrade: (account, customer, options) => changePlan(account, customer, options, 'down'),
  subscribe: (account, customer, { price, quantity }) => {
    const id = price ?? account.store.all('prices').find((one) => one.recurring?.usage_type === 'licensed')?.id;
    if (!id) throw invalidRequest('There is no recurring price to subscribe to.', 'price');
    createSubscription(account, { customer, items: [{ price: id, quantity }] });
  },
  cancel: (account, customer, { at_period_end = false, feedback, comment }) => {
    const subscription = currentSubscription(account, customer);
    const why = { reason: 'cancellation_requested', feedback, comment };
    if (at_period_end) updateSubscription(account, subscription.id, { cancelAtPeriodEnd: true, cancellation: why });
    else endSubscription(account, subscription, why);
  },
  uncancel: (account, customer) => {
    updateSubscription(account, currentSubscription(account, customer).id, { cancelAtPeriodEnd: false });
  },
  pause: (account, customer, { reason = 'void' }) => {
    updateSubscription(account, currentSubscription(account, customer).id, { pauseCollection: { behavior: reason } });
  },
  resume: (account, customer) => {
    updateSubscription(account, currentSubscription(account, customer).id, { pauseCollection: null });
  },
  refund: (account, customer, { amount, reason = 'requested_by_customer', outcome }) => {
    createRefund(account, { charge: lastCharge(account, customer), amount, reason, outcome });
  },
  dispute: (account, customer, { reason = 'product_not_received' }) => {
    openDispute(account, lastCharge(account, customer), reason);
  },
  warn: (account, customer, { reason = 'made_with_stolen_card' }) => {
    openFraudWarning(account, lastCharge(account, customer), reason);
  },
  'win-dispute': (account, customer) => decide(account, customer, 'won'),
  'lose-dispute': (account, customer) => decide(account, customer, 'lost'),
  bill: (account, customer, { amount = 50_000, description = 'Onboarding' }) => {
    billOnce(account, customer, amount, description);
  },
  delete: (account, customer) => {
    deleteCustomer(account, customer);
  },
};

/** Does an action. @throws StripeError when the customer or what the action needs is missing */
export function act(account: StripeAccount, customer: string, name: string, options: ActionOptions): void {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action)
    throw invalidRequest(`Unknown action '${name}'. There are: ${Object.keys(ACTIONS).join(', ')}.`, 'action');
  account.find('customers', customer);
  action(account, customer, options);
}

/** The subscription an action is about: the newest one that has not ended. */
export function currentSubscription(account: StripeAccount, customer: string): Subscription {
  const subscription = account.store
    .where('subscriptions', 'customer', customer)
    .findLast((one) => one.ended_at === null);
  if (!subscription) throw missing('running subscription of customer', customer, 'customer');
  return subscription;
}

function billNow(account: StripeAccount, subscription: Subscription): void {
  const now = account.now();
  const items = subscription.items.map((item) => ({ ...item, current_period_end: now }));
  account.change('subscriptions', subscription, { items, billing_cycle_anchor: now });
  endPeriod(account, subscription.id);
  const invoice = account.find('subscriptions', subscription.id).latest_invoice;
  if (invoice) advanceDraft(account, invoice);
}

function changePlan(account: StripeAccount, customer: string, options: ActionOptions, direction: 'up' | 'down'): void {
  const subscription = currentSubscription(account, customer);
  const item = subscription.items.find((one) => one.quantity !== undefined);
  if (!item) throw invalidRequest('The subscription has no item with a quantity.', 'customer');
  const { price, quantity } = options;
  const change =
    price === undefined && quantity === undefined ? nextStep(account, item, direction) : { price, quantity };
  updateSubscription(account, subscription.id, {
    items: [{ id: item.id, ...change }],
    prorationBehavior: 'always_invoice',
  });
}

/** More or fewer seats when there are several, else the next price of the same rhythm and currency. */
function nextStep(account: StripeAccount, item: SubscriptionItem, direction: 'up' | 'down') {
  const quantity = item.quantity ?? 1;
  if (quantity > 1)
    return { quantity: direction === 'up' ? Math.ceil(quantity * 1.5) : Math.max(1, Math.floor(quantity / 2)) };
  const current = account.find('prices', item.price);
  const cost = priceAmount(current, quantity);
  const others = account.store
    .all('prices')
    .filter((price) => isComparable(price, current))
    .map((price) => ({ price: price.id, cost: priceAmount(price, quantity) }))
    .filter((other) => (direction === 'up' ? other.cost > cost : other.cost < cost))
    .sort((a, b) => Math.abs(a.cost - cost) - Math.abs(b.cost - cost));
  const [next] = others;
  if (!next) throw invalidRequest(`There is no price to go ${direction} to from ${current.id}.`, 'price');
  return { price: next.price };
}

function isComparable(price: Price, current: Price): boolean {
  const sameRhythm = price.recurring && current.recurring && sameInterval(price.recurring, current.recurring);
  return Boolean(sameRhythm) && price.currency === current.currency && price.recurring?.usage_type === 'licensed';
}

function openInvoices(account: StripeAccount, customer: string): Invoice[] {
  return account.store.where('invoices', 'customer', customer).filter((invoice) => invoice.status === 'open');
}

function lastCharge(account: StripeAccount, customer: string): Charge {
  const charge = account.store
    .where('charges', 'customer', customer)
    .findLast((one) => one.paid && !one.disputed && one.amount_refunded < one.amount);
  if (!charge) throw missing('charge of customer', customer, 'customer');
  return charge;
}

function decide(account: StripeAccount, customer: string, status: 'won' | 'lost'): void {
  const dispute = account.store
    .all('disputes')
    .findLast((one) => account.store.get('charges', one.charge)?.customer === customer);
  if (!dispute) throw missing('dispute of customer', customer, 'customer');
  closeDispute(account, dispute, status);
}
