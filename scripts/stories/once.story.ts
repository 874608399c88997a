import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EmptyWorld, shuffled } from './emptyWorld.ts';

let world: EmptyWorld;

before(async () => {
  world = await EmptyWorld.start();
});

after(() => world?.end());

test('events ten times each and in any order end in one Account, one Task and one Opportunity', async () => {
  const small = await world.monthlyPrice(100);
  const large = await world.monthlyPrice(150);
  const customer = await world.customer('Acme Corp');
  const subscription = await world.stripe.subscriptions.create({ customer: customer.id, items: [{ price: small.id }] });
  for (const event of await world.events()) assert.equal(await world.org.deliver(event), 200);
  await world.org.settle();
  const known = new Set((await world.events()).map((event) => event.id));

  const [item] = subscription.items.data;
  await world.stripe.subscriptions.update(subscription.id, { items: [{ id: item.id, price: large.id }] });
  await world.act(customer.id, 'fail-payment');
  const events = (await world.events()).filter((event) => !known.has(event.id));
  const tenTimes = Array.from({ length: 10 }, () => events).flat();
  for (const event of shuffled(tenTimes, 11)) assert.equal(await world.org.deliver(event), 200, 'a duplicate is taken');
  await world.org.settle();

  const accounts = await world.org.query('SELECT Id, Name, MRR__c, Payment_Health_Score__c FROM Account');
  assert.equal(accounts.length, 1, 'one Account');
  assert.equal(accounts[0].Name, 'Acme Corp');
  assert.equal(accounts[0].MRR__c, 150, 'what Stripe says now');
  assert.equal(accounts[0].Payment_Health_Score__c, 'Yellow', 'one failed invoice');
  const tasks = await world.org.query("SELECT Subject FROM Task WHERE Subject LIKE 'Payment failed%'");
  assert.deepEqual(
    tasks.map((task) => task.Subject),
    ['Payment failed – contact Acme Corp within 24 hours'],
  );
  const opportunities = await world.org.query("SELECT Amount FROM Opportunity WHERE Type = 'Expansion'");
  assert.deepEqual(
    opportunities.map((opportunity) => opportunity.Amount),
    [600],
    'delta 50 × 12, once',
  );
  const rows = await world.org.query('SELECT Event_Id__c FROM Stripe_Event__c');
  assert.equal(new Set(rows.map((row) => row.Event_Id__c)).size, rows.length, 'each event is stored once');
});
