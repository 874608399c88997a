import type { StripeAccount } from '../account/account.ts';
import type { InvoiceItem, InvoiceLine, Price, Subscription, SubscriptionItem } from '../state/objects.ts';
import { formatAmount } from './amounts.ts';
import { priceLines, type PricedLine } from './pricing.ts';

/** A line that is being put on an invoice, with the tax rates that hold for it. */
export interface DraftLine {
  line: InvoiceLine;
  taxRates: readonly string[];
}

/** A time span in seconds: `end` is the first second after it. */
export interface Period {
  start: number;
  end: number;
}

/** The lines of a subscription item for one period; usage is that of the period, seats are the item's quantity. */
export function itemLines(
  account: StripeAccount,
  subscription: Subscription,
  item: SubscriptionItem,
  period: Period,
  isTrial = false,
): DraftLine[] {
  const price = account.find('prices', item.price);
  const isMetered = price.recurring?.usage_type === 'metered';
  const quantity = isMetered ? usage(account, subscription.customer, price, period) : (item.quantity ?? 1);
  const priced: PricedLine[] = isTrial
    ? [{ amount: 0, quantity, unitAmountDecimal: '0', tier: '' }]
    : priceLines(price, quantity);
  const taxRates = item.tax_rates.length > 0 ? item.tax_rates : subscription.default_tax_rates;
  return priced.map((part) => ({
    taxRates,
    line: {
      ...emptyLine(account, price, part, subscription.currency),
      description: isTrial ? `Trial period for ${productName(account, price)}` : describe(account, price, part),
      discounts: item.discounts,
      metadata: item.metadata,
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: null,
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
      period,
      subscription: subscription.id,
    },
  }));
}

/** The line of an invoice item that was waiting for this invoice. */
export function invoiceItemLine(account: StripeAccount, item: InvoiceItem): DraftLine {
  const owner = item.parent?.subscription_details ?? null;
  const proration = { proration: item.proration, proration_details: item.proration ? { credited_items: null } : null };
  return {
    taxRates: item.tax_rates ?? [],
    line: {
      id: account.ids.next('il'),
      object: 'line_item',
      amount: item.amount,
      currency: item.currency,
      description: item.description,
      discount_amounts: [],
      discountable: item.discountable,
      discounts: item.discounts ?? [],
      invoice: null,
      livemode: false,
      metadata: item.metadata ?? {},
      parent: owner?.subscription_item
        ? {
            invoice_item_details: null,
            subscription_item_details: {
              invoice_item: item.id,
              ...proration,
              subscription: owner.subscription,
              subscription_item: owner.subscription_item,
            },
            type: 'subscription_item_details',
          }
        : {
            invoice_item_details: { invoice_item: item.id, ...proration, subscription: owner?.subscription ?? null },
            subscription_item_details: null,
            type: 'invoice_item_details',
          },
      period: item.period,
      pretax_credit_amounts: [],
      pricing: item.pricing,
      quantity: item.quantity,
      quantity_decimal: item.quantity_decimal,
      subscription: owner?.subscription ?? null,
      subtotal: item.amount,
      taxes: [],
    },
  };
}

/** How a product is called in the text of a line. */
export function productName(account: StripeAccount, price: Price): string {
  return account.store.get('products', price.product)?.name ?? price.nickname ?? price.id;
}

/** What a customer has used of a metered price in a period. */
function usage(account: StripeAccount, customer: string, price: Price, period: Period): number {
  const meter = price.recurring?.meter ? account.store.get('meters', price.recurring.meter) : undefined;
  if (!meter) return 0;
  return account.store
    .where('meter_events', 'customer', customer)
    .filter((event) => event.event_name === meter.event_name)
    .filter((event) => event.timestamp >= period.start && event.timestamp < period.end)
    .reduce((sum, event) => sum + event.value, 0);
}

function emptyLine(account: StripeAccount, price: Price, part: PricedLine, currency: string) {
  return {
    id: account.ids.next('il'),
    object: 'line_item' as const,
    amount: part.amount,
    currency,
    discount_amounts: [],
    discountable: true,
    invoice: null,
    livemode: false,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details' as const,
      unit_amount_decimal: part.unitAmountDecimal,
    },
    quantity: part.quantity,
    quantity_decimal: String(part.quantity),
    subtotal: part.amount,
    taxes: [],
  };
}

function describe(account: StripeAccount, price: Price, part: PricedLine): string {
  const name = productName(account, price);
  const every = price.recurring ? intervalName(price.recurring) : '';
  if (part.tier) return `${name} (${part.tier}${every})`;
  const unit = Number(part.unitAmountDecimal ?? 0);
  return `${part.quantity} × ${name} (at ${formatAmount(unit, price.currency)}${every})`;
}

function intervalName({ interval, interval_count: count }: { interval: string; interval_count: number }): string {
  return count === 1 ? ` / ${interval}` : ` every ${count} ${interval}s`;
}
