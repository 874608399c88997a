import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { CalloutResponse } from '../../ports.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';
import { isTestRunning, mockFor } from '../test/testContext.ts';
import { HttpRequestValue } from './httpRequest.ts';
import { HttpResponseValue } from './httpResponse.ts';
import { respondWith } from './httpCalloutMock.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']);

/** The answer of the outside, as Apex sees it. */
function responseOf(answer: CalloutResponse): HttpResponseValue {
  const response = new HttpResponseValue();
  response.statusCode = answer.statusCode;
  response.status = answer.status;
  response.body = answer.body;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  return response;
}

/**
 * Sends a request: to the test's mock, or to the outside.
 * @throws CalloutException for work that is not committed, and for an incomplete request
 */
function send(_self: unknown, argument: HttpRequestValue | null): unknown {
  const request = required(argument);
  const transaction = current();
  const method = request.method?.toUpperCase() ?? 'GET';
  if (!request.endpoint) throw apexException('CalloutException', 'Missing endpoint');
  if (!METHODS.has(method)) throw apexException('CalloutException', `Invalid HTTP method: ${request.method}`);
  transaction.limits.use('Callouts', 1);
  const isTest = isTestRunning();
  const mock = isTest ? mockFor('HttpCalloutMock') : null;
  if (isTest && mock === null) {
    throw apexException('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  if (transaction.database.hasUncommittedWork()) {
    throw apexException(
      'CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out',
    );
  }
  if (mock !== null) return respondWith(mock, request);
  return responseOf(
    transaction.callouts.send({
      method,
      endpoint: request.endpoint,
      headers: request.headers,
      body: request.body,
      timeoutMilliseconds: request.timeoutMilliseconds,
    }),
  );
}

/** Salesforce: Apex Reference, "Http Class". */
export const http = defineClass('Http', {
  constructors: { '()': () => new SystemObject(systemType('Http')) },
  members: {
    'HttpResponse send(HttpRequest request)': send,
    'String toString()': () => 'System.Http[]',
  },
});
