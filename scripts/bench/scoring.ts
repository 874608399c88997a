import fc from 'fast-check';
import { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { apexSetUp, runApex } from '../mrr-reference/apexMrr.ts';
import { zero, type Exact } from '../mrr-reference/decimal.ts';
import { asOf, customer } from '../mrr-reference/drawing.ts';
import type { Customer, MrrPolicy } from '../mrr-reference/facts.ts';
import { mrrOf } from '../mrr-reference/mrr.ts';
import { percentile, processorTimeUsed, type Bench } from './measure.ts';

const bench = 'scoring';

/** Different customers; more subscriptions are the same ones again. */
const different = 2000;

/** How much slower compiled Apex may be than JavaScript that was written by hand. */
const mostTimesAsLong = 5;

/** Rounds of which the median is told. */
const counted = 5;

/** Subscriptions that are scored before a round counts: code gets fast by running. */
const warmUp = 20_000;

const policy: MrrPolicy = {
  discounts: 'RECURRING_ACTIVE',
  usage: 'SEPARATE',
  intervalFactors: 'EXACT',
  pauses: 'EXCLUDE_UNCOLLECTED',
  cancellations: 'AT_END',
};

/** How much one side has to do: the customers, so many times in each round. */
interface Work {
  readonly customers: readonly Customer[];
  readonly passes: number;
  readonly rounds: number;
}

/** What all subscriptions came to, and the milliseconds that scoring them took. */
interface Outcome {
  readonly total: string;
  readonly time: number;
}

const typical = (times: readonly number[]): number => percentile(times.slice(-counted), 0.5);

/** The facts are read before the first round; each round tells when it begins and what it found. */
const roundsInApex = ({ rounds, passes }: Work): string => `
  for (Integer round = 0; round < ${rounds}; round++) {
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

function scoredInApex(work: Work): Outcome {
  const sendCallout = (): { ok: false; failure: string } => ({ ok: false, failure: 'Scoring asks Stripe nothing.' });
  const org = new InProcessOrg({ now: asOf.getTime(), sendCallout });
  const times: number[] = [];
  let begun = 0;
  let total = '';
  runApex(org, `${apexSetUp(work.customers, policy, asOf)} ${roundsInApex(work)}`, (line) => {
    if (line.endsWith('begin')) begun = processorTimeUsed();
    const found = /total ([\d.]+)$/.exec(line);
    if (!found) return;
    times.push(processorTimeUsed() - begun);
    total = found[1];
  });
  org.close();
  return { total, time: typical(times) };
}

function scoredInTypeScript({ customers, passes, rounds }: Work): Outcome {
  const times: number[] = [];
  let total = zero;
  for (let round = 0; round < rounds; round++) {
    const begun = processorTimeUsed();
    total = zero;
    for (let pass = 0; pass < passes; pass++) total = total.plus(totalOf(customers));
    times.push(processorTimeUsed() - begun);
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
    const work = { customers, passes, rounds: Math.max(2, Math.ceil(warmUp / count)) + counted };
    const apex = scoredInApex(work);
    const plain = scoredInTypeScript(work);
    if (Number(apex.total) !== Number(plain.total))
      throw new Error(`Apex found ${apex.total}, TypeScript ${plain.total}.`);
    return [
      { bench, what: `${count} subscriptions in Apex`, value: apex.time, unit: 'ms of processor time' },
      { bench, what: `${count} subscriptions in TypeScript`, value: plain.time, unit: 'ms of processor time' },
      { bench, what: 'a subscription in Apex', value: (apex.time / count) * 1000, unit: 'µs' },
      { bench, what: 'Apex takes', value: apex.time / plain.time, unit: 'times as long', bound: mostTimesAsLong },
    ];
  },
};
