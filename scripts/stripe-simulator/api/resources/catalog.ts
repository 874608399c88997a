import type { StripeAccount } from '../../account/account.ts';
import { invalidRequest } from '../../account/stripeError.ts';
import type { Coupon, Price, PriceTier, Product } from '../../state/objects.ts';
import {
  applyMetadata,
  boolean,
  clearable,
  decimal,
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

const PRODUCT = { id: text, name: text, description: clearable, active: boolean, metadata, unit_label: text };
const TIER = {
  up_to: text,
  unit_amount: integer,
  unit_amount_decimal: decimal,
  flat_amount: integer,
  flat_amount_decimal: decimal,
};
const PRICE = {
  currency: text,
  product: text,
  product_data: shape({ name: text, metadata, unit_label: text }),
  unit_amount: integer,
  unit_amount_decimal: decimal,
  nickname: clearable,
  lookup_key: text,
  active: boolean,
  metadata,
  recurring: shape({
    interval: oneOf('day', 'week', 'month', 'year'),
    interval_count: integer,
    usage_type: oneOf('licensed', 'metered'),
    meter: text,
  }),
  billing_scheme: oneOf('per_unit', 'tiered'),
  tiers: listOfValues(shape(TIER)),
  tiers_mode: oneOf('graduated', 'volume'),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  transform_quantity: shape({ divide_by: integer, round: oneOf('up', 'down') }),
};
const COUPON = {
  id: text,
  name: text,
  duration: oneOf('forever', 'once', 'repeating'),
  duration_in_months: integer,
  percent_off: text,
  amount_off: integer,
  currency: text,
  max_redemptions: integer,
  redeem_by: integer,
  applies_to: shape({ products: listOfValues(text) }),
  metadata,
};

export const catalogRoutes: readonly Route[] = [
  listRoute('/v1/products', 'products', { active: boolean, ids: listOfValues(text) }, ({ account, params }) =>
    account.store
      .all('products')
      .filter((product) => params.active === undefined || product.active === params.active)
      .filter((product) => params.ids === undefined || params.ids.includes(product.id)),
  ),
  route('POST', '/v1/products', PRODUCT, ({ account, params }) =>
    show(account, 'products', newProduct(account, params)),
  ),
  retrieve('/v1/products', 'products'),
  route('POST', '/v1/products/:id', PRODUCT, ({ account, ids: [id = ''], params }) => {
    const product = account.find('products', id);
    const { metadata: pairs, ...fields } = params;
    const changes = { ...fields, metadata: applyMetadata(product.metadata, pairs), updated: account.now() };
    return show(account, 'products', account.change('products', product, changes, 'product.updated'));
  }),
  listRoute('/v1/prices', 'prices', { active: boolean, product: text, currency: text }, ({ account, params }) =>
    account.store
      .all('prices')
      .filter((price) => params.active === undefined || price.active === params.active)
      .filter((price) => params.product === undefined || price.product === params.product)
      .filter((price) => params.currency === undefined || price.currency === params.currency),
  ),
  route('POST', '/v1/prices', PRICE, ({ account, params }) => show(account, 'prices', newPrice(account, params))),
  retrieve('/v1/prices', 'prices'),
  route(
    'POST',
    '/v1/prices/:id',
    { nickname: clearable, active: boolean, metadata },
    ({ account, ids: [id = ''], params }) => {
      const price = account.find('prices', id);
      const { metadata: pairs, ...fields } = params;
      const changes = { ...fields, metadata: applyMetadata(price.metadata, pairs) };
      return show(account, 'prices', account.change('prices', price, changes, 'price.updated'));
    },
  ),
  listRoute('/v1/coupons', 'coupons', {}, ({ account }) => account.store.all('coupons')),
  route('POST', '/v1/coupons', COUPON, ({ account, params }) => show(account, 'coupons', newCoupon(account, params))),
  retrieve('/v1/coupons', 'coupons'),
  route('DELETE', '/v1/coupons/:id', {}, ({ account, ids: [id = ''] }) => {
    const coupon = account.change('coupons', account.find('coupons', id), { valid: false }, 'coupon.deleted');
    return { id: coupon.id, object: 'coupon', deleted: true };
  }),
];

/** Makes a product. */
export function newProduct(account: StripeAccount, params: Values<typeof PRODUCT>): Product {
  const product: Product = {
    id: params.id ?? account.ids.next('prod'),
    object: 'product',
    active: params.active ?? true,
    created: account.now(),
    default_price: null,
    description: params.description ?? null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: params.metadata ?? {},
    name: required(params.name, 'name'),
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: params.unit_label ?? null,
    updated: account.now(),
    url: null,
  };
  return account.add('products', product, 'product.created');
}

/** Makes a price of any kind: flat, by tiers, metered, one-time. */
export function newPrice(account: StripeAccount, params: Values<typeof PRICE>): Price {
  const currency = required(params.currency, 'currency');
  const product = params.product_data
    ? newProduct(account, params.product_data).id
    : required(params.product, 'product');
  account.find('products', product, 'product');
  const isTiered = params.billing_scheme === 'tiered';
  if (!isTiered && params.unit_amount === undefined && params.unit_amount_decimal === undefined) {
    throw invalidRequest('Missing required param: unit_amount.', 'unit_amount', 'parameter_missing');
  }
  const unit = isTiered ? null : (params.unit_amount_decimal ?? String(params.unit_amount ?? 0));
  const price: Price = {
    id: account.ids.next('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: isTiered ? 'tiered' : 'per_unit',
    created: account.now(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key ?? null,
    metadata: params.metadata ?? {},
    nickname: params.nickname ?? null,
    product,
    recurring: recurringOf(account, params),
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers: isTiered ? (params.tiers ?? []).map(tierOf) : null,
    tiers_mode: isTiered ? required(params.tiers_mode, 'tiers_mode') : null,
    transform_quantity: transformOf(params),
    type: params.recurring ? 'recurring' : 'one_time',
    unit_amount: wholeNumber(unit),
    unit_amount_decimal: unit,
  };
  return account.add('prices', price, 'price.created');
}

/** Makes a coupon. */
export function newCoupon(account: StripeAccount, params: Values<typeof COUPON>): Coupon {
  if ((params.percent_off === undefined) === (params.amount_off === undefined)) {
    throw invalidRequest('You must pass either amount_off or percent_off, and not both.', 'percent_off');
  }
  const duration = params.duration ?? 'once';
  const coupon: Coupon = {
    id: params.id ?? account.ids.characters(8),
    object: 'coupon',
    amount_off: params.amount_off ?? null,
    ...(params.applies_to ? { applies_to: { products: params.applies_to.products ?? [] } } : {}),
    created: account.now(),
    currency: params.amount_off === undefined ? null : required(params.currency, 'currency'),
    duration,
    duration_in_months: duration === 'repeating' ? required(params.duration_in_months, 'duration_in_months') : null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: params.metadata ?? {},
    name: params.name ?? null,
    percent_off: params.percent_off === undefined ? null : Number(params.percent_off),
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  return account.add('coupons', coupon, 'coupon.created');
}

function recurringOf(account: StripeAccount, { recurring }: Values<typeof PRICE>): Price['recurring'] {
  if (!recurring) return null;
  const usageType = recurring.usage_type ?? 'licensed';
  const meter = recurring.meter ? account.find('meters', recurring.meter, 'recurring[meter]').id : null;
  if (usageType === 'metered' && meter === null) {
    throw invalidRequest('Prices with usage_type=metered must have a meter.', 'recurring[meter]', 'parameter_missing');
  }
  return {
    interval: required(recurring.interval, 'recurring[interval]'),
    interval_count: recurring.interval_count ?? 1,
    meter,
    trial_period_days: null,
    usage_type: usageType,
  };
}

function tierOf(tier: Values<typeof TIER>): PriceTier {
  const unit = tier.unit_amount_decimal ?? (tier.unit_amount === undefined ? null : String(tier.unit_amount));
  const flat = tier.flat_amount_decimal ?? (tier.flat_amount === undefined ? null : String(tier.flat_amount));
  return {
    flat_amount: wholeNumber(flat),
    flat_amount_decimal: flat,
    unit_amount: wholeNumber(unit),
    unit_amount_decimal: unit,
    up_to: tier.up_to === undefined || tier.up_to === 'inf' ? null : Number(tier.up_to),
  };
}

function transformOf({ transform_quantity: rule }: Values<typeof PRICE>): Price['transform_quantity'] {
  if (!rule) return null;
  return {
    divide_by: required(rule.divide_by, 'transform_quantity[divide_by]'),
    round: required(rule.round, 'transform_quantity[round]'),
  };
}

// Stripe leaves the whole-number field empty when the decimal has places.
function wholeNumber(amount: string | null): number | null {
  return amount !== null && Number.isInteger(Number(amount)) ? Number(amount) : null;
}
