import { inMajorUnits, roundedTo, sumOf, zero, type Exact } from './decimal.ts';
import { takeOff, type Share } from './discounts.ts';
import type { Customer, Item, Mrr, Step, Subscription, Terms } from './facts.ts';
import { aMonth, costOf } from './prices.ts';
import { monthlyUsage } from './usage.ts';

const countedStatuses = ['active', 'past_due'];
const uncollectedPauses: readonly (string | null)[] = ['void', 'mark_uncollectible'];

/** The MRR of one subscription by the rules R1 to R12. */
export function mrrOf(subscription: Subscription, customer: Customer, terms: Terms): Mrr {
  const current = worthOf(subscription.items, subscription, customer, terms);
  if (!isCounted(subscription, terms)) {
    return { ...nothing, trialAmount: subscription.status === 'trialing' ? current.amount : zero };
  }
  const usageAmount = monthlyUsage(subscription, customer.invoices, terms.asOf);
  const { amount, steps } = withUsage(current, usageAmount, subscription, terms);
  const leaves = isLeaving(subscription, terms);
  return {
    amount,
    usageAmount,
    trialAmount: zero,
    contractedAmount: leaves ? zero : contracted(subscription, customer, terms, amount),
    scheduledChurnAmount: leaves ? amount : zero,
    steps,
  };
}

const nothing: Mrr = {
  amount: zero,
  usageAmount: zero,
  trialAmount: zero,
  contractedAmount: zero,
  scheduledChurnAmount: zero,
  steps: [],
};

/** Whether the subscription is revenue now (R7, R8, R9). */
function isCounted(subscription: Subscription, terms: Terms): boolean {
  const { policy } = terms;
  if (!countedStatuses.includes(subscription.status)) return false;
  if (policy.pauses === 'EXCLUDE_UNCOLLECTED' && uncollectedPauses.includes(subscription.pauseBehavior)) return false;
  return policy.cancellations === 'AT_END' || !isLeaving(subscription, terms);
}

/** A cancellation is scheduled and still to come (R9). */
function isLeaving({ cancelAtPeriodEnd, cancelAt, endedAt }: Subscription, { asOf }: Terms): boolean {
  return endedAt === null && (cancelAtPeriodEnd || (cancelAt !== null && asOf < cancelAt));
}

interface Worth {
  readonly amount: Exact;
  readonly steps: readonly Step[];
}

/** What items are worth a month: gross, less discounts, less the tax in them, rounded once. */
function worthOf(items: readonly Item[], subscription: Subscription, { discounts }: Customer, terms: Terms): Worth {
  const { currencyCode, subscriptionId } = subscription;
  const shares = items.filter((item) => isRecurring(item, terms)).map((item) => gross(item, currencyCode, terms));
  const steps = shares.map(({ item, left }) => step('R2', item.itemId, describe(item), left));
  for (const share of shares) steps.push(...takeOff(share.item.discounts, [share], currencyCode, terms));
  const shared = subscription.discounts.length > 0 ? subscription.discounts : discounts;
  steps.push(...takeOff(shared, shares, currencyCode, terms));
  for (const share of shares) steps.push(...takeOutTax(share));
  const amount = roundedTo(
    currencyCode,
    sumOf(shares, ({ left }) => left),
  );
  steps.push(step('R1', subscriptionId, 'Rounded once', amount.minus(sumOf(steps, (one) => one.amount))));
  return { amount, steps };
}

/** Metered items are usage (R6); items on trial pay nothing yet (R7). */
const isRecurring = ({ price, trialEndsAt }: Item, { asOf }: Terms): boolean =>
  price.usageType === 'licensed' && (trialEndsAt === null || trialEndsAt <= asOf);

function gross(item: Item, currency: string, { policy }: Terms): Share {
  const perPeriod = inMajorUnits(costOf(item.price, item.quantity ?? zero), currency);
  return { item, left: aMonth(perPeriod, item.price, policy) };
}

/** Tax that the price includes is not revenue (R12). */
function takeOutTax(share: Share): Step[] {
  const { itemId, inclusiveTaxPercent: percent } = share.item;
  if (percent === null || percent.isZero()) return [];
  const net = share.left.times(100).div(percent.plus(100));
  const tax = net.minus(share.left);
  share.left = net;
  return [step('R12', itemId, `${share.item.price.label}: ${percent.toString()} % tax included`, tax)];
}

function withUsage(worth: Worth, usage: Exact, { subscriptionId }: Subscription, { policy }: Terms): Worth {
  if (policy.usage === 'SEPARATE') return worth;
  const steps = [...worth.steps, step('R6', subscriptionId, 'Usage, mean of the last months', usage)];
  return { amount: worth.amount.plus(usage), steps };
}

function contracted(subscription: Subscription, customer: Customer, terms: Terms, current: Exact): Exact {
  const { nextPhaseItems } = subscription;
  return nextPhaseItems.length === 0 ? current : worthOf(nextPhaseItems, subscription, customer, terms).amount;
}

function describe({ price, quantity }: Item): string {
  const every = price.intervalCount > 1 ? `${price.intervalCount} ${price.billingInterval}s` : price.billingInterval;
  return `${price.label}: ${(quantity ?? zero).toString()} per ${every}`;
}

const step = (rule: string, subject: string, text: string, amount: Exact): Step => ({ rule, subject, text, amount });
