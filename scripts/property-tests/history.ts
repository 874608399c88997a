import fc from 'fast-check';
import type { ActionOptions } from '../stripe-simulator/control/actions.ts';

const hour = 3_600;
const day = 24 * hour;

/** How a customer begins. */
export interface Beginning {
  /** Which of the catalog's prices it subscribes to. */
  readonly price: number;
  readonly quantity: number;
  readonly coupon: boolean;
  readonly trial: boolean;
}

/** Something that happens to a customer after some time. */
export interface Step {
  /** Seconds since the step before. */
  readonly wait: number;
  /** Index of the customer; taken modulo the number of customers. */
  readonly customer: number;
  /** A name of the simulator's ACTIONS. */
  readonly action: string;
  readonly options: ActionOptions;
}

/** What happens in one Stripe account. */
export interface History {
  /** Draws the account's ids. */
  readonly seed: number;
  readonly beginnings: readonly Beginning[];
  readonly steps: readonly Step[];
}

const quantity = fc.integer({ min: 1, max: 60 });

const beginning: fc.Arbitrary<Beginning> = fc.record({
  price: fc.nat(99),
  quantity,
  coupon: fc.boolean(),
  trial: fc.boolean(),
});

const options: Readonly<Record<string, fc.Arbitrary<ActionOptions>>> = {
  'fail-payment': fc.record({ attempts: fc.integer({ min: 1, max: 4 }) }),
  cancel: fc.record({ at_period_end: fc.boolean(), feedback: fc.constantFrom('too_expensive', 'unused') }),
  pause: fc.record({ reason: fc.constantFrom('void', 'keep_as_draft', 'mark_uncollectible') }),
  refund: fc.record({ outcome: fc.constantFrom('succeeded', 'pending', 'fails_later') }),
  bill: fc.record({ amount: fc.integer({ min: 100, max: 90_000 }) }),
};

/** Actions, each as often as its weight says. */
const actions: readonly (readonly [weight: number, name: string])[] = [
  [4, 'upgrade'],
  [3, 'downgrade'],
  [4, 'fail-payment'],
  [3, 'pay'],
  [3, 'renew'],
  [3, 'subscribe'],
  [3, 'cancel'],
  [1, 'uncancel'],
  [2, 'pause'],
  [2, 'resume'],
  [2, 'refund'],
  [2, 'dispute'],
  [1, 'win-dispute'],
  [1, 'lose-dispute'],
  [1, 'bill'],
  [1, 'delete'],
];

const action = fc.oneof(
  ...actions.map(([weight, name]) => ({
    weight,
    arbitrary: fc.record({ action: fc.constant(name), options: options[name] ?? fc.constant({}) }),
  })),
);

const wait = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: hour }) },
  { weight: 3, arbitrary: fc.integer({ min: hour, max: 2 * day }) },
  { weight: 2, arbitrary: fc.integer({ min: 2 * day, max: 25 * day }) },
);

const step: fc.Arbitrary<Step> = fc
  .record({ wait, customer: fc.nat(2), what: action })
  .map(({ what, ...rest }) => ({ ...rest, ...what }));

/** Random histories of one to three customers. */
export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(1_000_000),
  beginnings: fc.array(beginning, { minLength: 1, maxLength: 3 }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});
