import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apexError, call, construct } from './memberCalls.testing.ts';

test('a URL is taken apart as it was written', () => {
  const url = construct('URL', '(String spec)', 'https://me@Example.com:8443/a/b?x=1&y#top');
  const part = (name: string): unknown => call('URL', `${name}(`, url);
  assert.deepEqual(
    [
      'getProtocol',
      'getUserInfo',
      'getHost',
      'getPort',
      'getPath',
      'getQuery',
      'getRef',
      'getFile',
      'toExternalForm',
    ].map(part),
    [
      'https',
      'me',
      'Example.com',
      8443,
      '/a/b',
      'x=1&y',
      'top',
      '/a/b?x=1&y',
      'https://me@Example.com:8443/a/b?x=1&y#top',
    ],
  );
  assert.equal(call('URL', 'getPort(', construct('URL', '(String spec)', 'https://example.com')), -1);
});

test('a text without a protocol is no URL', () => {
  assert.throws(() => construct('URL', '(String spec)', 'example.com'), apexError('StringException', /no protocol/));
});
