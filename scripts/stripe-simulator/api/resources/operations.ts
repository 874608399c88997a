import { API_VERSION } from '../../account/account.ts';
import { invalidRequest } from '../../account/stripeError.ts';
import { releaseSchedule, scheduleFrom, setPhases } from '../../billing/schedules.ts';
import type { Event, WebhookEndpoint } from '../../state/objects.ts';
import {
  applyMetadata,
  boolean,
  clearable,
  integer,
  listOfValues,
  metadata,
  oneOf,
  required,
  shape,
  text,
  type Values,
} from '../params.ts';
import { listRoute, retrieve, route, show, type Route } from '../routes.ts';

const MOST_TYPES = 20;
const EVENT_FILTERS = { type: text, types: listOfValues(text), delivery_success: boolean };
const ENDPOINT = {
  url: text,
  enabled_events: listOfValues(text),
  description: clearable,
  metadata,
  api_version: text,
  disabled: boolean,
};
const PHASE = shape({
  items: listOfValues(shape({ price: text, quantity: integer })),
  start_date: integer,
  end_date: integer,
  proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
});

/** Events, webhook endpoints, schedules, and the small things around billing. */
export const operationRoutes: readonly Route[] = [
  listRoute('/v1/events', 'events', EVENT_FILTERS, ({ account, params }) => {
    if (params.types && params.types.length > MOST_TYPES) {
      throw invalidRequest(`You may pass up to ${MOST_TYPES} event types.`, 'types');
    }
    const isUndelivered = (event: Event) =>
      account.store.where('deliveries', 'event', event.id).some(({ state }) => state !== 'delivered');
    return account.store
      .all('events')
      .filter((event) => isOfType(event, params))
      .filter((event) => params.delivery_success === undefined || isUndelivered(event) !== params.delivery_success);
  }),
  retrieve('/v1/events', 'events'),

  listRoute('/v1/webhook_endpoints', 'webhook_endpoints', {}, ({ account }) => account.store.all('webhook_endpoints')),
  route('POST', '/v1/webhook_endpoints', ENDPOINT, ({ account, params }) => {
    const endpoint: WebhookEndpoint = {
      id: account.ids.next('we'),
      object: 'webhook_endpoint',
      api_version: params.api_version ?? API_VERSION,
      application: null,
      created: account.now(),
      description: params.description ?? null,
      enabled_events: required(params.enabled_events, 'enabled_events'),
      livemode: false,
      metadata: params.metadata ?? {},
      secret: `whsec_${account.ids.characters(32)}`,
      status: 'enabled',
      url: required(params.url, 'url'),
    };
    account.add('webhook_endpoints', endpoint);
    return { ...show(account, 'webhook_endpoints', endpoint), secret: endpoint.secret };
  }),
  retrieve('/v1/webhook_endpoints', 'webhook_endpoints'),
  route('POST', '/v1/webhook_endpoints/:id', ENDPOINT, ({ account, ids: [id = ''], params }) => {
    const endpoint = account.find('webhook_endpoints', id);
    const { disabled, metadata: pairs, ...fields } = params;
    const status = disabled === undefined ? endpoint.status : disabled ? 'disabled' : 'enabled';
    const changes = { ...fields, status, metadata: applyMetadata(endpoint.metadata, pairs) };
    return show(account, 'webhook_endpoints', account.change('webhook_endpoints', endpoint, changes));
  }),
  route('DELETE', '/v1/webhook_endpoints/:id', {}, ({ account, ids: [id = ''] }) => {
    account.find('webhook_endpoints', id);
    account.store.remove('webhook_endpoints', id);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),

  listRoute(
    '/v1/subscription_schedules',
    'subscription_schedules',
    { customer: text },
    ({ account, params: { customer } }) =>
      account.store.all('subscription_schedules').filter((one) => customer === undefined || one.customer === customer),
  ),
  route('POST', '/v1/subscription_schedules', { from_subscription: text }, ({ account, params }) => {
    const id = required(params.from_subscription, 'from_subscription');
    return show(
      account,
      'subscription_schedules',
      scheduleFrom(account, account.find('subscriptions', id, 'from_subscription')),
    );
  }),
  retrieve('/v1/subscription_schedules', 'subscription_schedules'),
  route(
    'POST',
    '/v1/subscription_schedules/:id',
    { phases: listOfValues(PHASE) },
    ({ account, ids: [id = ''], params }) => {
      const phases = required(params.phases, 'phases').map((phase, index) => ({
        start_date: required(phase.start_date, `phases[${index}][start_date]`),
        end_date: required(phase.end_date, `phases[${index}][end_date]`),
        items: (phase.items ?? []).map(({ price, quantity }) => ({ price: required(price, 'price'), quantity })),
        proration_behavior: phase.proration_behavior ?? 'create_prorations',
      }));
      const schedule = setPhases(account, account.find('subscription_schedules', id), phases);
      return show(account, 'subscription_schedules', schedule);
    },
  ),
  route('POST', '/v1/subscription_schedules/:id/release', {}, ({ account, ids: [id = ''] }) =>
    show(account, 'subscription_schedules', releaseSchedule(account, account.find('subscription_schedules', id))),
  ),

  listRoute('/v1/promotion_codes', 'promotion_codes', { code: text, active: boolean }, ({ account, params }) =>
    account.store.all('promotion_codes').filter((one) => params.code === undefined || one.code === params.code),
  ),
  route(
    'POST',
    '/v1/promotion_codes',
    { promotion: shape({ type: oneOf('coupon'), coupon: text }), code: text, metadata },
    ({ account, params }) => {
      const coupon = account.find(
        'coupons',
        required(params.promotion?.coupon, 'promotion[coupon]'),
        'promotion[coupon]',
      );
      const code = account.add(
        'promotion_codes',
        {
          id: account.ids.next('promo'),
          object: 'promotion_code',
          active: true,
          code: params.code ?? account.ids.characters(8).toUpperCase(),
          created: account.now(),
          customer: null,
          customer_account: null,
          expires_at: null,
          livemode: false,
          max_redemptions: null,
          metadata: params.metadata ?? {},
          promotion: { coupon: coupon.id, type: 'coupon' },
          restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null },
          times_redeemed: 0,
        },
        'promotion_code.created',
      );
      return show(account, 'promotion_codes', code);
    },
  ),
  retrieve('/v1/promotion_codes', 'promotion_codes'),

  listRoute('/v1/tax_rates', 'tax_rates', {}, ({ account }) => account.store.all('tax_rates')),
  route(
    'POST',
    '/v1/tax_rates',
    { display_name: text, percentage: text, inclusive: boolean, country: text, description: clearable, metadata },
    ({ account, params }) => {
      const percentage = Number(required(params.percentage, 'percentage'));
      const rate = account.add('tax_rates', {
        id: account.ids.next('txr'),
        object: 'tax_rate',
        active: true,
        country: params.country ?? null,
        created: account.now(),
        description: params.description ?? null,
        display_name: required(params.display_name, 'display_name'),
        effective_percentage: percentage,
        flat_amount: null,
        inclusive: required(params.inclusive, 'inclusive'),
        jurisdiction: null,
        jurisdiction_level: null,
        livemode: false,
        metadata: params.metadata ?? {},
        percentage,
        rate_type: 'percentage',
        state: null,
        tax_type: null,
      });
      return show(account, 'tax_rates', rate);
    },
  ),
  retrieve('/v1/tax_rates', 'tax_rates'),

  listRoute('/v1/billing/meters', 'meters', {}, ({ account }) => account.store.all('meters')),
  route(
    'POST',
    '/v1/billing/meters',
    { display_name: text, event_name: text, default_aggregation: shape({ formula: oneOf('sum') }) },
    ({ account, params }) => {
      const meter = account.add('meters', {
        id: account.ids.next('mtr'),
        object: 'billing.meter',
        created: account.now(),
        display_name: required(params.display_name, 'display_name'),
        event_name: required(params.event_name, 'event_name'),
        livemode: false,
        status: 'active',
      });
      return { ...meter };
    },
  ),
  route(
    'POST',
    '/v1/billing/meter_events',
    { event_name: text, payload: metadata, timestamp: integer, identifier: text },
    ({ account, params }) => {
      const event_name = required(params.event_name, 'event_name');
      const customer = account.find(
        'customers',
        required(params.payload?.['stripe_customer_id'], 'payload'),
        'payload',
      );
      const timestamp = params.timestamp ?? account.now();
      const value = Number(required(params.payload?.['value'], 'payload[value]'));
      const id = params.identifier ?? account.ids.next('mevt');
      account.add('meter_events', { id, event_name, customer: customer.id, value, timestamp });
      return {
        object: 'billing.meter_event',
        created: account.now(),
        event_name,
        identifier: id,
        livemode: false,
        payload: params.payload,
        timestamp,
      };
    },
  ),
];

function isOfType(event: Event, { type, types }: Values<typeof EVENT_FILTERS>): boolean {
  if (type?.endsWith('*')) return event.type.startsWith(type.slice(0, -1));
  if (type !== undefined) return event.type === type;
  return types === undefined || types.includes(event.type);
}
