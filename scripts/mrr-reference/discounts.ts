import { inMajorUnits, sumOf, type Exact } from './decimal.ts';
import type { Discount, Duration, Item, MrrPolicy, Step, Terms } from './facts.ts';
import { aMonth, invoicesAYear } from './prices.ts';

/** An item while discounts are taken off: what is left of it a month, in major units. */
export interface Share {
  readonly item: Item;
  left: Exact;
}

/** Coupons that lower the MRR (R10). */
const countedDurations: Readonly<Record<MrrPolicy['discounts'], readonly Duration[]>> = {
  NONE: [],
  FOREVER_ONLY: ['forever'],
  RECURRING_ACTIVE: ['forever', 'repeating'],
  ALL: ['forever', 'repeating', 'once'],
};

function counts({ duration, startsAt, endsAt }: Discount, { policy, asOf }: Terms): boolean {
  const isRunning = (startsAt === null || startsAt <= asOf) && (endsAt === null || asOf < endsAt);
  return isRunning && countedDurations[policy.discounts].includes(duration);
}

/** Takes discounts off one after the other, each from what the one before has left (R11). */
export function takeOff(
  discounts: readonly Discount[],
  shares: readonly Share[],
  currency: string,
  terms: Terms,
): Step[] {
  const steps: Step[] = [];
  for (const discount of discounts) {
    if (!counts(discount, terms)) continue;
    const covered = shares.filter(({ item }) => covers(discount, item));
    const subtotal = sumOf(covered, ({ left }) => left);
    const off = subtotal.gt(0) ? reductionBy(discount, covered, subtotal, currency, terms.policy) : null;
    if (off === null) continue;
    // What is taken off is spread over the items by what they are worth.
    for (const share of covered) share.left = share.left.minus(off.times(share.left).div(subtotal));
    steps.push({ rule: 'R10', subject: discount.discountId, text: describe(discount), amount: off.negated() });
  }
  return steps;
}

const covers = ({ productIds }: Discount, { price }: Item): boolean =>
  productIds.length === 0 || productIds.includes(price.productId);

/** What a discount takes a month, never more than there is; null for a coupon without an amount in the currency. */
function reductionBy(
  discount: Discount,
  covered: readonly Share[],
  subtotal: Exact,
  currency: string,
  policy: MrrPolicy,
): Exact | null {
  if (discount.percentOff !== null) return subtotal.times(discount.percentOff).div(100);
  const amount = discount.currencyCode === currency ? discount.amountOff : discount.amountOffByCurrency[currency];
  if (!amount) return null;
  // An amount comes off every invoice, so it comes as often as the item that is billed most often.
  const perYear = (share: Share): Exact => invoicesAYear(share.item.price, policy);
  const [first, ...others] = covered;
  const mostOften = others.reduce((often, share) => (perYear(share).gt(perYear(often)) ? share : often), first);
  const off = aMonth(inMajorUnits(amount, currency), mostOften.item.price, policy);
  return off.gt(subtotal) ? subtotal : off;
}

function describe({ couponName, percentOff, duration }: Discount): string {
  const off = percentOff === null ? 'amount off each invoice' : `${percentOff.toString()} % off`;
  return `${couponName}: ${off}, ${duration}`;
}
