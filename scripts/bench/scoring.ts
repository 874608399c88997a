import fc from 'fast-check';
import { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { apexSetUp, runApex } from '../mrr-reference/apexMrr.ts';
import { zero, type Exact } from '../mrr-reference/decimal.ts';
import { asOf, customer } from '../mrr-reference/drawing.ts';
import type { Customer, MrrPolicy } from '../mrr-reference/facts.ts';
import { mrrOf } from '../mrr-reference/mrr.ts';
import { percentile, type Bench } from './measure.ts';

const bench = 'scoring';

/** Different customers; more subscriptions are the same ones again. */
const different = 2000;

/** Rounds that are not counted, since code gets fast by running, and rounds of which the median is told. */
const warmUps = 2;
const counted = 5;

const policy: MrrPolicy = {
  discounts: 'RECURRING_ACTIVE',
  usage: 'SEPARATE',
  intervalFactors: 'EXACT',
  pauses: 'EXCLUDE_UNCOLLECTED',
  cancellations: 'AT_END',
};

/** What all subscriptions came to, and the milliseconds that scoring them took. */
interface Outcome {
  readonly total: string;
  readonly time: number;
}

const typical = (times: readonly number[]): number => percentile(times.slice(warmUps), 0.5);

/** The facts are read before the first round; each round tells when it begins and what it found. */
const roundsInApex = (passes: number): string => `
  for (Integer round = 0; round < ${warmUps + counted}; round++) {
    Decimal total = 0;
    System.debug('begin');
    for (Integer pass = 0; pass < ${passes}; pass++) {
      for (CustomerFacts customer : customers) {
        for (SubscriptionFacts subscription : customer.subscriptions) {
          total += calculator.ofSubscription(subscription, customer).amount;
        }
      }
    }
    System.debug('total ' + total.toPlainString());
  }`;

function scoredInApex(customers: readonly Customer[], passes: number): Outcome {
  const sendCallout = (): { ok: false; failure: string } => ({ ok: false, failure: 'Scoring asks Stripe nothing.' });
  const org = new InProcessOrg({ now: asOf.getTime(), sendCallout });
  const times: number[] = [];
  let begun = 0;
  let total = '';
  runApex(org, `${apexSetUp(customers, policy, asOf)} ${roundsInApex(passes)}`, (line) => {
    if (line.endsWith('begin')) begun = performance.now();
    const found = /total ([\d.]+)$/.exec(line);
    if (!found) return;
    times.push(performance.now() - begun);
    total = found[1];
  });
  org.close();
  return { total, time: typical(times) };
}

function scoredInTypeScript(customers: readonly Customer[], passes: number): Outcome {
  const times: number[] = [];
  let total = zero;
  for (let round = 0; round < warmUps + counted; round++) {
    const begun = performance.now();
    total = zero;
    for (let pass = 0; pass < passes; pass++) total = total.plus(totalOf(customers));
    times.push(performance.now() - begun);
  }
  return { total: total.toFixed(), time: typical(times) };
}

function totalOf(customers: readonly Customer[]): Exact {
  let total = zero;
  for (const one of customers) {
    for (const subscription of one.subscriptions) total = total.plus(mrrOf(subscription, one, { policy, asOf }).amount);
  }
  return total;
}

/** MRR of many subscriptions of all kinds in Apex, against the same rules and facts in plain TypeScript. */
export const scoringBench: Bench = {
  name: bench,
  async run(size) {
    const wanted = Math.round(10_000 * size);
    const passes = Math.ceil(wanted / different);
    const customers = fc.sample(customer, { numRuns: Math.round(wanted / passes), seed: 1 });
    const count = customers.length * passes;
    const apex = scoredInApex(customers, passes);
    const plain = scoredInTypeScript(customers, passes);
    if (Number(apex.total) !== Number(plain.total))
      throw new Error(`Apex found ${apex.total}, TypeScript ${plain.total}.`);
    return [
      { bench, what: `${count} subscriptions in Apex`, value: apex.time, unit: 'ms' },
      { bench, what: `${count} subscriptions in TypeScript`, value: plain.time, unit: 'ms' },
      { bench, what: 'a subscription in Apex', value: (apex.time / count) * 1000, unit: 'µs' },
      { bench, what: 'Apex takes', value: apex.time / plain.time, unit: 'times as long' },
    ];
  },
};
