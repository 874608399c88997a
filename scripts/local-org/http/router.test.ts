import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from './message.ts';
import { Router } from './router.ts';

const router = new Router<null>()
  .route('GET', '/services/data/:version/sobjects/:object', () => text('object'))
  .route('PATCH', '/services/data/:version/sobjects/:object/:id', () => text('update'))
  .route('*', '/services/apexrest/*path', () => text('rest'));

test('names take one segment, a star the rest', () => {
  const found = router.find('GET', '/services/data/v67.0/sobjects/Account');
  assert.ok('params' in found);
  assert.deepEqual(found.params, { version: 'v67.0', object: 'Account' });
  const rest = router.find('POST', '/services/apexrest/stripe/webhook');
  assert.ok('params' in rest);
  assert.deepEqual(rest.params, { path: 'stripe/webhook' });
});

test('another method tells the methods that would do', () => {
  assert.deepEqual(router.find('DELETE', '/services/data/v67.0/sobjects/Account'), { allowed: ['GET'] });
});

test('an unknown path allows nothing', () => {
  assert.deepEqual(router.find('GET', '/nowhere'), { allowed: [] });
});
