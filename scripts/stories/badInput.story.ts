import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSimulator, type RunningSimulator } from '../stripe-simulator/simulator.ts';
import { OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';

const folder = temporaryData();
let stripe: RunningSimulator;
let system: RunningSystem;
let org: OrgClient;

before(async () => {
  stripe = await startSimulator({ seed: 7 });
  system = await startSystem(folder.data, '--fresh', '--empty', '--stripe-api-base', stripe.url);
  org = new OrgClient(system);
});

after(async () => {
  await system?.end();
  await stripe?.close();
  folder.remove();
});

const event = (id: string, changes: Record<string, string | boolean> = {}): Record<string, unknown> => ({
  id,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  type: 'customer.subscription.updated',
  data: { object: { id: 'sub_unknown', object: 'subscription', customer: 'cus_unknown' } },
  ...changes,
});

async function post(body: string, signature?: string): Promise<{ status: number; text: string }> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (signature !== undefined) headers['Stripe-Signature'] = signature;
  const response = await fetch(system.webhookUrl, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

const rowsOf = (id: string) =>
  org.query(`SELECT Status__c, Error__c, Attempts__c FROM Stripe_Event__c WHERE Event_Id__c = '${id}'`);

async function countOf(object: string): Promise<number> {
  const [{ total }] = await org.query(`SELECT COUNT(Id) total FROM ${object}`);
  return Number(total);
}

test('what is not signed, or signed wrongly, is refused with one sentence and leaves nothing', async () => {
  const now = Math.floor(Date.now() / 1000);
  const answers = [
    await post(JSON.stringify(event('evt_none'))),
    await post(JSON.stringify(event('evt_garbled')), 'complete nonsense'),
    await post(JSON.stringify(event('evt_hex')), `t=${now},v1=zz`),
    await post(JSON.stringify(event('evt_wrong')), `t=${now},v1=${'0'.repeat(64)}`),
  ];
  for (const answer of answers) {
    assert.equal(answer.status, 400, answer.text);
    assert.doesNotMatch(answer.text, /whsec_|Class\.|line \d+/, 'no secret and no stack trace');
  }
  assert.equal(await org.deliver(event('evt_old') as never, { timestamp: now - 600 }), 400, 'too old');
  assert.equal(await org.deliver(event('evt_secret') as never, { secret: 'whsec_other' }), 400, 'another secret');
  assert.equal(await countOf('Stripe_Event__c'), 0, 'nothing is stored');
});

test('a body of more than 512 KB is too large, and GET is not allowed', async () => {
  const answer = await post('x'.repeat(524_289), 't=1,v1=00');
  assert.equal(answer.status, 413);
  assert.equal((await fetch(system.webhookUrl)).status, 405);
});

test('the other mode, an unknown type and a thin event are taken and ignored with the reason', async () => {
  assert.equal(await org.deliver(event('evt_live', { livemode: true }) as never), 200);
  assert.equal(await org.deliver(event('evt_type', { type: 'galaxy.exploded' }) as never), 200);
  assert.equal(
    await org.deliver(event('evt_thin', { object: 'v2.core.event', type: 'v1.customer.updated' }) as never),
    200,
  );
  await org.settle();
  for (const id of ['evt_live', 'evt_type', 'evt_thin']) {
    const [row] = await rowsOf(id);
    assert.equal(row?.Status__c, 'Ignored', id);
    assert.ok(row.Error__c, `${id} has a reason`);
  }
});

test('an event of a customer whom Stripe does not know is held, tried again, and dead in the end', async () => {
  assert.equal(await org.deliver(event('evt_orphan') as never), 200);
  await org.settle();
  assert.equal((await rowsOf('evt_orphan'))[0]?.Status__c, 'Held', 'held at first');
  await org.advance('PT90M');
  await org.settle();
  const [row] = await rowsOf('evt_orphan');
  assert.equal(row?.Status__c, 'Dead', 'dead in the end');
  assert.ok(Number(row.Attempts__c) > 1, 'tried again on the way');
  assert.equal(await countOf('Account'), 0, 'no Account was made');
});
