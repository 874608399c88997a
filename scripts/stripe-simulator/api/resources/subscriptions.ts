import type { StripeAccount } from '../../account/account.ts';
import { invalidRequest, missing } from '../../account/stripeError.ts';
import { DAY } from '../../billing/calendar.ts';
import { collect } from '../../billing/collection.ts';
import { draftInvoice, finalizeInvoice } from '../../billing/invoices.ts';
import { creditUnused } from '../../billing/prorations.ts';
import { pauseSubscription, resumeSubscription } from '../../billing/renewal.ts';
import { updateSubscription } from '../../billing/subscriptionChanges.ts';
import { endSubscription } from '../../billing/subscriptionEnd.ts';
import { createSubscription } from '../../billing/subscriptions.ts';
import type { Subscription, SubscriptionItem } from '../../state/objects.ts';
import { listOf, presentItem } from '../../wire/present.ts';
import {
  applyMetadata,
  boolean,
  clearable,
  either,
  integer,
  listOfValues,
  metadata,
  nullable,
  oneOf,
  required,
  shape,
  text,
  type Reader,
  type Values,
} from '../params.ts';
import { listRoute, PAGE_PARAMS, pageOf, retrieve, route, show, type Route } from '../routes.ts';

const DISCOUNT = shape({ coupon: text, promotion_code: text, discount: text });
const ITEM = {
  id: text,
  price: text,
  quantity: integer,
  deleted: boolean,
  discounts: listOfValues(DISCOUNT),
  tax_rates: listOfValues(text),
  metadata,
};
const CANCELLATION = shape({ comment: clearable, feedback: clearable });
const nowOrTime: Reader<'now' | number> = either<'now', number>(
  () => 'now',
  integer,
  (value) => value === 'now',
);
const SHARED = {
  items: listOfValues(shape(ITEM)),
  discounts: nullable(listOfValues(DISCOUNT)),
  metadata,
  description: clearable,
  collection_method: oneOf('charge_automatically', 'send_invoice'),
  days_until_due: integer,
  default_payment_method: text,
  default_tax_rates: listOfValues(text),
  cancel_at: nullable(integer),
  cancel_at_period_end: boolean,
  trial_end: nowOrTime,
  trial_settings: shape({
    end_behavior: shape({ missing_payment_method: oneOf('cancel', 'create_invoice', 'pause') }),
  }),
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
  payment_behavior: oneOf('allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'),
};
const CREATE = { ...SHARED, customer: text, currency: text, trial_period_days: integer };
const UPDATE = {
  ...SHARED,
  cancellation_details: CANCELLATION,
  pause_collection: nullable(
    shape({ behavior: oneOf('keep_as_draft', 'mark_uncollectible', 'void'), resumes_at: integer }),
  ),
};

export const subscriptionRoutes: readonly Route[] = [
  listRoute(
    '/v1/subscriptions',
    'subscriptions',
    { customer: text, status: text, price: text },
    ({ account, params }) => {
      if (params.customer !== undefined) requireCustomer(account, params.customer);
      const candidates =
        params.customer === undefined
          ? account.store.all('subscriptions')
          : account.store.where('subscriptions', 'customer', params.customer);
      return candidates
        .filter((one) => hasStatus(one, params.status))
        .filter((one) => params.price === undefined || one.items.some((item) => item.price === params.price));
    },
  ),
  route('POST', '/v1/subscriptions', CREATE, ({ account, params }) =>
    show(account, 'subscriptions', create(account, params)),
  ),
  retrieve('/v1/subscriptions', 'subscriptions'),
  route('POST', '/v1/subscriptions/:id', UPDATE, ({ account, ids: [id = ''], params }) =>
    show(account, 'subscriptions', update(account, id, params)),
  ),
  route(
    'DELETE',
    '/v1/subscriptions/:id',
    { cancellation_details: CANCELLATION, invoice_now: boolean, prorate: boolean },
    ({ account, ids: [id = ''], params }) => {
      const subscription = account.find('subscriptions', id);
      if (subscription.ended_at !== null) throw missing('subscription', id);
      if (params.prorate) for (const item of subscription.items) creditUnused(account, subscription, item);
      if (params.prorate || params.invoice_now) billRest(account, subscription);
      const why = { reason: 'cancellation_requested', ...params.cancellation_details };
      return show(account, 'subscriptions', endSubscription(account, subscription, why));
    },
  ),
  route('POST', '/v1/subscriptions/:id/pause', { type: oneOf('subscription') }, ({ account, ids: [id = ''] }) => {
    const subscription = account.find('subscriptions', id);
    if (subscription.schedule) throw invalidRequest('You cannot pause a subscription with an attached schedule.');
    return show(account, 'subscriptions', pauseSubscription(account, subscription, 'pause_requested'));
  }),
  route(
    'POST',
    '/v1/subscriptions/:id/resume',
    { billing_cycle_anchor: oneOf('now') },
    ({ account, ids: [id = ''] }) => {
      const subscription = account.find('subscriptions', id);
      if (subscription.status !== 'paused') throw invalidRequest('Only a paused subscription can be resumed.');
      return show(account, 'subscriptions', resumeSubscription(account, subscription));
    },
  ),
  route('GET', '/v1/subscription_items', { subscription: text, ...PAGE_PARAMS }, ({ account, params }) => {
    const subscription = account.find('subscriptions', required(params.subscription, 'subscription'), 'subscription');
    const { page, hasMore } = pageOf(subscription.items, params);
    return listOf(
      page.map((item) => presentItem(item, account.store)),
      '/v1/subscription_items',
      hasMore,
    );
  }),
  route('GET', '/v1/subscription_items/:id', {}, ({ account, ids: [id = ''] }) =>
    presentItem(findItem(account, id).item, account.store),
  ),
  route(
    'POST',
    '/v1/subscription_items/:id',
    { price: text, quantity: integer, metadata, proration_behavior: SHARED.proration_behavior },
    ({ account, ids: [id = ''], params: { proration_behavior: prorationBehavior, ...change } }) => {
      const { subscription } = findItem(account, id);
      updateSubscription(account, subscription.id, { items: [{ id, ...change }], prorationBehavior });
      return presentItem(findItem(account, id).item, account.store);
    },
  ),
  route('DELETE', '/v1/subscription_items/:id', {}, ({ account, ids: [id = ''] }) => {
    updateSubscription(account, findItem(account, id).subscription.id, { items: [{ id, deleted: true }] });
    return { id, object: 'subscription_item', deleted: true };
  }),
];

function create(account: StripeAccount, params: Values<typeof CREATE>): Subscription {
  const now = account.now();
  const days = params.trial_period_days;
  const trialEnd = params.trial_end === 'now' ? null : (params.trial_end ?? (days ? now + days * DAY : null));
  const items = required(params.items, 'items').map((item, index) => ({
    ...item,
    price: required(item.price, `items[${index}][price]`),
  }));
  const behavior = params.trial_settings?.end_behavior?.missing_payment_method;
  return createSubscription(account, {
    customer: required(params.customer, 'customer'),
    items,
    discounts: params.discounts ?? undefined,
    trialEnd,
    trialSettings: behavior ? { end_behavior: { billing_cycle_anchor: null, missing_payment_method: behavior } } : null,
    collectionMethod: params.collection_method,
    daysUntilDue: params.days_until_due,
    defaultPaymentMethod: params.default_payment_method,
    defaultTaxRates: params.default_tax_rates,
    metadata: applyMetadata({}, params.metadata),
    description: params.description,
    cancelAt: params.cancel_at,
    cancelAtPeriodEnd: params.cancel_at_period_end,
    paymentBehavior: params.payment_behavior,
  });
}

function update(account: StripeAccount, id: string, params: Values<typeof UPDATE>): Subscription {
  const before = account.find('subscriptions', id);
  return updateSubscription(account, id, {
    items: params.items,
    prorationBehavior: params.proration_behavior,
    cancelAtPeriodEnd: params.cancel_at_period_end,
    cancelAt: params.cancel_at,
    cancellation: params.cancellation_details,
    trialEnd: params.trial_end,
    pauseCollection: pauseOf(params.pause_collection),
    discounts: params.discounts,
    fields: {
      ...(params.metadata ? { metadata: applyMetadata(before.metadata, params.metadata) } : {}),
      ...(params.description === undefined ? {} : { description: params.description }),
      ...(params.default_payment_method ? { default_payment_method: params.default_payment_method } : {}),
      ...(params.default_tax_rates ? { default_tax_rates: params.default_tax_rates } : {}),
      ...(params.collection_method ? { collection_method: params.collection_method } : {}),
      ...(params.days_until_due === undefined ? {} : { days_until_due: params.days_until_due }),
    },
  });
}

function pauseOf(pause: Values<typeof UPDATE>['pause_collection']) {
  if (!pause) return pause;
  return { behavior: required(pause.behavior, 'pause_collection[behavior]'), resumes_at: pause.resumes_at };
}

/** Without a filter Stripe leaves out what is canceled. */
function hasStatus(subscription: Subscription, status: string | undefined): boolean {
  if (status === 'all') return true;
  if (status === 'ended') return ['canceled', 'incomplete_expired'].includes(subscription.status);
  return status === undefined ? subscription.status !== 'canceled' : subscription.status === status;
}

/** @throws StripeError when a filter names a customer that never was */
export function requireCustomer(account: StripeAccount, id: string): void {
  if (!account.store.get('deleted_customers', id)) account.find('customers', id, 'customer');
}

function billRest(account: StripeAccount, subscription: Subscription): void {
  const customer = account.find('customers', subscription.customer);
  const draft = draftInvoice(account, {
    customer,
    subscription,
    reason: 'subscription_update',
    lines: [],
    withPendingItems: true,
  });
  collect(account, finalizeInvoice(account, draft));
}

function findItem(account: StripeAccount, id: string): { subscription: Subscription; item: SubscriptionItem } {
  for (const subscription of account.store.all('subscriptions')) {
    const item = subscription.items.find((one) => one.id === id);
    if (item) return { subscription, item };
  }
  throw missing('subscription_item', id);
}
