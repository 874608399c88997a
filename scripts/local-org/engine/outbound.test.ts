import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { OutboundRequest } from './protocol.ts';
import { sendOutbound } from './outbound.ts';

const get = (url: string, timeoutMilliseconds = 2_000): OutboundRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: new Uint8Array(),
  timeoutMilliseconds,
});

test('a name that exists nowhere is not looked up', async () => {
  const result = await sendOutbound(get('https://api.stripe.invalid/v1/events'));
  assert.deepEqual(result, { ok: false, failure: 'Unknown host: api.stripe.invalid' });
});

test('a server that says nothing in time is a read timeout, and one that hangs up a reset', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/hang-up') response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  assert.deepEqual(await sendOutbound(get(`${base}/slow`, 50)), { ok: false, failure: 'Read timed out' });
  assert.deepEqual(await sendOutbound(get(`${base}/hang-up`)), { ok: false, failure: 'Connection reset' });
  server.closeAllConnections();
  server.close();
});
