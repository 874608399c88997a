import fc from 'fast-check';
import { Exact } from './decimal.ts';
import type { Customer, Discount, Invoice, Item, MrrPolicy, Price, Subscription, Tier } from './facts.ts';

/** The time as of which drawn customers are scored. */
export const asOf = new Date('2026-09-21T00:00:00Z');

const day = 86_400_000;
const currencies = ['USD', 'EUR', 'JPY', 'KWD', 'ISK'] as const;
const products = ['prod_1', 'prod_2', 'prod_3'] as const;

const oneInTwo = 2;
const oneInSeven = 7;

/** A fact that half of all things have. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: oneInTwo, nil: null });

/** A fact that few things have. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: oneInSeven - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const exact = (value: number): Exact => new Exact(value);
const wholeNumber = (min: number, max: number): fc.Arbitrary<Exact> => fc.integer({ min, max }).map(exact);
const id = (prefix: string): fc.Arbitrary<string> => fc.nat(999_999).map((number) => `${prefix}_${number}`);

/** Where tiers end; quantities often lie there, too. */
const boundaries = [5, 10, 50, 200];
const quantity = fc.oneof(wholeNumber(0, 300), fc.constantFrom(...boundaries).map(exact));

/** Up to 12 decimals, as `unit_amount_decimal` may have. */
const smallAmount = fc
  .tuple(wholeNumber(1, 99_999_999), fc.integer({ min: 1, max: 12 }))
  .map(([digits, decimals]) => digits.div(10 ** decimals));
const minorAmount = fc.oneof({ weight: 4, arbitrary: wholeNumber(0, 500_000) }, { weight: 1, arbitrary: smallAmount });

const moment = fc.integer({ min: -400, max: 400 }).map((days) => new Date(asOf.getTime() + days * day));

const tierAmounts = fc.record({ unitAmount: perhaps(minorAmount), flatAmount: perhaps(minorAmount) });
const tierEnds = fc.subarray(boundaries, { maxLength: 3 }).map((ends) => [...ends.map(exact), null]);
const tiers: fc.Arbitrary<Tier[]> = fc
  .tuple(tierEnds, fc.array(tierAmounts, { minLength: 4, maxLength: 4 }))
  .map(([ends, amounts]) => ends.map((upTo, at) => ({ upTo, ...amounts[at] })));

type Scheme = Pick<Price, 'billingScheme' | 'unitAmount' | 'tiersMode' | 'tiers'>;
const flat: fc.Arbitrary<Scheme> = fc.record({
  billingScheme: fc.constant('per_unit'),
  unitAmount: minorAmount,
  tiersMode: fc.constant(null),
  tiers: fc.constant([]),
});
const tiered: fc.Arbitrary<Scheme> = fc.record({
  billingScheme: fc.constant('tiered'),
  unitAmount: fc.constant(null),
  tiersMode: fc.constantFrom('graduated', 'volume'),
  tiers,
});

const price: fc.Arbitrary<Price> = fc
  .tuple(
    fc.record({
      priceId: id('price'),
      productId: fc.constantFrom(...products),
      label: fc.constantFrom('Starter', 'Growth', 'Extra seats'),
      billingInterval: fc.constantFrom('day', 'week', 'month', 'month', 'year'),
      intervalCount: fc.constantFrom(1, 1, 1, 2, 3, 6, 7),
      usageType: fc.constantFrom('licensed', 'licensed', 'licensed', 'metered'),
      divideBy: seldom(fc.integer({ min: 2, max: 50 })),
      roundUp: fc.boolean(),
    }),
    fc.oneof(flat, tiered),
  )
  .map(([terms, scheme]) => ({ ...terms, ...scheme }));

const amounts = fc.record({
  percentOff: fc.constant(null),
  amountOff: minorAmount,
  currencyCode: fc.constantFrom(...currencies),
});
const percents = fc.record({
  percentOff: fc.oneof(wholeNumber(1, 100), fc.constant(exact(33.33))),
  amountOff: fc.constant(null),
  currencyCode: fc.constant(null),
});

const discount: fc.Arbitrary<Discount> = fc
  .tuple(
    fc.record({
      discountId: id('di'),
      couponName: fc.constantFrom('Launch', 'Partner'),
      amountOffByCurrency: fc.dictionary(fc.constantFrom(...currencies), minorAmount, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      duration: fc.constantFrom('forever', 'repeating', 'once'),
      startsAt: seldom(moment),
      endsAt: seldom(moment),
      productIds: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray([...products]) },
      ),
    }),
    fc.oneof(amounts, percents),
  )
  .map(([terms, off]) => ({ ...terms, ...off }));

/** Most things have no discount; some have several. */
const discounts = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(discount, { maxLength: 3 }) },
);

const item: fc.Arbitrary<Item> = fc.record({
  itemId: id('si'),
  quantity: fc.option(quantity, { nil: null }),
  price,
  discounts,
  inclusiveTaxPercent: seldom(fc.constantFrom(0, 7.7, 19, 20).map(exact)),
  trialEndsAt: seldom(moment),
});

const subscription: fc.Arbitrary<Subscription> = fc.record({
  subscriptionId: id('sub'),
  status: fc.oneof(
    { weight: 4, arbitrary: fc.constant('active') },
    { weight: 1, arbitrary: fc.constantFrom('past_due', 'trialing', 'unpaid', 'paused', 'incomplete') },
  ),
  currencyCode: fc.constantFrom(...currencies),
  cancelAtPeriodEnd: fc.constantFrom(false, false, false, true),
  cancelAt: seldom(moment),
  endedAt: fc.constant(null),
  pauseBehavior: seldom(fc.constantFrom('keep_as_draft', 'mark_uncollectible', 'void')),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  discounts,
  nextPhaseItems: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(item, { maxLength: 2 }) },
  ),
});

/** A bill for some whole months, from the first of one to the first of another. */
const billedMonths = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 3 })).map(([ago, months]) => ({
  periodStart: new Date(Date.UTC(2026, 8 - ago, 1)),
  periodEnd: new Date(Date.UTC(2026, 8 - ago + months, 1)),
}));
const line = fc
  .tuple(billedMonths, fc.record({ netAmount: minorAmount, metered: fc.boolean() }))
  .map(([period, billed]) => ({ ...period, ...billed }));

const invoiceOf = ({ subscriptionId, currencyCode }: Subscription): fc.Arbitrary<Invoice> =>
  fc.record({
    subscriptionId: fc.constantFrom(subscriptionId, 'sub_other'),
    currencyCode: fc.constant(currencyCode),
    status: fc.constantFrom('paid', 'open', 'draft', 'void', 'uncollectible'),
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
  });

/** A customer with one subscription, whatever Stripe allows. */
export const customer: fc.Arbitrary<Customer> = subscription.chain((one) =>
  fc.record({ discounts, invoices: fc.array(invoiceOf(one), { maxLength: 4 }), subscriptions: fc.constant([one]) }),
);

export const policy: fc.Arbitrary<MrrPolicy> = fc.record({
  discounts: fc.constantFrom('FOREVER_ONLY', 'RECURRING_ACTIVE', 'ALL', 'NONE'),
  usage: fc.constantFrom('SEPARATE', 'INCLUDE'),
  intervalFactors: fc.constantFrom('EXACT', 'LEGACY'),
  pauses: fc.constantFrom('EXCLUDE_UNCOLLECTED', 'COUNT_ALL'),
  cancellations: fc.constantFrom('AT_END', 'AT_REQUEST'),
});
