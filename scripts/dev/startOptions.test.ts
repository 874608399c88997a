import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { readStartOptions, startFlags, type StartOptions } from './startOptions.ts';

const read = (...args: string[]): StartOptions =>
  readStartOptions(parseArgs({ args, options: startFlags, strict: true }).values);

test('without flags there is a local Stripe, test mode and port 8080', () => {
  const options = read();
  assert.deepEqual([options.port, options.mode, options.hasLocalStripe, options.isFresh], [8080, 'test', true, false]);
});

test('an empty org and another Stripe both mean no local Stripe', () => {
  assert.equal(read('--empty').hasLocalStripe, false);
  const options = read('--stripe-api-base', 'http://127.0.0.1:12111/');
  assert.deepEqual([options.hasLocalStripe, options.stripeApiBase], [false, 'http://127.0.0.1:12111']);
});

test('a data file keeps its secret over restarts, and another file has another', () => {
  assert.equal(read('--data', 'a.db').webhookSecret, read('--data', 'a.db').webhookSecret);
  assert.notEqual(read('--data', 'a.db').webhookSecret, read('--data', 'b.db').webhookSecret);
  assert.equal(read('--webhook-secret', 'whsec_mine').webhookSecret, 'whsec_mine');
});

test('a wrong value is refused with what the flag takes', () => {
  assert.throws(() => read('--port', 'http'), /--port takes a number/);
  assert.throws(() => read('--mode', 'sandbox'), /--mode takes test or live/);
  assert.throws(() => read('--webhook-secret', 'secret'), /begins with whsec_/);
  assert.throws(() => read('--webhook-secret', 'whsec_'), /begins with whsec_/);
  assert.throws(() => read('--stripe-api-base', 'localhost'), /--stripe-api-base takes an address/);
  assert.throws(() => read('--stripe-api-base', 'ftp://localhost'), /--stripe-api-base takes an address/);
});
