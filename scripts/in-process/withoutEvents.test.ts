import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BenchWorld } from '../bench/world.ts';
import { createSubscription } from '../stripe-simulator/billing/subscriptions.ts';
import type { Row } from './inProcessOrg.ts';
import { signed } from './inProcessStripe.ts';

/** An org that knows one customer, for $49 a month, and a Stripe that no longer tells of what happens. */
async function silentWorld(): Promise<{ world: BenchWorld; customer: string }> {
  const world = new BenchWorld();
  const customer = world.addCustomer(1);
  for (const body of world.bodies) await world.org.deliver(body, signed(body, world.org.now));
  world.org.drain();
  world.stripe.account.recordsEventsFrom = Infinity;
  return { world, customer };
}

/** Two seats for $15 a month, paid at once. */
function subscribe(world: BenchWorld, customer: string): void {
  const items = [{ price: world.stripe.catalog.team.usd.month, quantity: 2 }];
  createSubscription(world.stripe.account, { customer, items });
}

/** The time goes on, ten minutes at a time, and what falls due runs. */
function passUntil(world: BenchWorld, time: string): void {
  while (world.org.now < Date.parse(time)) {
    world.org.now += 600_000;
    world.stripe.moveTo(world.org.now / 1000);
    world.org.drain();
  }
}

async function figures(world: BenchWorld): Promise<unknown[]> {
  const rows = await world.org.query('SELECT MRR__c, LTV__c FROM Account');
  return rows.flatMap((row) => [row.MRR__c, row.LTV__c]);
}

async function reconciles(world: BenchWorld): Promise<Row[]> {
  const fields = 'Status__c, Processed__c, Drift_Found__c, Drift_Repaired__c, Message__c';
  return world.org.query(`SELECT ${fields} FROM Sync_Run__c WHERE Kind__c = 'Reconcile' ORDER BY Started_At__c`);
}

test('what Stripe did without an event is on the Account the same evening, and later evenings are quiet', async () => {
  const { world, customer } = await silentWorld();
  subscribe(world, customer);
  passUntil(world, '2026-09-21T20:00:00Z');
  assert.deepEqual(await figures(world), [49, 49], 'nobody has told the org');

  passUntil(world, '2026-09-22T21:00:00Z');

  assert.deepEqual(await figures(world), [79, 79], '$49 and two seats for $15, each paid once');
  const [first, second, ...others] = await reconciles(world);
  assert.deepEqual([first?.Drift_Found__c, first?.Drift_Repaired__c], [2, 2], 'a subscription and its invoice');
  const read = 'two subscriptions, two invoices and two charges';
  assert.deepEqual([second?.Status__c, second?.Processed__c, second?.Drift_Found__c], ['Done', 6, 0], read);
  assert.equal(others.length, 0, 'one run an evening');
  assert.deepEqual(world.problems, []);
  world.org.close();
});

test('a Stripe that answers with errors harms nothing, and the next evening makes up for it', async () => {
  const { world, customer } = await silentWorld();
  subscribe(world, customer);
  const answer = world.stripe.answer.bind(world.stripe);
  const body = Buffer.from('<html>Bad gateway</html>');
  world.stripe.answer = () => ({ ok: true, statusCode: 502, status: 'Bad Gateway', headers: [], body });
  passUntil(world, '2026-09-21T23:00:00Z');

  assert.deepEqual(await figures(world), [49, 49], 'the Account is as it was');
  const [failed, ...others] = await reconciles(world);
  assert.equal(failed?.Status__c, 'Failed');
  assert.match(String(failed?.Message__c), /^StripeException: Stripe answered 502 to GET \/v1\/subscriptions/);
  assert.equal(others.length, 0, 'it is not begun again and again');

  world.stripe.answer = answer;
  passUntil(world, '2026-09-22T21:00:00Z');
  assert.deepEqual(await figures(world), [79, 79]);
  world.org.close();
});
