import type { Store } from '../state/store.ts';
import type {
  Charge,
  Coupon,
  CreditNote,
  Customer,
  Event,
  Invoice,
  Kind,
  Kinds,
  Price,
  Subscription,
  SubscriptionItem,
  WebhookEndpoint,
} from '../state/objects.ts';

/** An object as it is sent. */
export type WireObject = Record<string, unknown>;

/** Stripe puts only the first of a long list into the object that owns it. */
const EMBEDDED_ITEMS = 20;
const EMBEDDED_LINES = 10;

/** How the kinds look on the wire that are kept in another shape. */
const PRESENTERS: { [K in Kind]?: (object: Kinds[K], store: Store) => WireObject } = {
  customers: presentCustomer,
  prices: presentPrice,
  coupons: presentCoupon,
  subscriptions: presentSubscription,
  invoices: presentInvoice,
  invoiceitems: (item, store) => ({ ...item, tax_rates: taxRates(item.tax_rates, store) }),
  charges: (charge: Charge) => ({ ...charge }),
  credit_notes: presentCreditNote,
  webhook_endpoints: presentEndpoint,
  events: presentEvent,
};

/** The object as Stripe's API shows it when nothing is expanded. */
export function present<K extends Kind>(kind: K, object: Kinds[K], store: Store): WireObject {
  const presenter = PRESENTERS[kind];
  return presenter ? presenter(object, store) : { ...object };
}

/** A page of a list, as in https://docs.stripe.com/api/pagination. */
export function listOf(data: unknown[], url: string, hasMore = false): WireObject {
  return { object: 'list', data, has_more: hasMore, url };
}

/** An item of a subscription, with its price and the plan that mirrors it. */
export function presentItem(item: SubscriptionItem, store: Store): WireObject {
  const price = store.get('prices', item.price);
  return {
    ...item,
    plan: price ? presentPlan(price) : null,
    price: price ? presentPrice(price) : item.price,
    tax_rates: taxRates(item.tax_rates, store),
  };
}

function presentCustomer({ discounts, ...customer }: Customer, store: Store): WireObject {
  const discount = discounts[0];
  return { ...customer, discount: discount === undefined ? null : (store.get('discounts', discount) ?? null) };
}

function presentPrice({ tiers: _, currency_options: __, ...price }: Price): WireObject {
  return price;
}

function presentPlan(price: Price): WireObject {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? null,
    interval_count: price.recurring?.interval_count ?? null,
    livemode: price.livemode,
    metadata: price.metadata,
    meter: price.recurring?.meter ?? null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: price.tiers_mode,
    transform_usage: null,
    trial_period_days: null,
    usage_type: price.recurring?.usage_type ?? null,
  };
}

function presentCoupon({ applies_to: _, currency_options: __, ...coupon }: Coupon): WireObject {
  return coupon;
}

function presentSubscription(subscription: Subscription, store: Store): WireObject {
  const items = subscription.items.slice(0, EMBEDDED_ITEMS).map((item) => presentItem(item, store));
  const url = `/v1/subscription_items?subscription=${subscription.id}`;
  return {
    ...subscription,
    default_tax_rates: taxRates(subscription.default_tax_rates, store),
    items: listOf(items, url, subscription.items.length > EMBEDDED_ITEMS),
  };
}

function presentInvoice(invoice: Invoice, store: Store): WireObject {
  const lines = invoice.lines.slice(0, EMBEDDED_LINES);
  return {
    ...invoice,
    default_tax_rates: taxRates(invoice.default_tax_rates, store),
    lines: listOf(lines, `/v1/invoices/${invoice.id}/lines`, invoice.lines.length > EMBEDDED_LINES),
  };
}

function presentCreditNote(note: CreditNote, store: Store): WireObject {
  const lines = note.lines.map((line) => ({ ...line, tax_rates: taxRates(line.tax_rates, store) }));
  return { ...note, lines: listOf(lines, `/v1/credit_notes/${note.id}/lines`) };
}

// The secret is shown once, by the request that creates the endpoint.
function presentEndpoint({ secret: _, ...endpoint }: WebhookEndpoint): WireObject {
  return endpoint;
}

function presentEvent(event: Event, store: Store): WireObject {
  const pending = store.where('deliveries', 'event', event.id).filter((delivery) => delivery.state === 'pending');
  return { ...event, pending_webhooks: pending.length };
}

function taxRates(ids: readonly string[], store: Store): WireObject[] {
  return ids.flatMap((id) => {
    const rate = store.get('tax_rates', id);
    return rate ? [{ ...rate }] : [];
  });
}
