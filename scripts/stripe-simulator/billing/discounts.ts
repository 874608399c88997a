import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Coupon, Customer, Discount, InvoiceLine, Subscription } from '../state/objects.ts';
import { percentOf, split } from './amounts.ts';
import { addMonths } from './calendar.ts';

/** Where a discount hangs: on a customer, a subscription, or one item of a subscription. */
export interface DiscountOwner {
  customer: string;
  subscription?: string;
  item?: string;
}

/** A request for a discount: by the coupon itself or by a code that was given out for it. */
export interface DiscountRequest {
  coupon?: string | null | undefined;
  promotion_code?: string | null | undefined;
  discount?: string | null | undefined;
}

/** Redeems a coupon for its owner. @throws StripeError when the coupon is unknown or can't be redeemed any more */
export function redeem(account: StripeAccount, request: DiscountRequest, owner: DiscountOwner): Discount {
  const promotion = request.promotion_code
    ? account.find('promotion_codes', request.promotion_code, 'discounts')
    : null;
  const couponId = request.coupon ?? promotion?.promotion.coupon;
  if (!couponId)
    throw invalidRequest('A discount needs a coupon or a promotion_code.', 'discounts', 'parameter_missing');
  const coupon = account.find('coupons', couponId, 'coupon');
  if (!coupon.valid) throw invalidRequest(`Coupon expired: ${coupon.id}`, 'coupon', 'coupon_expired');
  countRedemption(account, coupon);
  const end = coupon.duration === 'repeating' ? addMonths(account.now(), coupon.duration_in_months ?? 1) : null;
  const discount: Discount = {
    id: account.ids.next('di'),
    object: 'discount',
    checkout_session: null,
    customer: owner.customer,
    customer_account: null,
    end,
    invoice: null,
    invoice_item: null,
    promotion_code: promotion?.id ?? null,
    source: { coupon: coupon.id, type: 'coupon' },
    start: account.now(),
    subscription: owner.subscription ?? null,
    subscription_item: owner.item ?? null,
  };
  if (end !== null) account.agenda.plan('endDiscount', discount.id, end);
  return account.add('discounts', discount, 'customer.discount.created');
}

/** Takes a discount away from whatever it hangs on. */
export function removeDiscount(account: StripeAccount, discount: Discount): void {
  const without = (ids: readonly string[]) => ids.filter((id) => id !== discount.id);
  const subscription = discount.subscription && account.store.get('subscriptions', discount.subscription);
  if (subscription) {
    const items = subscription.items.map((item) => ({ ...item, discounts: without(item.discounts) as string[] }));
    const changes = { discounts: without(subscription.discounts as string[]), items };
    account.change('subscriptions', subscription, changes, 'customer.subscription.updated');
  }
  const customer = discount.customer && account.store.get('customers', discount.customer);
  if (customer) account.change('customers', customer, { discounts: without(customer.discounts) }, 'customer.updated');
  account.emit('customer.discount.deleted', 'discounts', discount);
}

/** A repeating discount that has run its months goes away. */
export function endDiscount(account: StripeAccount, discountId: string): void {
  const discount = account.store.get('discounts', discountId);
  if (discount) removeDiscount(account, discount);
}

/** The discounts of a whole invoice: the subscription's, or the customer's when it has none. */
export function invoiceDiscounts(customer: Customer, subscription: Subscription | null): string[] {
  return subscription && subscription.discounts.length > 0 ? subscription.discounts : customer.discounts;
}

/** A coupon that works once is used up by the invoice it was taken off. */
export function useUpOnce(account: StripeAccount, discountIds: readonly string[]): void {
  for (const id of discountIds) {
    const discount = account.store.get('discounts', id);
    const coupon = discount && couponOf(account, discount);
    if (discount && coupon?.duration === 'once') removeDiscount(account, discount);
  }
}

/** Takes discounts off lines: each line's own first, then those of the whole invoice, one after the other. */
export function applyDiscounts(
  account: StripeAccount,
  lines: readonly InvoiceLine[],
  discountIds: readonly string[],
): InvoiceLine[] {
  let discounted = lines.map((line) => applyOne(account, [line], line.discounts)[0] ?? line);
  discounted = applyOne(account, discounted, discountIds);
  return discounted;
}

/** What is left of a line after its discounts. */
export function netAmount(line: InvoiceLine): number {
  return line.amount - (line.discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0);
}

function applyOne(account: StripeAccount, lines: InvoiceLine[], discountIds: readonly string[]): InvoiceLine[] {
  let result = lines;
  for (const id of discountIds) {
    const discount = account.store.get('discounts', id);
    const coupon = discount && couponOf(account, discount);
    if (discount && coupon && !hasEnded(discount, account.now()))
      result = takeOff(account, result, discount.id, coupon);
  }
  return result;
}

function takeOff(account: StripeAccount, lines: InvoiceLine[], discount: string, coupon: Coupon): InvoiceLine[] {
  const bases = lines.map((line) => (isCovered(account, line, coupon) ? Math.max(0, netAmount(line)) : 0));
  const amounts =
    coupon.percent_off !== null
      ? bases.map((base) => percentOf(base, coupon.percent_off ?? 0))
      : split(
          Math.min(
            coupon.amount_off ?? 0,
            bases.reduce((sum, base) => sum + base, 0),
          ),
          bases,
        );
  return lines.map((line, index) => {
    const amount = amounts[index] ?? 0;
    return amount === 0
      ? line
      : { ...line, discount_amounts: [...(line.discount_amounts ?? []), { amount, discount }] };
  });
}

function isCovered(account: StripeAccount, line: InvoiceLine, coupon: Coupon): boolean {
  if (!line.discountable) return false;
  if (coupon.amount_off !== null && coupon.currency !== line.currency) return false;
  const products = account.store.get('coupons', coupon.id)?.applies_to?.products;
  return !products || products.includes(line.pricing?.price_details?.product ?? '');
}

function couponOf(account: StripeAccount, discount: Discount): Coupon | undefined {
  return discount.source.coupon ? account.store.get('coupons', discount.source.coupon) : undefined;
}

function hasEnded(discount: Discount, now: number): boolean {
  return discount.end !== null && discount.end <= now;
}

function countRedemption(account: StripeAccount, coupon: Coupon): void {
  const timesRedeemed = coupon.times_redeemed + 1;
  const valid = coupon.max_redemptions === null || timesRedeemed < coupon.max_redemptions;
  account.change('coupons', coupon, { times_redeemed: timesRedeemed, valid });
}
