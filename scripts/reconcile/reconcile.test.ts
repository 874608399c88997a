import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startTestStripe, TEST_NOW, type TestStripe } from '../stripe-simulator/testing.ts';
import type { Mirror, MirrorKeeper, RunOutcome } from './mirror.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';
import type { CustomerState, InvoiceState, SubscriptionState, WholeCustomer } from './states.ts';
import { StripeBooks } from './stripeBooks.ts';

/** An org in memory that copies what Stripe says when it is asked to look. */
class FakeOrg implements Mirror, MirrorKeeper {
  readonly rows = new Map<string, WholeCustomer>();
  readonly asked: string[] = [];
  readonly waiting = new Set<string>();
  ended: RunOutcome | undefined;
  failed: string | undefined;
  isDeaf = false;
  readonly #books: StripeBooks;

  constructor(books: StripeBooks) {
    this.#books = books;
  }

  async lookAgain(ids: readonly string[]): Promise<void> {
    this.asked.push(...ids);
    if (this.isDeaf) return;
    for (const id of ids) {
      const whole = await this.#books.whole(id);
      if (whole) this.rows.set(id, whole);
    }
  }

  /** Puts a changed copy in the place of a customer's rows. */
  change(id: string, changes: Partial<WholeCustomer>): void {
    this.rows.set(id, { ...this.row(id), ...changes });
  }

  row(id: string): WholeCustomer {
    const row = this.rows.get(id);
    assert.ok(row, `The mirror has ${id}`);
    return row;
  }

  async customers(ids: readonly string[]): Promise<CustomerState[]> {
    return this.#all(({ customer }) => [customer], ids);
  }

  async subscriptions(ids: readonly string[]): Promise<SubscriptionState[]> {
    return this.#all(({ subscriptions }) => subscriptions, ids);
  }

  async invoices(ids: readonly string[]): Promise<InvoiceState[]> {
    return this.#all(({ invoices }) => invoices, ids);
  }

  async *undeletedCustomers(): AsyncGenerator<string[]> {
    for (const { customer } of this.rows.values()) if (!customer.isDeleted) yield [customer.id];
  }

  async *drafts(): AsyncGenerator<InvoiceState[]> {
    for (const { invoices } of this.rows.values()) yield invoices.filter(({ status }) => status === 'draft');
  }

  async whole(ids: readonly string[]): Promise<Map<string, WholeCustomer>> {
    return new Map([...this.rows].filter(([id]) => ids.includes(id)));
  }

  async underWay(): Promise<Set<string>> {
    return this.waiting;
  }

  async openMatches(): Promise<number> {
    return 0;
  }

  async beginRun(): Promise<string> {
    return 'run';
  }

  async endRun(_runId: string, outcome: RunOutcome): Promise<void> {
    this.ended = outcome;
  }

  async failRun(_runId: string, message: string): Promise<void> {
    this.failed = message;
  }

  #all<T extends { id: string }>(part: (row: WholeCustomer) => readonly T[], ids: readonly string[]): T[] {
    return [...this.rows.values()].flatMap(part).filter(({ id }) => ids.includes(id));
  }
}

describe('the reconcile', () => {
  let world: TestStripe;
  let books: StripeBooks;
  let org: FakeOrg;
  let ids: string[];

  before(async () => {
    world = await startTestStripe({ customers: 30, seed: 5 });
    books = new StripeBooks(world.stripe);
  });
  after(() => world.simulator.close());
  beforeEach(async () => {
    ids = world.simulator.account.store.all('customers').map(({ id }) => id);
    org = new FakeOrg(books);
    await org.lookAgain(ids);
    org.asked.length = 0;
  });

  const run = (options: { repair?: boolean; lagMinutes?: number } = {}): Promise<Reconciliation> =>
    reconcile({
      books,
      mirror: org,
      keeper: org,
      repair: options.repair ?? false,
      lagMinutes: options.lagMinutes ?? 0,
      now: () => new Date(TEST_NOW * 1000),
      onProgress: () => undefined,
    });

  const kinds = ({ tallies }: Reconciliation): [string, number, number][] =>
    [...tallies].map(([kind, { found, repaired }]) => [kind, found, repaired]);

  const idAt = (index: number): string => {
    const id = ids[index];
    assert.ok(id, `The world has a customer number ${index}`);
    return id;
  };

  const withSubscription = (): string => {
    const id = ids.find((one) => org.row(one).subscriptions.length > 0);
    assert.ok(id, 'somebody in the world has a subscription');
    return id;
  };

  it('finds nothing in a mirror that is right, and says how much it compared', async () => {
    const result = await run();
    const { store } = world.simulator.account;
    assert.deepEqual(kinds(result), []);
    assert.deepEqual(result.compared, {
      customers: 30,
      subscriptions: store.all('subscriptions').length,
      invoices: store.all('invoices').length,
    });
    assert.equal(org.ended?.found.length, 0, 'the run is kept in the org');
  });

  it('finds each kind of difference and leaves it without --repair', async () => {
    const id = withSubscription();
    const { subscriptions, invoices } = org.row(id);
    org.change(id, {
      subscriptions: subscriptions.map((one) => ({ ...one, status: 'nonsense', endedAt: 1, items: '' })),
      invoices: invoices.map((one) => ({ ...one, status: 'nonsense', paid: one.paid + 1 })),
    });
    org.rows.delete(idAt(ids.indexOf(id) + 1));
    const result = await run();
    assert.deepEqual(kinds(result), [
      ['CUSTOMER_MISSING', 1, 0],
      ['SUBSCRIPTION_STATUS', subscriptions.length, 0],
      ['SUBSCRIPTION_ENDED', subscriptions.length, 0],
      ['SUBSCRIPTION_ITEMS', subscriptions.length, 0],
      ['INVOICE_STATUS', invoices.length, 0],
      ['INVOICE_PAID', invoices.length, 0],
    ]);
    assert.deepEqual(org.asked, [], 'nothing is repaired unasked');
    assert.ok(result.remaining.length > 0, 'the drift is still there');
  });

  it('repairs exactly the customers that differ, and compares again', async () => {
    const id = withSubscription();
    org.change(id, { subscriptions: [], invoices: [] });
    const result = await run({ repair: true });
    assert.deepEqual(org.asked, [id]);
    assert.deepEqual(result.remaining, []);
    assert.ok([...result.tallies.values()].every(({ found, repaired }) => found === repaired && found > 0));
  });

  it('says what a repair did not mend', async () => {
    org.rows.delete(idAt(3));
    org.isDeaf = true;
    const result = await run({ repair: true });
    assert.deepEqual(kinds(result), [['CUSTOMER_MISSING', 1, 0]]);
    assert.equal(result.remaining[0]?.customerId, idAt(3));
  });

  it('finds what only the mirror has: a customer of another account, a draft that was deleted', async () => {
    org.rows.set('cus_stranger', {
      customer: { id: 'cus_stranger', isDeleted: false, isLinked: true },
      subscriptions: [],
      invoices: [],
    });
    const draft = { id: 'in_draft', customerId: idAt(0), status: 'draft', paid: 0 };
    org.change(idAt(0), { invoices: [...org.row(idAt(0)).invoices, draft] });
    assert.deepEqual(kinds(await run()), [
      ['CUSTOMER_DELETED', 1, 0],
      ['INVOICE_GONE', 1, 0],
    ]);
  });

  it('finds a customer that lost its Account', async () => {
    org.change(idAt(2), { customer: { id: idAt(2), isDeleted: false, isLinked: false } });
    assert.deepEqual(kinds(await run()), [['ACCOUNT_NOT_LINKED', 1, 0]]);
  });

  it('tells what is on its way from drift', async () => {
    org.rows.delete(idAt(4));
    org.waiting.add(idAt(4));
    const result = await run({ repair: true });
    assert.deepEqual(kinds(result), [['TIMING_LAG', 1, 0]]);
    assert.deepEqual([result.remaining, org.asked], [[], []], 'it is neither counted nor repaired');
  });

  it('takes a change of the last minutes for lag, as long as it is told to', async () => {
    await world.control(`customers/${withSubscription()}/bill`, { amount: 4200 });
    assert.deepEqual(kinds(await run({ lagMinutes: 5 })), [['TIMING_LAG', 1, 0]]);
    assert.deepEqual(kinds(await run({ lagMinutes: 0 })), [['INVOICE_MISSING', 1, 0]]);
  });

  it('finds a customer that Stripe deleted', async () => {
    await world.control(`customers/${idAt(9)}/delete`, {});
    assert.deepEqual(kinds(await run()), [['CUSTOMER_DELETED', 1, 0]]);
  });

  it('writes down that it failed', async () => {
    await world.control('faults', { status: 400, times: 1, path: '/v1/invoices' });
    await assert.rejects(run());
    assert.ok(org.failed, 'the run is not left as running');
  });
});
