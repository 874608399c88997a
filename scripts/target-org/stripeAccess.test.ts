import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announceSession } from '../local-org/engine/sessions.ts';
import { stripeAccess } from './stripeAccess.ts';

test('a real org needs a key, from a flag or from the environment', () => {
  assert.throws(() => stripeAccess({ 'target-org': 'acme' }, {}), /Give --stripe-key, or set STRIPE_API_KEY/);
  const fromEnvironment = stripeAccess({ 'target-org': 'acme' }, { STRIPE_API_KEY: 'rk_test_1' });
  assert.deepEqual(fromEnvironment, { key: 'rk_test_1', base: undefined, account: undefined });
  const fromFlag = stripeAccess({ 'target-org': 'acme', 'stripe-key': 'rk_test_2' }, { STRIPE_API_KEY: 'rk_test_1' });
  assert.equal(fromFlag.key, 'rk_test_2');
});

test('the local org brings its Stripe with it, unless another is named', (context) => {
  const withdraw = announceSession({
    url: 'http://127.0.0.1:1001',
    accessToken: 'token',
    username: 'admin@local-org.example',
    data: '.local-org/org.db',
    redirects: { 'https://api.stripe.com': 'http://127.0.0.1:1002' },
    pid: process.pid,
  });
  context.after(withdraw);
  const own = stripeAccess({ 'target-org': 'local' }, {});
  assert.deepEqual(own, { key: 'sk_test_local', base: 'http://127.0.0.1:1002', account: undefined });
  const elsewhere = { 'target-org': 'local', 'stripe-api-base': 'http://127.0.0.1:1003' };
  assert.throws(() => stripeAccess(elsewhere, {}), /Give --stripe-key/);
});

test('a connected account is named by its id', () => {
  const flags = { 'target-org': 'acme', 'stripe-key': 'rk_test_1' };
  assert.equal(stripeAccess({ ...flags, 'stripe-account': 'acct_1' }).account, 'acct_1');
  assert.throws(() => stripeAccess({ ...flags, 'stripe-account': 'shop' }), /begins with acct_, not 'shop'/);
});
