import type { StripeAccount } from '../account/account.ts';
import type { InvoiceItem, Subscription, SubscriptionItem } from '../state/objects.ts';
import { percentOf, share } from './amounts.ts';
import { formatDay } from './calendar.ts';
import { netAmount } from './discounts.ts';
import { productName } from './lines.ts';
import { priceAmount } from './pricing.ts';

/** What was debited for an item, and for which time. */
interface Debit {
  amount: number;
  start: number;
  end: number;
}

/** Gives back the rest of what the item was billed for its running period. */
export function creditUnused(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): void {
  const now = account.now();
  const credit = debitsOf(account, subscription, item)
    .filter((debit) => debit.end > now)
    .reduce(
      (sum, debit) => sum + share(debit.amount, debit.end - Math.max(now, debit.start), debit.end - debit.start),
      0,
    );
  if (credit !== 0) addProration(account, subscription, item, -credit, 'Unused time');
}

/** Charges the item from now to the end of its running period. */
export function chargeRemaining(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): void {
  const price = account.find('prices', item.price);
  if (price.recurring?.usage_type === 'metered') return;
  const { current_period_start: start, current_period_end: end } = item;
  const full = discounted(account, subscription, item, priceAmount(price, item.quantity ?? 1));
  const amount = share(full, end - account.now(), end - start);
  if (amount !== 0) addProration(account, subscription, item, amount, 'Remaining time');
}

/**
 * Flexible billing credits what was debited: the lines of invoices and pending items for this price and quantity
 * whose time is still running.
 */
function debitsOf(account: StripeAccount, subscription: Subscription, item: SubscriptionItem): Debit[] {
  const onInvoices = account.store
    .where('invoices', 'customer', subscription.customer)
    .filter((invoice) => invoice.status !== 'void')
    .flatMap((invoice) => invoice.lines)
    .filter((line) => line.parent?.subscription_item_details?.subscription_item === item.id)
    .map((line) => ({ price: line.pricing?.price_details?.price, amount: netAmount(line), ...line.period }));
  const pending = account.store
    .where('invoiceitems', 'customer', subscription.customer)
    .filter((one) => one.invoice === null && one.parent?.subscription_details?.subscription_item === item.id)
    .map((one) => ({ price: one.pricing?.price_details?.price, amount: one.amount, ...one.period }));
  return [...onInvoices, ...pending].filter(
    (debit) => debit.price === item.price && debit.end === item.current_period_end,
  );
}

function addProration(
  account: StripeAccount,
  subscription: Subscription,
  item: SubscriptionItem,
  amount: number,
  what: 'Unused time' | 'Remaining time',
): void {
  const price = account.find('prices', item.price);
  const now = account.now();
  const quantity = item.quantity ?? 1;
  const invoiceItem: InvoiceItem = {
    id: account.ids.next('ii'),
    object: 'invoiceitem',
    amount,
    currency: subscription.currency,
    customer: subscription.customer,
    customer_account: null,
    date: now,
    description: `${what} on ${quantity} × ${productName(account, price)} after ${formatDay(now)}`,
    discountable: false,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    net_amount: amount,
    parent: {
      subscription_details: { subscription: subscription.id, subscription_item: item.id },
      type: 'subscription_details',
    },
    period: { start: now, end: item.current_period_end },
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    proration: true,
    proration_details: { credited_items: null, discount_amounts: [] },
    quantity,
    quantity_decimal: String(quantity),
    tax_rates: item.tax_rates,
    test_clock: null,
  };
  account.add('invoiceitems', invoiceItem, 'invoiceitem.created');
}

/** Prorations carry their discount inside. */
function discounted(account: StripeAccount, subscription: Subscription, item: SubscriptionItem, full: number): number {
  let amount = full;
  for (const id of [...item.discounts, ...subscription.discounts]) {
    const discount = account.store.get('discounts', id);
    const coupon = discount?.source.coupon ? account.store.get('coupons', discount.source.coupon) : undefined;
    if (coupon?.percent_off != null) amount -= percentOf(amount, coupon.percent_off);
    if (coupon?.amount_off != null) amount -= Math.min(amount, coupon.amount_off);
  }
  return amount;
}
