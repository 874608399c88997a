import type { Exact } from './decimal.ts';

/**
 * What MRR is made of. Fields are named as those of the Apex facts, so that their JSON is what Apex reads; money is in
 * Stripe's minor units.
 */

export type Interval = 'day' | 'week' | 'month' | 'year';
export type Duration = 'forever' | 'repeating' | 'once';

export interface Tier {
  /** Last unit; null for the tier without an end. */
  readonly upTo: Exact | null;
  readonly unitAmount: Exact | null;
  readonly flatAmount: Exact | null;
}

export interface Price {
  readonly priceId: string;
  readonly productId: string;
  readonly label: string;
  readonly billingInterval: Interval;
  readonly intervalCount: number;
  readonly usageType: 'licensed' | 'metered';
  readonly billingScheme: 'per_unit' | 'tiered';
  readonly unitAmount: Exact | null;
  readonly tiersMode: 'graduated' | 'volume' | null;
  readonly tiers: readonly Tier[];
  readonly divideBy: number | null;
  readonly roundUp: boolean;
}

export interface Discount {
  readonly discountId: string;
  readonly couponName: string;
  readonly percentOff: Exact | null;
  readonly amountOff: Exact | null;
  readonly currencyCode: string | null;
  readonly amountOffByCurrency: Readonly<Record<string, Exact>>;
  readonly duration: Duration;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** Products that the coupon is limited to; none for all. */
  readonly productIds: readonly string[];
}

export interface Item {
  readonly itemId: string;
  readonly quantity: Exact | null;
  readonly price: Price;
  readonly discounts: readonly Discount[];
  readonly inclusiveTaxPercent: Exact | null;
  readonly trialEndsAt: Date | null;
}

export interface Subscription {
  readonly subscriptionId: string;
  readonly status: string;
  readonly currencyCode: string;
  readonly cancelAtPeriodEnd: boolean;
  readonly cancelAt: Date | null;
  readonly endedAt: Date | null;
  readonly pauseBehavior: string | null;
  readonly items: readonly Item[];
  readonly discounts: readonly Discount[];
  readonly nextPhaseItems: readonly Item[];
}

export interface InvoiceLine {
  readonly netAmount: Exact;
  readonly metered: boolean;
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

export interface Invoice {
  readonly subscriptionId: string;
  readonly currencyCode: string;
  readonly status: string;
  readonly lines: readonly InvoiceLine[];
}

export interface Customer {
  readonly discounts: readonly Discount[];
  readonly invoices: readonly Invoice[];
  readonly subscriptions: readonly Subscription[];
}

/** The settings that MRR depends on; the names and values of ScorePolicy. */
export interface MrrPolicy {
  readonly discounts: 'FOREVER_ONLY' | 'RECURRING_ACTIVE' | 'ALL' | 'NONE';
  readonly usage: 'SEPARATE' | 'INCLUDE';
  readonly intervalFactors: 'EXACT' | 'LEGACY';
  readonly pauses: 'EXCLUDE_UNCOLLECTED' | 'COUNT_ALL';
  readonly cancellations: 'AT_END' | 'AT_REQUEST';
}

/** The policy, and the time as of which is reckoned. */
export interface Terms {
  readonly policy: MrrPolicy;
  readonly asOf: Date;
}

/** One step of a reckoning; the amounts of all steps add up to the MRR. */
export interface Step {
  /** Code of the rule: R1 rounding, R2 worth a month, R6 usage, R10 discount, R12 tax. */
  readonly rule: string;
  /** Id of what the step is about. */
  readonly subject: string;
  readonly text: string;
  readonly amount: Exact;
}

/** The MRR of a subscription in its own currency, and how it came about. */
export interface Mrr {
  readonly amount: Exact;
  readonly usageAmount: Exact;
  readonly trialAmount: Exact;
  readonly contractedAmount: Exact;
  readonly scheduledChurnAmount: Exact;
  readonly steps: readonly Step[];
}
