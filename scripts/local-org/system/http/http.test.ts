import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalloutRequest, Callouts, DatabaseSession, LimitCounters } from '../../ports.ts';
import { apexError, call, construct, inTransaction } from '../memberCalls.testing.ts';
import { beginTestContext } from '../test/testContext.ts';
import { HttpRequestValue } from './httpRequest.ts';

const limits: LimitCounters = { use: () => undefined, used: () => 0, maximum: () => 100 };
const database = (hasWork: boolean): DatabaseSession => ({ hasUncommittedWork: () => hasWork }) as DatabaseSession;

function request(): HttpRequestValue {
  const made = construct('HttpRequest', '()') as HttpRequestValue;
  made.endpoint = 'callout:Stripe/v1/customers';
  made.setHeader('Content-Type', 'text/plain');
  made.text = 'ü';
  return made;
}

test('a callout takes method, headers and bytes out, and the answer back', () => {
  const sent: CalloutRequest[] = [];
  const callouts: Callouts = {
    credentials: { read: () => undefined, write: () => undefined },
    send: (outgoing: CalloutRequest) => {
      sent.push(outgoing);
      return { statusCode: 201, status: 'Created', headers: new Map([['X-Id', '1']]), body: Buffer.from('{}') };
    },
  };
  const response = inTransaction({ limits, callouts, database: database(false) }, () =>
    call('Http', 'send(', null, request()),
  );
  assert.equal(sent[0]?.method, 'GET');
  assert.equal(sent[0].timeoutMilliseconds, 10_000);
  assert.deepEqual([...(sent[0].body ?? [])], [0xc3, 0xbc]);
  assert.equal(call('HttpResponse', 'getStatusCode(', response), 201);
  assert.equal(call('HttpResponse', 'getHeader(', response, 'x-id'), '1');
  assert.equal(call('HttpResponse', 'getBody(', response), '{}');
});

test('work that is not committed forbids a callout', () => {
  assert.throws(
    () => inTransaction({ limits, database: database(true) }, () => call('Http', 'send(', null, request())),
    apexError('CalloutException', /uncommitted work pending/),
  );
});

test('a test without a mock may not call out', () => {
  assert.throws(
    () =>
      inTransaction({ limits, database: database(false) }, ({ state }) => {
        beginTestContext(state, () => limits);
        return call('Http', 'send(', null, request());
      }),
    apexError('TypeException', /do not support Web service callouts/),
  );
});

test('a timeout beyond two minutes is refused', () => {
  assert.throws(() => call('HttpRequest', 'setTimeout(', request(), 120_001), apexError('CalloutException', /120000/));
});
