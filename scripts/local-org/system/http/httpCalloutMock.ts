import { readFileSync } from 'node:fs';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { callApex, required, systemType } from '../support.ts';
import type { HttpRequestValue } from './httpRequest.ts';
import { HttpResponseValue } from './httpResponse.ts';

/** The mocks that answer from static resources: the resource by endpoint, or one for all endpoints. */
class StaticResourceMock extends SystemObject {
  readonly resources = new Map<string, string>();
  readonly response = new HttpResponseValue();

  /** @param endpoint undefined: any */
  setResource(endpoint: string | null, resource: string | null): void {
    this.resources.set(endpoint ?? '', required(resource));
  }

  respond(request: HttpRequestValue): HttpResponseValue {
    const name = this.resources.get(request.endpoint ?? '') ?? this.resources.get('');
    if (name === undefined)
      throw apexException('CalloutException', `No static resource set for endpoint ${request.endpoint}`);
    const answer = new HttpResponseValue();
    answer.statusCode = this.response.statusCode;
    answer.status = this.response.status;
    for (const [header, value] of this.response.headers) answer.setHeader(header, value);
    answer.body = staticResource(name);
    return answer;
  }
}

/** The content of a static resource. @throws CalloutException when the org has none of that name */
export function staticResource(name: string): Uint8Array {
  const resource = current().services.metadata.staticResources.get(name.toLowerCase());
  if (!resource?.contentFile) throw apexException('CalloutException', `Static resource not found: ${name}`);
  return readFileSync(resource.contentFile);
}

/** Asks a mock for its answer, be it an Apex class or one of the mocks of the system. */
export function respondWith(mock: unknown, request: HttpRequestValue): unknown {
  if (mock instanceof StaticResourceMock) return mock.respond(request);
  return current().services.program.invokeMethod(mock, 'respond', [request]);
}

/** Salesforce: Apex Reference, "HttpCalloutMock Interface". */
export const httpCalloutMock = defineClass('HttpCalloutMock', {
  kind: 'interface',
  members: { 'HttpResponse respond(HttpRequest request)': callApex('respond') },
});

const responseMembers = {
  'void setStatusCode(Integer statusCode)': (self: StaticResourceMock, statusCode: number | null) => {
    self.response.statusCode = required(statusCode);
  },
  'void setStatus(String status)': (self: StaticResourceMock, status: string | null) => {
    self.response.status = status;
  },
  'void setHeader(String name, String value)': (self: StaticResourceMock, name: string | null, value: string | null) =>
    self.response.setHeader(required(name), value),
  'HttpResponse respond(HttpRequest request)': (self: StaticResourceMock, request: HttpRequestValue | null) =>
    self.respond(required(request)),
};

/** Salesforce: Apex Reference, "StaticResourceCalloutMock Class". */
export const staticResourceCalloutMock = defineClass('StaticResourceCalloutMock', {
  interfaces: ['HttpCalloutMock'],
  constructors: { '()': () => new StaticResourceMock(systemType('StaticResourceCalloutMock')) },
  members: {
    ...responseMembers,
    'void setStaticResource(String name)': (self: StaticResourceMock, name: string | null) =>
      self.setResource(null, name),
  },
});

/** Salesforce: Apex Reference, "MultiStaticResourceCalloutMock Class". */
export const multiStaticResourceCalloutMock = defineClass('MultiStaticResourceCalloutMock', {
  interfaces: ['HttpCalloutMock'],
  constructors: { '()': () => new StaticResourceMock(systemType('MultiStaticResourceCalloutMock')) },
  members: {
    ...responseMembers,
    'void setStaticResource(String endpoint, String name)': (
      self: StaticResourceMock,
      endpoint: string | null,
      name: string | null,
    ) => self.setResource(required(endpoint), name),
  },
});
