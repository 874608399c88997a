import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmptyWorld, shuffled } from './emptyWorld.ts';

const customers = 25;
const deliveriesAtATime = 8;
let world: EmptyWorld;

before(async () => {
  world = await EmptyWorld.start();
});

after(() => world?.end());

test('what was answered 200 before a power cut has its effect afterwards, exactly once', async () => {
  const price = await world.monthlyPrice(80);
  for (let number = 1; number <= customers; number++) {
    const customer = await world.customer(`Company ${number}`);
    await world.stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  }
  const events = shuffled(await world.events(), 3).slice(0, 200);
  assert.equal(events.length, 200, 'there are 200 webhooks to deliver');

  const answered = new Set<string>();
  const waiting = [...events];
  const deliverAll = async (): Promise<void> => {
    for (let event = waiting.pop(); event; event = waiting.pop()) {
      const status = await world.org.deliver(event).catch(() => 0);
      if (status === 200) answered.add(String(event.id));
    }
  };
  const deliveries = Promise.all(Array.from({ length: deliveriesAtATime }, deliverAll));
  while (answered.size < events.length / 2) await sleep(2);
  await world.kill();
  await deliveries;
  assert.ok(answered.size < events.length, 'the power went in the middle');

  await world.startAgain();
  await world.org.settle();
  const rows = await world.org.query('SELECT Event_Id__c, Status__c, Customer_Id__c FROM Stripe_Event__c');
  const statuses = new Map(rows.map((row) => [String(row.Event_Id__c), String(row.Status__c)]));
  const lost = [...answered].filter((id) => !['Done', 'Ignored'].includes(statuses.get(id) ?? 'missing'));
  assert.deepEqual(lost, [], 'nothing that was answered is lost or unfinished');
  assert.equal(statuses.size, rows.length, 'no event is stored twice');

  const accounts = await world.org.query('SELECT Name, MRR__c FROM Account');
  const seen = new Set(rows.map((row) => row.Customer_Id__c).filter((id) => id !== null));
  assert.equal(accounts.length, seen.size, 'one Account for each customer that an event spoke of');
  assert.ok(
    accounts.every((account) => account.MRR__c === 80),
    'each shows what Stripe says',
  );
  const movements = await world.org.query(
    'SELECT Account__c, COUNT(Id) total FROM MRR_Movement__c GROUP BY Account__c',
  );
  assert.ok(
    movements.every((movement) => movement.total === 1),
    'one movement for each new customer',
  );
});
