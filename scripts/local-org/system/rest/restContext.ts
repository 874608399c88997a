import { ApexBlob } from '../../runtime/blob.ts';
import { ApexMap } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import { fieldOf, perTransaction, required, systemType } from '../support.ts';

const stringMap = (): ApexMap => new ApexMap(types.string, types.string);

/** A `System.RestRequest`: what a REST method in Apex is asked. */
export class RestRequestValue extends SystemObject {
  headers = stringMap();
  params = stringMap();
  httpMethod: string | null = null;
  remoteAddress: string | null = null;
  requestBody: ApexBlob | null = null;
  requestURI: string | null = null;
  resourcePath: string | null = null;

  constructor() {
    super(systemType('RestRequest'));
  }
}

/** A `System.RestResponse`: what it answers. */
export class RestResponseValue extends SystemObject {
  headers = stringMap();
  responseBody: ApexBlob | null = null;
  statusCode: number | null = null;

  constructor() {
    super(systemType('RestResponse'));
  }
}

const context = perTransaction<{ request: RestRequestValue | null; response: RestResponseValue | null }>(() => ({
  request: null,
  response: null,
}));

/**
 * Begins a REST call in the current transaction.
 * @returns the response that Apex fills in through `RestContext.response`
 */
export function beginRestCall(request: RestRequestValue): RestResponseValue {
  const response = new RestResponseValue();
  context.set({ request, response });
  return response;
}

/** The response object that counts at the end: Apex may have put another one into `RestContext.response`. */
export const restResponseInForce = (): RestResponseValue | null => context.get().response;

/** URI of the REST call that runs, or null outside of one. */
export const requestUriInForce = (): string | null => context.get().request?.requestURI ?? null;

/** Salesforce: Apex Reference, "RestRequest Class". */
export const restRequest = defineClass('RestRequest', {
  constructors: { '()': () => new RestRequestValue() },
  members: {
    'void addHeader(String name, String value)': (self: RestRequestValue, name: string | null, value: string | null) =>
      void self.headers.set(required(name), value),
    'void addParameter(String name, String value)': (
      self: RestRequestValue,
      name: string | null,
      value: string | null,
    ) => void self.params.set(required(name), value),
  },
  properties: {
    'Map<String,String> headers': fieldOf<RestRequestValue>('headers'),
    'Map<String,String> params': fieldOf<RestRequestValue>('params'),
    'String httpMethod': fieldOf<RestRequestValue>('httpMethod'),
    'String remoteAddress': fieldOf<RestRequestValue>('remoteAddress'),
    'Blob requestBody': fieldOf<RestRequestValue>('requestBody'),
    'String requestURI': fieldOf<RestRequestValue>('requestURI'),
    'String resourcePath': fieldOf<RestRequestValue>('resourcePath'),
  },
});

/** Salesforce: Apex Reference, "RestResponse Class". */
export const restResponse = defineClass('RestResponse', {
  constructors: { '()': () => new RestResponseValue() },
  members: {
    'void addHeader(String name, String value)': (self: RestResponseValue, name: string | null, value: string | null) =>
      void self.headers.set(required(name), value),
  },
  properties: {
    'Map<String,String> headers': fieldOf<RestResponseValue>('headers'),
    'Blob responseBody': fieldOf<RestResponseValue>('responseBody'),
    'Integer statusCode': fieldOf<RestResponseValue>('statusCode'),
  },
});

/** Salesforce: Apex Reference, "RestContext Class". */
export const restContext = defineClass('RestContext', {
  properties: {
    'static RestRequest request': {
      get: () => context.get().request,
      set: (request: RestRequestValue | null) => {
        context.get().request = request;
      },
    },
    'static RestResponse response': {
      get: () => context.get().response,
      set: (response: RestResponseValue | null) => {
        context.get().response = response;
      },
    },
  },
});
