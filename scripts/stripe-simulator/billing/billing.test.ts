import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type Stripe from 'stripe';
import { newMonthlyPrice, newPayingCustomer, startTestStripe, type TestStripe } from '../testing.ts';

describe('billing over time', () => {
  let test: TestStripe;
  before(async () => {
    test = await startTestStripe();
  });
  after(() => test.simulator.close());

  const advance = (duration: string) => test.control('clock', { advance: duration });
  const subscribe = async (amount: number, extra: Partial<Stripe.SubscriptionCreateParams> = {}) => {
    const customer = await newPayingCustomer(test.stripe);
    const price = await newMonthlyPrice(test.stripe, amount);
    const params = { customer: customer.id, items: [{ price: price.id, quantity: 2 }], ...extra };
    return test.stripe.subscriptions.create(params);
  };
  const invoicesOf = async ({ customer }: Stripe.Subscription) =>
    (await test.stripe.invoices.list({ customer: String(customer), limit: 100 })).data;
  const typesFor = async (subscription: Stripe.Subscription) => {
    const events = await test.stripe.events.list({ limit: 100 });
    return events.data
      .filter(({ data }) => (data.object as { customer?: string }).customer === subscription.customer)
      .map(({ type }) => type);
  };

  it('bills the first period at once and each further one when it begins', async () => {
    const subscription = await subscribe(1_500);
    assert.equal(subscription.status, 'active', 'the card was charged');
    await advance('P62D');
    const invoices = await invoicesOf(subscription);
    assert.deepEqual(
      invoices.map(({ billing_reason, status, amount_paid }) => [billing_reason, status, amount_paid]),
      [
        ['subscription_cycle', 'paid', 3_000],
        ['subscription_cycle', 'paid', 3_000],
        ['subscription_create', 'paid', 3_000],
      ],
    );
  });

  it('tells of a renewal as Stripe does', async () => {
    const subscription = await subscribe(1_500);
    await advance('P31D');
    const types = new Set<string>(await typesFor(subscription));
    for (const type of [
      'invoice.created',
      'customer.subscription.updated',
      'invoice.finalized',
      'charge.succeeded',
      'payment_intent.succeeded',
      'invoice.paid',
      'invoice.payment_succeeded',
    ]) {
      assert.ok(types.has(type), `${type} belongs to a renewal`);
    }
  });

  it('starts a trial without money and announces its end', async () => {
    const subscription = await subscribe(4_900, { trial_period_days: 14 });
    assert.equal(subscription.status, 'trialing');
    assert.equal((await invoicesOf(subscription))[0]?.total, 0, 'the trial is billed with nothing');
    await advance('P12D');
    assert.ok((await typesFor(subscription)).includes('customer.subscription.trial_will_end'), 'three days before');
    await advance('P3D');
    assert.equal((await test.stripe.subscriptions.retrieve(subscription.id)).status, 'active');
    assert.equal((await invoicesOf(subscription))[0]?.amount_paid, 9_800, 'the first real period is paid');
  });

  it('credits and charges the rest of the period when the quantity grows', async () => {
    const subscription = await subscribe(3_000);
    await advance('P15D');
    const item = subscription.items.data[0]?.id ?? '';
    await test.stripe.subscriptions.update(subscription.id, {
      items: [{ id: item, quantity: 4 }],
      proration_behavior: 'always_invoice',
    });
    const [invoice] = await invoicesOf(subscription);
    const { current_period_start: start = 0, current_period_end: end = 1 } = subscription.items.data[0] ?? {};
    const left = (end - test.simulator.account.now()) / (end - start);
    const amounts = invoice?.lines.data.map(({ amount }) => amount);
    const expected = [-Math.round(6_000 * left), Math.round(12_000 * left)];
    assert.deepEqual(amounts, expected, 'the rest of 2 × 30.00 back, the rest of 4 × 30.00 charged');
    assert.equal(invoice?.amount_paid, (expected[0] ?? 0) + (expected[1] ?? 0));
  });

  it('tries a failed payment again and cancels after the last attempt', async () => {
    const subscription = await subscribe(4_900);
    await test.control(`customers/${String(subscription.customer)}/fail-payment`, { decline_code: 'expired_card' });
    const behind = await test.stripe.subscriptions.retrieve(subscription.id);
    assert.equal(behind.status, 'past_due', 'a renewal was declined');
    const [open] = await invoicesOf(subscription);
    assert.equal(open?.attempt_count, 1);
    assert.equal(open?.next_payment_attempt, test.simulator.account.now() + 3 * 86_400, 'again after three days');
    await advance('P16D');
    const ended = await test.stripe.subscriptions.retrieve(subscription.id);
    assert.equal(ended.status, 'canceled');
    assert.equal(ended.cancellation_details?.reason, 'payment_failed');
    const [given] = await invoicesOf(subscription);
    assert.equal(given?.attempt_count, 4, 'four attempts in all');
    assert.equal(given?.next_payment_attempt, null, 'nobody asks any more');
  });

  it('is active again once the open invoice is paid', async () => {
    const subscription = await subscribe(4_900);
    await test.control(`customers/${String(subscription.customer)}/fail-payment`, {});
    await test.control(`customers/${String(subscription.customer)}/pay`, {});
    assert.equal((await test.stripe.subscriptions.retrieve(subscription.id)).status, 'active');
  });

  it('keeps a subscription that is canceled at the period end until then', async () => {
    const subscription = await subscribe(4_900);
    const asked = await test.stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
      cancellation_details: { feedback: 'too_expensive', comment: 'Budget' },
    });
    assert.equal(asked.status, 'active');
    assert.equal(asked.cancel_at, asked.items.data[0]?.current_period_end);
    await advance('P31D');
    const ended = await test.stripe.subscriptions.retrieve(subscription.id);
    assert.equal(ended.status, 'canceled');
    assert.equal(ended.cancellation_details?.feedback, 'too_expensive');
    assert.equal((await invoicesOf(subscription)).length, 1, 'no further period is billed');
  });

  it('takes a coupon that works once off one invoice only', async () => {
    const coupon = await test.stripe.coupons.create({ percent_off: 50, duration: 'once' });
    const subscription = await subscribe(1_000, { discounts: [{ coupon: coupon.id }] });
    await advance('P31D');
    const totals = (await invoicesOf(subscription)).map(({ total }) => total);
    assert.deepEqual(totals, [2_000, 1_000]);
  });

  it('refunds a charge, and takes the refund back when the bank does', async () => {
    const subscription = await subscribe(1_000);
    const customer = String(subscription.customer);
    await test.control(`customers/${customer}/refund`, { amount: 700, outcome: 'fails_later' });
    const refunded = (await test.stripe.charges.list({ customer })).data[0];
    assert.equal(refunded?.amount_refunded, 700);
    await advance('P3D');
    const charge = (await test.stripe.charges.list({ customer })).data[0];
    assert.equal(charge?.amount_refunded, 0, 'the money came back');
    assert.ok((await test.stripe.events.list({ type: 'refund.failed' })).data.length > 0);
  });

  it('does not go on collecting the invoices of a customer that is deleted', async () => {
    const customer = await newPayingCustomer(test.stripe);
    const price = await newMonthlyPrice(test.stripe, 1_000);
    await test.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
    await test.control(`customers/${customer.id}/fail-payment`, {});
    await test.control(`customers/${customer.id}/bill`, { amount: 900 });
    await test.stripe.customers.del(customer.id);
    await advance('P20D');
    const [left] = (await test.stripe.invoices.list({ customer: customer.id })).data;
    assert.deepEqual(
      [left?.status, left?.next_payment_attempt],
      ['open', null],
      'it stays open, and nobody asks for it',
    );
  });

  it('declines the first payment as the card says', async () => {
    const customer = await test.stripe.customers.create({
      payment_method: 'pm_card_chargeCustomerFail',
      invoice_settings: { default_payment_method: 'pm_card_chargeCustomerFail' },
    });
    const price = await newMonthlyPrice(test.stripe, 1_000);
    const subscription = await test.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    assert.equal(subscription.status, 'incomplete');
    await advance('P1D');
    assert.equal((await test.stripe.subscriptions.retrieve(subscription.id)).status, 'incomplete_expired');
  });

  it('bills usage after the month in which it happened', async () => {
    const customer = await newPayingCustomer(test.stripe);
    const meter = await test.stripe.billing.meters.create({
      display_name: 'Calls',
      event_name: 'calls',
      default_aggregation: { formula: 'sum' },
    });
    const price = await test.stripe.prices.create({
      currency: 'usd',
      unit_amount_decimal: '0.35' as unknown as Stripe.Decimal,
      recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
      product_data: { name: 'Calls' },
    });
    const subscription = await test.stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
    });
    await test.stripe.billing.meterEvents.create({
      event_name: 'calls',
      payload: { stripe_customer_id: customer.id, value: '12345' },
    });
    await advance('P32D');
    assert.equal((await invoicesOf(subscription))[0]?.amount_paid, 4_321, '12,345 × 0.35 cents, rounded half up');
  });
});
