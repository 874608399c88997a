import { ApexBlob } from '../../runtime/blob.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { defineClass } from '../define.ts';
import { refuse, required, systemType } from '../support.ts';
import { HttpMessage } from './httpMessage.ts';

const DEFAULT_TIMEOUT_MILLISECONDS = 10_000;
const MAXIMUM_TIMEOUT_MILLISECONDS = 120_000;

/** A `System.HttpRequest`. */
export class HttpRequestValue extends HttpMessage {
  endpoint: string | null = null;
  method: string | null = null;
  timeoutMilliseconds = DEFAULT_TIMEOUT_MILLISECONDS;
  isCompressed = false;

  constructor() {
    super(systemType('HttpRequest'));
  }

  override toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

function setTimeoutOf(self: HttpRequestValue, milliseconds: number | null): void {
  const value = required(milliseconds);
  if (value < 1 || value > MAXIMUM_TIMEOUT_MILLISECONDS) {
    throw apexException(
      'CalloutException',
      `Invalid timeout: ${value}. It must be between 1 and ${MAXIMUM_TIMEOUT_MILLISECONDS}`,
    );
  }
  self.timeoutMilliseconds = value;
}

/** Salesforce: Apex Reference, "HttpRequest Class". */
export const httpRequest = defineClass('HttpRequest', {
  constructors: { '()': () => new HttpRequestValue() },
  members: {
    'String getEndpoint()': (self: HttpRequestValue) => self.endpoint,
    'void setEndpoint(String endpoint)': (self: HttpRequestValue, endpoint: string | null) => {
      self.endpoint = endpoint;
    },
    'String getMethod()': (self: HttpRequestValue) => self.method,
    'void setMethod(String method)': (self: HttpRequestValue, method: string | null) => {
      self.method = method;
    },
    'String getHeader(String name)': (self: HttpRequestValue, name: string | null) => self.header(required(name)),
    'void setHeader(String name, String value)': (self: HttpRequestValue, name: string | null, value: string | null) =>
      self.setHeader(required(name), value),
    'String getBody()': (self: HttpRequestValue) => self.text,
    'void setBody(String body)': (self: HttpRequestValue, body: string | null) => {
      self.text = required(body);
    },
    'Blob getBodyAsBlob()': (self: HttpRequestValue) => new ApexBlob(self.body),
    'void setBodyAsBlob(Blob body)': (self: HttpRequestValue, body: ApexBlob | null) => {
      self.body = required(body).bytes;
    },
    'Boolean getCompressed()': (self: HttpRequestValue) => self.isCompressed,
    'void setCompressed(Boolean isCompressed)': (self: HttpRequestValue, isCompressed: boolean | null) => {
      self.isCompressed = required(isCompressed);
    },
    'void setTimeout(Integer milliseconds)': setTimeoutOf,
    'void setClientCertificateName(String name)': refuse('HttpRequest.setClientCertificateName'),
    'String toString()': (self: HttpRequestValue) => self.toString(),
  },
});
