import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type Stripe from 'stripe';
import { newMonthlyPrice, newPayingCustomer, startTestStripe, type TestStripe } from '../testing.ts';

describe('the API, asked by the SDK of Stripe', () => {
  let test: TestStripe;
  before(async () => {
    test = await startTestStripe();
  });
  after(() => test.simulator.close());

  it('pages through a list, newest first, without losing or repeating anything', async () => {
    const made: string[] = [];
    for (let count = 0; count < 7; count++) made.push((await test.stripe.products.create({ name: `P${count}` })).id);
    const listed: string[] = [];
    for await (const product of test.stripe.products.list({ limit: 3 })) listed.push(product.id);
    assert.deepEqual(listed, made.toReversed(), 'auto-paging gives every object once, newest first');
    const earlier = await test.stripe.products.list({ limit: 2, ending_before: made[0] ?? '' });
    assert.deepEqual(
      earlier.data.map(({ id }) => id),
      [made[2], made[1]],
      'ending_before gives the page just before the cursor',
    );
  });

  it('expands references, lists and left-out fields, and leaves ids elsewhere', async () => {
    const customer = await newPayingCustomer(test.stripe);
    const price = await newMonthlyPrice(test.stripe, 4_900);
    const coupon = await test.stripe.coupons.create({ percent_off: 20, duration: 'forever' });
    const { id } = await test.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      discounts: [{ coupon: coupon.id }],
    });
    const plain = await test.stripe.subscriptions.retrieve(id);
    assert.equal(plain.customer, customer.id, 'a customer is an id');
    assert.equal(typeof plain.discounts[0], 'string', 'a discount is an id');
    const rich = await test.stripe.subscriptions.retrieve(id, {
      expand: ['customer', 'discounts.source.coupon', 'latest_invoice.payments', 'items.data.price.tiers'],
    });
    assert.equal((rich.customer as Stripe.Customer).name, 'Zoë & Söhne');
    const [discount] = rich.discounts as Stripe.Discount[];
    assert.equal((discount?.source.coupon as Stripe.Coupon).percent_off, 20);
    assert.equal((rich.latest_invoice as Stripe.Invoice).payments?.data.length, 1);
    assert.equal((rich.latest_invoice as Stripe.Invoice).total, 3_920, '20 % off 49.00');
  });

  it('answers for a deleted customer with its id alone, whatever is to be expanded', async () => {
    const { id } = await newPayingCustomer(test.stripe);
    await test.stripe.customers.del(id);
    const deleted = await test.stripe.customers.retrieve(id, {
      expand: ['discount.source.coupon', 'invoice_settings.default_payment_method'],
    });
    assert.partialDeepStrictEqual(deleted, { id, object: 'customer', deleted: true });
  });

  it('refuses to expand more than four levels, counting data', async () => {
    await assert.rejects(
      test.stripe.subscriptions.list({ expand: ['data.items.data.price.tiers'] }),
      /cannot expand more than 4 levels/,
    );
  });

  it('names what it does not know', async () => {
    await assert.rejects(test.stripe.customers.retrieve('cus_none'), {
      statusCode: 404,
      code: 'resource_missing',
      message: "No such customer: 'cus_none'",
    });
    await assert.rejects(test.stripe.customers.create({ nmae: 'x' } as Stripe.CustomerCreateParams), {
      statusCode: 400,
      code: 'parameter_unknown',
      param: 'nmae',
    });
    await assert.rejects(test.stripe.quotes.list(), { statusCode: 404 });
  });

  it('shows a deleted customer as deleted, and no longer lists it', async () => {
    const { id } = await newPayingCustomer(test.stripe, 'Gone');
    await test.stripe.customers.del(id);
    assert.deepEqual({ ...(await test.stripe.customers.retrieve(id)) }, { id, object: 'customer', deleted: true });
    const listed = await test.stripe.customers.list({ limit: 100 });
    assert.ok(!listed.data.some((customer) => customer.id === id), 'a deleted customer is not listed');
  });

  it('answers the same Idempotency-Key once', async () => {
    const options = { idempotencyKey: 'key-1' };
    const first = await test.stripe.customers.create({ name: 'Once' }, options);
    const again = await test.stripe.customers.create({ name: 'Once' }, options);
    assert.equal(again.id, first.id, 'the second request makes nothing new');
    await assert.rejects(test.stripe.customers.create({ name: 'Other' }, options), { type: 'StripeIdempotencyError' });
  });

  it('wants a key of test mode', async () => {
    const response = await fetch(`${test.simulator.url}/v1/customers`);
    assert.equal(response.status, 401, 'no key');
    const live = await fetch(`${test.simulator.url}/v1/customers`, { headers: { authorization: 'Bearer sk_live_x' } });
    assert.equal(live.status, 401, 'a key of live mode');
  });

  it('fails when it is told to', async () => {
    await test.control('faults', { status: 429, times: 1 });
    await assert.rejects(test.stripe.customers.list(), { type: 'StripeRateLimitError' });
    await test.stripe.customers.list();
  });

  it('tells of the last thirty days by type', async () => {
    const events = await test.stripe.events.list({ types: ['customer.created'], limit: 100 });
    assert.ok(events.data.length > 0, 'customers were created');
    assert.ok(
      events.data.every(({ type }) => type === 'customer.created'),
      'only what was asked for',
    );
  });
});
