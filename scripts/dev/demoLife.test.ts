import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DemoLife } from './demoLife.ts';

const subscriptions = {
  data: [{ customer: { id: 'cus_1', name: 'Acme' } }, { customer: { id: 'cus_2', name: null, email: 'a@b.example' } }],
};

/** A Stripe that lists two paying customers and answers every action with one status. */
function lifeWith(status: number, randoms: number[]): { life: DemoLife; asked: string[]; told: string[] } {
  const asked: string[] = [];
  const told: string[] = [];
  const answer: typeof fetch = async (input, init) => {
    asked.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`);
    return init?.method === 'POST' ? new Response('{}', { status }) : Response.json(subscriptions);
  };
  const ports = { random: () => randoms.shift() ?? 0, fetch: answer, tell: (line: string) => void told.push(line) };
  return { life: new DemoLife('http://127.0.0.1:1', ports), asked, told };
}

test('one thing happens to one paying customer, and is told', async () => {
  const { life, asked, told } = lifeWith(200, [0.9, 0.5]);
  await life.happen();
  assert.deepEqual(asked, ['GET /v1/subscriptions', 'POST /simulator/customers/cus_2/upgrade']);
  assert.deepEqual(told, ['a@b.example upgrades']);
});

test('what a customer is in no state for is not told', async () => {
  const { life, told } = lifeWith(400, [0, 0]);
  await life.happen();
  assert.deepEqual(told, []);
});
