import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { mrrInApex, type ApexMrr } from '../mrr-reference/apexMrr.ts';
import { sumOf, zero, type Exact } from '../mrr-reference/decimal.ts';
import { asOf, customer, policy } from '../mrr-reference/drawing.ts';
import type { Mrr, Step } from '../mrr-reference/facts.ts';
import { mrrOf } from '../mrr-reference/mrr.ts';

const quick = 200;
const numRuns = Number(process.env.SUBSCRIPTIONS ?? quick);
const { CASE: path, SEED } = process.env;
const seed = SEED === undefined ? undefined : Number(SEED);

const org = new InProcessOrg({
  now: asOf.getTime(),
  sendCallout: () => ({ ok: false, failure: 'Nothing is asked of Stripe here.' }),
});
after(() => org.close());

type Contribution = Pick<Step, 'rule' | 'amount'>;

/** Decimals of a step that are sure in Apex, whose quotients have 20. */
const sureDecimals = 12;

/** What each rule contributed; steps that take nothing off are explained by one side and passed over by the other. */
function byRule(steps: readonly Contribution[]): Record<string, string> {
  const totals = new Map<string, Exact>();
  for (const { rule, amount } of steps) totals.set(rule, amount.plus(totals.get(rule) ?? zero));
  const rounded = [...totals].map(([rule, total]) => [rule, total.toDecimalPlaces(sureDecimals)] as const);
  return Object.fromEntries(rounded.filter(([, total]) => !total.isZero()).map(([rule, total]) => [rule, `${total}`]));
}

function picture({ steps, ...amounts }: Omit<Mrr, 'steps'> & { readonly steps: readonly Contribution[] }): unknown {
  const texts = Object.entries(amounts).map(([name, amount]) => [name, amount.toFixed()]);
  return { ...Object.fromEntries(texts), steps: byRule(steps) };
}

function pictureOfApex({ lines, ...found }: ApexMrr): unknown {
  const { amount, usageAmount, trialAmount, contractedAmount, scheduledChurnAmount } = found;
  return picture({ amount, usageAmount, trialAmount, contractedAmount, scheduledChurnAmount, steps: lines });
}

test(`Apex finds the MRR that the rules give, under every policy (${numRuns} subscriptions)`, () => {
  const property = fc.property(customer, policy, (drawn, chosen) => {
    const [found] = mrrInApex(org, [drawn], chosen, asOf);
    const wanted = mrrOf(drawn.subscriptions[0], drawn, { policy: chosen, asOf });
    assert.deepEqual(pictureOfApex(found), picture(wanted));
    assert.ok(
      sumOf(found.lines, ({ amount }) => amount).eq(found.amount),
      'the lines of the explanation add up to the MRR',
    );
  });
  fc.assert(property, { numRuns, seed, path });
});
