import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type RunningSimulator } from '../stripe-simulator/index.ts';
import { backfill } from './backfill.ts';
import type { BackfillTarget, RunState } from './orgTarget.ts';
import { barOf } from './progressBar.ts';
import { connectToStripe } from './stripeConnection.ts';

interface LoadedCustomer {
  customer: { id: string };
  subscriptions?: { items: { data: { price: { billing_scheme: string; tiers?: unknown[] } }[] } }[];
  invoices?: { id: string; payments?: unknown }[];
}

/** An org that keeps what it is given, and refuses what it is told to. */
class FakeTarget implements BackfillTarget {
  readonly loaded: LoadedCustomer[] = [];
  readonly accounts = new Set<string | null>();
  run: RunState | undefined;
  ended: string | undefined;
  refuses: (customer: LoadedCustomer) => boolean = () => false;
  stopsAfter = Infinity;

  async unfinishedRun(): Promise<RunState | undefined> {
    return this.run;
  }

  async beginRun(): Promise<RunState> {
    this.run = { id: 'run', cursor: undefined, processed: 0, failed: 0, message: '' };
    return this.run;
  }

  async saveRun(state: RunState): Promise<void> {
    this.run = state;
    if (this.loaded.length >= this.stopsAfter) throw new Error('The line is cut.');
  }

  async endRun({ failed, message }: RunState): Promise<void> {
    this.ended = failed === 0 ? 'Done' : message;
    this.run = undefined;
  }

  async load(body: string): Promise<void> {
    const { account, customers } = JSON.parse(body) as { account: string | null; customers: LoadedCustomer[] };
    this.accounts.add(account);
    if (customers.some(this.refuses)) throw new Error('Refused by a validation rule.');
    this.loaded.push(...customers);
  }
}

describe('the backfill', () => {
  let simulator: RunningSimulator;
  before(async () => {
    simulator = await startSimulator({ customers: 60, seed: 3, standsAt: 1_790_000_000 });
  });
  after(() => simulator.close());

  const run = (target: BackfillTarget | undefined, invoicesSince?: number) =>
    backfill({
      stripe: connectToStripe('rk_test_backfill', simulator.url),
      target,
      invoicesSince,
      onProgress: () => undefined,
    });

  it('hands over every customer once, with everything that belongs to it', async () => {
    const target = new FakeTarget();
    const result = await run(target);
    const { store } = simulator.account;
    assert.equal(result.customers, 60);
    assert.deepEqual(
      new Set(target.loaded.map(({ customer }) => customer.id)),
      new Set(store.all('customers').map(({ id }) => id)),
      'all customers of Stripe arrive',
    );
    const invoices = target.loaded.flatMap((one) => one.invoices ?? []);
    assert.equal(invoices.length, store.all('invoices').length, 'with all invoices, over all pages');
    const prices = target.loaded.flatMap((one) => one.subscriptions ?? []).flatMap((one) => one.items.data);
    const tiered = prices.filter(({ price }) => price.billing_scheme === 'tiered');
    assert.ok(tiered.length > 0 && tiered.every(({ price }) => price.tiers), 'tiered prices come with their tiers');
    assert.equal(target.ended, 'Done');
    assert.deepEqual(target.accounts, new Set([null]), 'they are customers of the own account');
  });

  it('goes on after the last customer that was loaded', async () => {
    const target = new FakeTarget();
    target.stopsAfter = 20;
    await assert.rejects(run(target), /The line is cut/);
    const before = target.loaded.length;
    assert.ok(before < 60, 'the first run did not get to the end');
    target.stopsAfter = Infinity;
    const result = await run(target);
    assert.equal(target.loaded.length, 60, 'nothing is loaded twice and nothing is left out');
    assert.equal(result.customers, 60, 'the count goes on, too');
  });

  it('leaves out only the customer that the org refuses', async () => {
    const target = new FakeTarget();
    const bad = simulator.account.store.all('customers')[7]?.id;
    target.refuses = ({ customer }) => customer.id === bad;
    const result = await run(target);
    assert.equal(target.loaded.length, 59);
    assert.deepEqual(result.failures, [{ customer: bad, reason: 'Refused by a validation rule.' }]);
    assert.match(target.ended ?? '', /Refused by a validation rule/, 'the run says what is missing');
  });

  it('does not forget what it could not load when it is stopped and goes on', async () => {
    const target = new FakeTarget();
    const first = simulator.account.store.all('customers').at(-1)?.id;
    target.refuses = ({ customer }) => customer.id === first;
    target.stopsAfter = 20;
    await assert.rejects(run(target), /The line is cut/);
    assert.equal(target.run?.failed, 1, 'one was refused before the stop');

    target.stopsAfter = Infinity;
    await run(target);
    assert.equal(target.loaded.length, 59);
    assert.equal(target.ended, `${first}: Refused by a validation rule.`, 'the run is not complete, and says so');
  });

  it('leaves older invoices out when it is told to', async () => {
    const target = new FakeTarget();
    const since = 1_790_000_000 - 90 * 86_400;
    const result = await run(target, since);
    const young = simulator.account.store.all('invoices').filter(({ created }) => created >= since);
    assert.equal(result.invoices, young.length);
  });

  it('shows how far it is', () => {
    const bar = barOf({ customers: 50, total: 200, invoices: 400, failures: [] });
    assert.equal(bar, `[${'#'.repeat(8)}${' '.repeat(22)}] 50 of 200 customers, 400 invoices`);
  });
});
