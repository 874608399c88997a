import { XMLParser } from 'fast-xml-parser';
import { ApiError, bodyText, isObject } from '../message.ts';
import type { HttpReply, HttpRequest } from '../message.ts';

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  isArray: () => false,
});

/** A call in a SOAP envelope. */
export interface SoapCall {
  /** Name of the operation, such as `deploy`. */
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The access token of the session header; empty when there is none. */
  readonly sessionId: string;
}

/** Text of an element; empty when it is missing. */
export function textOf(value: unknown): string {
  if (isObject(value)) return textOf(value['#text']);
  return value === undefined || value === null ? '' : String(value).trim();
}

/** Reads the envelope of a request. @throws ApiError when it is none */
export function readCall(request: HttpRequest): SoapCall {
  const document = parser.parse(bodyText(request)) as Record<string, unknown>;
  const envelope = isObject(document.Envelope) ? document.Envelope : {};
  const body = isObject(envelope.Body) ? envelope.Body : {};
  const [call] = Object.entries(body).filter(([name]) => name !== '#text');
  if (!call) throw new ApiError(500, 'soapenv:Client', 'The request is no SOAP envelope with a call.');
  const header = isObject(envelope.Header) ? envelope.Header : {};
  const session = isObject(header.SessionHeader) ? header.SessionHeader : {};
  const [operation, parameters] = call;
  return { operation, parameters: isObject(parameters) ? parameters : {}, sessionId: textOf(session.sessionId) };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Writes a value as XML: objects as elements, lists as repeated elements, null as `xsi:nil`. */
export function xml(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => xml(name, each)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (!isObject(value)) return `<${name}>${escaped(String(value))}</${name}>`;
  const children = Object.entries(value).map(([child, content]) => xml(child, content));
  return `<${name}>${children.join('')}</${name}>`;
}

function envelopeReply(namespace: string, header: string, body: string, status: number): HttpReply {
  const content = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:sf="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return { status, headers: { 'content-type': 'text/xml;charset=UTF-8' }, body: content };
}

/** The answer to a call. @param header XML of the header, if it has one */
export function soapReply(namespace: string, operation: string, result: unknown, header = ''): HttpReply {
  return envelopeReply(namespace, header, xml(`${operation}Response`, { result }), 200);
}

/** The answer that refuses a call. */
export function soapFault(namespace: string, code: string, message: string): HttpReply {
  const faultcode = code.includes(':') ? code : `sf:${code}`;
  return envelopeReply(namespace, '', xml('soapenv:Fault', { faultcode, faultstring: `${code}: ${message}` }), 500);
}
