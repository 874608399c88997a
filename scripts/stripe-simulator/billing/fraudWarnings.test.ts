import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { newMonthlyPrice, newPayingCustomer, startTestStripe, type TestStripe } from '../testing.ts';

let test: TestStripe;
before(async () => {
  test = await startTestStripe();
});
after(() => test.simulator.close());

it('warns of fraud until the payment is refunded, by events that name the charge only', async () => {
  const customer = await newPayingCustomer(test.stripe);
  const price = await newMonthlyPrice(test.stripe, 4_900);
  await test.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const [charge] = (await test.stripe.charges.list({ customer: customer.id })).data;
  assert.ok(charge, 'the first period was paid');

  await test.control(`customers/${customer.id}/warn`, { reason: 'misc' });

  const [warning] = (await test.stripe.radar.earlyFraudWarnings.list({ charge: charge.id })).data;
  assert.deepEqual([warning?.actionable, warning?.fraud_type, warning?.charge], [true, 'misc', charge.id]);
  const [created] = (await test.stripe.events.list({ type: 'radar.early_fraud_warning.created' })).data;
  assert.equal(Object.hasOwn(created?.data.object ?? {}, 'customer'), false, 'as at Stripe, no customer is told');

  await test.stripe.refunds.create({ charge: charge.id });

  const settled = await test.stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '', { expand: ['charge'] });
  assert.equal(settled.actionable, false, 'nothing is left to do');
  assert.equal((await test.stripe.events.list({ type: 'radar.early_fraud_warning.updated' })).data.length, 1);
});
