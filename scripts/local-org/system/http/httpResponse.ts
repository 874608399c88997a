import { ApexBlob } from '../../runtime/blob.ts';
import { ApexList } from '../../runtime/collections.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';
import { HttpMessage } from './httpMessage.ts';

/** A `System.HttpResponse`. Mocks make it in Apex, callouts in {@link responseOf}. */
export class HttpResponseValue extends HttpMessage {
  statusCode = 0;
  status: string | null = null;

  constructor() {
    super(systemType('HttpResponse'));
  }

  override toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

/** Salesforce: Apex Reference, "HttpResponse Class". */
export const httpResponse = defineClass('HttpResponse', {
  constructors: { '()': () => new HttpResponseValue() },
  members: {
    'Integer getStatusCode()': (self: HttpResponseValue) => self.statusCode,
    'void setStatusCode(Integer statusCode)': (self: HttpResponseValue, statusCode: number | null) => {
      self.statusCode = required(statusCode);
    },
    'String getStatus()': (self: HttpResponseValue) => self.status,
    'void setStatus(String status)': (self: HttpResponseValue, status: string | null) => {
      self.status = status;
    },
    'String getHeader(String name)': (self: HttpResponseValue, name: string | null) => self.header(required(name)),
    'List<String> getHeaderKeys()': (self: HttpResponseValue) => new ApexList(types.string, [...self.headers.keys()]),
    'void setHeader(String name, String value)': (self: HttpResponseValue, name: string | null, value: string | null) =>
      self.setHeader(required(name), value),
    'String getBody()': (self: HttpResponseValue) => self.text,
    'void setBody(String body)': (self: HttpResponseValue, body: string | null) => {
      self.text = required(body);
    },
    'Blob getBodyAsBlob()': (self: HttpResponseValue) => new ApexBlob(self.body),
    'void setBodyAsBlob(Blob body)': (self: HttpResponseValue, body: ApexBlob | null) => {
      self.body = required(body).bytes;
    },
    'String toString()': (self: HttpResponseValue) => self.toString(),
  },
});
