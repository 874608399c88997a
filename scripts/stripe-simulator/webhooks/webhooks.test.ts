import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { newPayingCustomer, startReceiver, startTestStripe, TEST_NOW } from '../testing.ts';
import { signatureHeader } from './signature.ts';

const SECRET = 'whsec_test_secret';

describe('webhooks', () => {
  it('signs as the SDK does', () => {
    const body = '{"id":"evt_test_1","object":"event","name":"Zoë"}';
    const expected = 'e7518f538c44e029dc346638d9b3fb309a5f2f93516d7dfda8bd0bfdb329d2e2';
    assert.equal(signatureHeader(body, SECRET, 1_700_000_000), `t=1700000000,v1=${expected}`);
  });

  it('delivers bodies that the SDK accepts', async () => {
    const receiver = await startReceiver();
    const test = await startTestStripe({ webhookUrl: receiver.url, webhookSecret: SECRET });
    await newPayingCustomer(test.stripe);
    await test.control('settle', {});
    const created = receiver.received.find(({ body }) => body.includes('customer.created'));
    assert.ok(created, 'customer.created was delivered');
    const signature = String(created.headers['stripe-signature']);
    const event = test.stripe.webhooks.constructEvent(created.body, signature, SECRET, 300, undefined, TEST_NOW * 1000);
    assert.equal(event.type, 'customer.created');
    await test.simulator.close();
    await receiver.close();
  });

  it('sends again until the endpoint takes the event', async () => {
    const receiver = await startReceiver((count) => (count < 2 ? 500 : 200));
    const test = await startTestStripe({ webhookUrl: receiver.url, webhookSecret: SECRET });
    await test.stripe.products.create({ name: 'Team' });
    await test.control('settle', {});
    const [pending] = (await test.stripe.events.list({ delivery_success: false })).data;
    assert.equal(pending?.pending_webhooks, 1, 'not delivered yet');
    for (const wait of ['PT10S', 'PT1M']) {
      await test.control('clock', { advance: wait });
      await test.control('settle', {});
    }
    assert.equal(receiver.received.length, 3, 'two failures and a success');
    assert.equal((await test.stripe.events.list({ delivery_success: false })).data.length, 0);
    await test.simulator.close();
    await receiver.close();
  });

  it('sends some events twice and some never, when it is told to', async () => {
    const receiver = await startReceiver();
    const test = await startTestStripe({ webhookUrl: receiver.url, webhookSecret: SECRET });
    await test.control('deliveries', { duplicate: 1 });
    await test.stripe.products.create({ name: 'Twice' });
    await test.control('settle', {});
    assert.equal(receiver.received.length, 2, 'the same event two times');
    assert.equal(receiver.received[0]?.body, receiver.received[1]?.body);
    await test.control('deliveries', { duplicate: 0, drop: 1 });
    await test.stripe.products.create({ name: 'Never' });
    await test.control('settle', {});
    assert.equal(receiver.received.length, 2, 'the dropped event never comes');
    await test.simulator.close();
    await receiver.close();
  });

  it('delivers after a restart what was not delivered before', async () => {
    const data = join(tmpdir(), `stripe-simulator-${process.pid}.db`);
    const receiver = await startReceiver();
    const first = await startTestStripe({ data, webhookUrl: receiver.url, webhookSecret: SECRET });
    await first.control('deliveries', { paused: true });
    const { id } = await newPayingCustomer(first.stripe);
    await first.simulator.close();
    const second = await startTestStripe({ data });
    await second.control('settle', {});
    assert.ok(
      receiver.received.some(({ body }) => body.includes(id)),
      'the event of before the restart was delivered',
    );
    assert.equal((await second.stripe.customers.retrieve(id)).id, id, 'the customer is still there');
    await second.simulator.close();
    await receiver.close();
    for (const ending of ['', '-wal', '-shm']) await rm(`${data}${ending}`, { force: true });
  });

  it('keeps the customers and events of connected accounts apart', async () => {
    const receiver = await startReceiver();
    const test = await startTestStripe({ webhookUrl: receiver.url, webhookSecret: SECRET });
    await test.control('connected-accounts', { id: 'acct_shop', secret: 'whsec_shop' });
    const shop = { stripeAccount: 'acct_shop' };
    const { id } = await test.stripe.customers.create({ name: 'Shopper' }, shop);
    assert.equal((await test.stripe.customers.retrieve(id, {}, shop)).id, id, 'asked for by its account');
    await assert.rejects(test.stripe.customers.retrieve(id), { code: 'resource_missing' }, 'not of the platform');
    await assert.rejects(test.stripe.customers.retrieve(id, {}, { stripeAccount: 'acct_x' }), {
      code: 'account_invalid',
    });
    await fetch(`${test.simulator.url}/simulator/settle`, {
      method: 'POST',
      headers: { 'stripe-account': 'acct_shop' },
    });
    const [created] = receiver.received;
    assert.ok(created, 'customer.created was delivered');
    const signature = String(created.headers['stripe-signature']);
    const at = TEST_NOW * 1000;
    const event = test.stripe.webhooks.constructEvent(created.body, signature, 'whsec_shop', 300, undefined, at);
    assert.equal(event.account, 'acct_shop', 'the event says whose it is, under the secret of connected accounts');
    await test.simulator.close();
    await receiver.close();
  });
});
