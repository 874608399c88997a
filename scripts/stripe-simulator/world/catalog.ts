import type { StripeAccount } from '../account/account.ts';
import { newCoupon, newPrice, newProduct } from '../api/resources/catalog.ts';

/** What the simulated company sells. All ids are those of prices unless they say otherwise. */
export interface Catalog {
  /** By currency, by rhythm. */
  starter: Record<string, Rhythms>;
  team: Record<string, Rhythms>;
  /** Graduated tiers by seat. */
  business: Rhythms;
  /** Volume tiers by seat, a flat fee in each. */
  enterprise: string;
  support: string;
  usage: string;
  /** Name of the events that the usage price counts. */
  usageEvent: string;
  /** Ids of tax rates. */
  germanVat: string;
  britishVat: string;
}

interface Rhythms {
  month: string;
  year: string;
}

/** Coupons by what they do. */
export const COUPONS = {
  forever20: 'LAUNCH20',
  threeMonthsHalf: 'WELCOME50',
  once10: 'FIRSTYEAR10',
  forever30: 'NONPROFIT30',
  fixed25: 'LOYAL25',
} as const;

/** Puts the products, prices, coupons and tax rates into an empty account. */
export function makeCatalog(account: StripeAccount): Catalog {
  makeCoupons(account);
  const starter = newProduct(account, { name: 'Starter' }).id;
  const team = newProduct(account, { name: 'Team', unit_label: 'seat' }).id;
  const business = newProduct(account, { name: 'Business', unit_label: 'seat' }).id;
  const rhythms = (product: string, currency: string, month: number, year: number): Rhythms => ({
    month: newPrice(account, { product, currency, unit_amount: month, recurring: { interval: 'month' } }).id,
    year: newPrice(account, { product, currency, unit_amount: year, recurring: { interval: 'year' } }).id,
  });
  const usageEvent = 'api_calls';
  return {
    starter: {
      usd: rhythms(starter, 'usd', 4_900, 47_000),
      eur: rhythms(starter, 'eur', 4_500, 43_200),
      jpy: rhythms(starter, 'jpy', 6_800, 65_000),
    },
    team: {
      usd: rhythms(team, 'usd', 1_500, 15_000),
      eur: rhythms(team, 'eur', 1_400, 14_000),
      jpy: rhythms(team, 'jpy', 2_100, 21_000),
    },
    business: { month: graduated(account, business, 'month', 1), year: graduated(account, business, 'year', 10) },
    enterprise: enterprisePrice(account),
    support: newPrice(account, {
      product_data: { name: 'Priority support' },
      currency: 'usd',
      unit_amount: 19_900,
      recurring: { interval: 'month' },
    }).id,
    usage: usagePrice(account, usageEvent),
    usageEvent,
    germanVat: taxRate(account, 'VAT', 'DE', 19, false),
    britishVat: taxRate(account, 'VAT', 'GB', 20, true),
  };
}

function makeCoupons(account: StripeAccount): void {
  newCoupon(account, { id: COUPONS.forever20, name: 'Launch customers', percent_off: '20', duration: 'forever' });
  newCoupon(account, { id: COUPONS.forever30, name: 'Non-profit', percent_off: '30', duration: 'forever' });
  newCoupon(account, {
    id: COUPONS.threeMonthsHalf,
    name: 'Half price for three months',
    percent_off: '50',
    duration: 'repeating',
    duration_in_months: 3,
  });
  newCoupon(account, { id: COUPONS.once10, name: '10 % off the first invoice', percent_off: '10', duration: 'once' });
  newCoupon(account, {
    id: COUPONS.fixed25,
    name: '$25 off for a year',
    amount_off: 2_500,
    currency: 'usd',
    duration: 'repeating',
    duration_in_months: 12,
  });
}

function graduated(account: StripeAccount, product: string, interval: 'month' | 'year', months: number): string {
  return newPrice(account, {
    product,
    currency: 'usd',
    nickname: `Business, by the ${interval}`,
    recurring: { interval },
    billing_scheme: 'tiered',
    tiers_mode: 'graduated',
    tiers: [
      { up_to: '10', unit_amount: 2_900 * months },
      { up_to: '50', unit_amount: 2_400 * months },
      { up_to: 'inf', unit_amount: 1_900 * months },
    ],
  }).id;
}

function enterprisePrice(account: StripeAccount): string {
  return newPrice(account, {
    product_data: { name: 'Enterprise', unit_label: 'seat' },
    currency: 'usd',
    nickname: 'Enterprise, by the year',
    recurring: { interval: 'year' },
    billing_scheme: 'tiered',
    tiers_mode: 'volume',
    tiers: [
      { up_to: '100', unit_amount: 24_000, flat_amount: 600_000 },
      { up_to: '250', unit_amount: 21_000, flat_amount: 900_000 },
      { up_to: 'inf', unit_amount: 18_000, flat_amount: 1_200_000 },
    ],
  }).id;
}

function usagePrice(account: StripeAccount, event_name: string): string {
  const meter = account.add('meters', {
    id: account.ids.next('mtr'),
    object: 'billing.meter',
    created: account.now(),
    display_name: 'API calls',
    event_name,
    livemode: false,
    status: 'active',
  });
  return newPrice(account, {
    product_data: { name: 'API calls' },
    currency: 'usd',
    unit_amount_decimal: '0.35',
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
  }).id;
}

function taxRate(
  account: StripeAccount,
  name: string,
  country: string,
  percentage: number,
  inclusive: boolean,
): string {
  return account.add('tax_rates', {
    id: account.ids.next('txr'),
    object: 'tax_rate',
    active: true,
    country,
    created: account.now(),
    description: null,
    display_name: name,
    effective_percentage: percentage,
    flat_amount: null,
    inclusive,
    jurisdiction: country,
    jurisdiction_level: 'country',
    livemode: false,
    metadata: {},
    percentage,
    rate_type: 'percentage',
    state: null,
    tax_type: 'vat',
  }).id;
}
