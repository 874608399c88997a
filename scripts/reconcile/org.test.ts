import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection } from '@jsforce/jsforce-node';
import { tally, type Drift } from './drift.ts';
import { OrgKeeper } from './orgKeeper.ts';
import { OrgMirror } from './orgMirror.ts';

interface Page {
  readonly records: readonly object[];
  readonly done: boolean;
  readonly totalSize: number;
  readonly nextRecordsUrl?: string;
}

interface Written {
  readonly object: string;
  readonly row: Record<string, unknown>;
}

/** A connection that answers queries from a list, in order, and keeps what it is asked. */
class FakeConnection {
  readonly instanceUrl = 'https://acme.example';
  readonly asked: string[] = [];
  readonly written: Written[] = [];
  readonly bodies: string[] = [];
  readonly #answers: Page[];

  constructor(...answers: Page[]) {
    this.#answers = answers;
  }

  get connection(): Connection {
    return this as unknown as Connection;
  }

  async query(soql: string): Promise<Page> {
    this.asked.push(soql);
    const page = this.#answers.shift();
    assert.ok(page, `An answer is prepared for ${soql}`);
    return page;
  }

  queryMore(url: string): Promise<Page> {
    return this.query(url);
  }

  async request({ body }: { body: string }): Promise<string> {
    this.bodies.push(body);
    return JSON.stringify({ events: ['reconcile:cus_1:1'] });
  }

  sobject(object: string) {
    const keep = async (row: Record<string, unknown>): Promise<{ success: boolean; id: string }> => {
      this.written.push({ object, row });
      return { success: true, id: 'a07' };
    };
    return { create: keep, update: keep };
  }
}

const page = (...records: object[]): Page => ({ records, done: true, totalSize: records.length });
const count = (totalSize: number): Page => ({ records: [], done: true, totalSize });
const owner = { Stripe_Customer__r: { Stripe_Id__c: 'cus_1' } };

describe('the mirror of an org', () => {
  it('tells customers with a match that is open from customers that lost their Account', async () => {
    const row = { Deleted__c: false, Account__c: null };
    const fake = new FakeConnection(
      page(
        { ...row, Stripe_Id__c: 'cus_1', Account__c: '001', Match_Status__c: 'Matched' },
        { ...row, Stripe_Id__c: 'cus_2', Match_Status__c: 'Review' },
        { ...row, Stripe_Id__c: 'cus_3', Match_Status__c: 'Created' },
      ),
    );
    const customers = await new OrgMirror(fake.connection, { isLive: false, account: undefined }).customers([
      'cus_1',
      'cus_2',
      'cus_3',
    ]);
    assert.deepEqual(
      customers.map(({ isLinked }) => isLinked),
      [true, true, false],
    );
  });

  it('reads what a subscription is made of from its stored items', async () => {
    const items = [
      { price: { priceId: 'price_b' }, quantity: 5.0 },
      { price: { priceId: 'price_a' }, quantity: null },
    ];
    const row = { ...owner, Stripe_Id__c: 'sub_1', Status__c: 'canceled' };
    const ended = { Ended_At__c: '2026-11-01T00:00:00.000+0000', Items__c: JSON.stringify(items) };
    const fake = new FakeConnection(page({ ...row, ...ended }, { ...row, Ended_At__c: null, Items__c: null }));
    const [first, second] = await new OrgMirror(fake.connection, { isLive: false, account: undefined }).subscriptions([
      'sub_1',
    ]);
    assert.deepEqual(first, {
      id: 'sub_1',
      customerId: 'cus_1',
      status: 'canceled',
      endedAt: 1_793_491_200,
      items: 'price_a, price_b × 5',
    });
    assert.deepEqual([second?.endedAt, second?.items], [undefined, 'nothing']);
  });

  it('follows the pages of a query, of its own mode only', async () => {
    const fake = new FakeConnection(
      { records: [{ Stripe_Id__c: 'cus_1' }], done: false, totalSize: 2, nextRecordsUrl: '/more' },
      page({ Stripe_Id__c: 'cus_2' }),
    );
    const ids: string[] = [];
    for await (const some of new OrgMirror(fake.connection, { isLive: true, account: undefined }).undeletedCustomers())
      ids.push(...some);
    assert.deepEqual(ids, ['cus_1', 'cus_2']);
    assert.match(String(fake.asked[0]), /Live_Mode__c = true/);
    assert.equal(fake.asked[1], '/more');
  });

  it('tells the customers of a connected account from the own ones', async () => {
    const [own, shop] = [undefined, 'acct_shop'].map((account) => ({ isLive: false, account }));
    for (const scope of [own, shop]) {
      const fake = new FakeConnection({ records: [], done: true, totalSize: 0 });
      for await (const page of new OrgMirror(fake.connection, scope ?? assert.fail()).undeletedCustomers())
        assert.equal(page.length, 0);
      const owner = scope === own ? 'NULL' : "'acct_shop'";
      assert.ok(fake.asked[0]?.includes(`Stripe_Account__c = ${owner}`), fake.asked[0]);
    }
  });

  it('lets nothing but ids into a query', async () => {
    const fake = new FakeConnection(page());
    await new OrgMirror(fake.connection, { isLive: false, account: undefined }).customers(["cus_1') OR (Name != '"]);
    assert.match(String(fake.asked[0]), /IN \('cus_1ORName'\)$/);
  });
});

describe('the keeper of an org', () => {
  it('asks for many customers in portions, and waits for each', async () => {
    const fake = new FakeConnection(count(1), count(0), count(0));
    await new OrgKeeper(fake.connection).lookAgain(Array.from({ length: 201 }, (_, at) => `cus_${at}`));
    const portions = fake.bodies.map((body) => (JSON.parse(body) as { customers: string[] }).customers.length);
    assert.deepEqual(portions, [200, 1]);
    assert.equal(fake.asked.length, 3, 'it asks again while an event is not yet worked on');
    assert.match(String(fake.asked[0]), /'reconcile:cus_1:1'/);
  });

  it('leaves a record of the run', async () => {
    const drift = (objectId: string): Drift => ({
      kind: 'INVOICE_PAID',
      customerId: 'cus_1',
      objectId,
      inStripe: '1',
      inSalesforce: '0',
    });
    const found = [drift('in_1'), drift('in_2')];
    const remaining = [drift('in_2')];
    const fake = new FakeConnection();
    const keeper = new OrgKeeper(fake.connection);
    const id = await keeper.beginRun();
    await keeper.endRun(id, { customers: 9, tallies: tally(found, remaining), found, remaining });
    const [begun, ended] = fake.written.map(({ row }) => row);
    assert.deepEqual([begun?.Kind__c, begun?.Status__c], ['Reconcile', 'Running']);
    assert.deepEqual([ended?.Processed__c, ended?.Drift_Found__c, ended?.Drift_Repaired__c], [9, 2, 1]);
    assert.match(String(ended?.Report__c), /"INVOICE_PAID":\{"found":2,"repaired":1/);
  });
});
