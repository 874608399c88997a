/** An HTTP request as handlers see it; it can be posted from thread to thread. */
export interface HttpRequest {
  readonly method: string;
  /** Decoded path without query, with single slashes. */
  readonly path: string;
  /** The query string without `?`. */
  readonly query: string;
  /** Names are lower-cased. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The answer to an {@link HttpRequest}. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** One entry of Salesforce's error answers. */
export interface ApiErrorEntry {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/**
 * A refusal in the shape of Salesforce's REST API.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export class ApiError extends Error {
  readonly status: number;
  readonly entries: readonly ApiErrorEntry[];

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.entries = [fields ? { errorCode, message, fields } : { errorCode, message }];
  }
}

const jsonType = 'application/json;charset=UTF-8';

/** A JSON answer. */
export function json(value: unknown, status = 200): HttpReply {
  return { status, headers: { 'content-type': jsonType }, body: JSON.stringify(value) };
}

/** An answer of text. */
export function text(body: string, contentType = 'text/plain;charset=UTF-8', status = 200): HttpReply {
  return { status, headers: { 'content-type': contentType }, body };
}

/** An answer without a body. */
export function empty(status = 204): HttpReply {
  return { status, headers: {}, body: '' };
}

/** The answer that tells an {@link ApiError}. */
export function errorReply(error: ApiError): HttpReply {
  return json(error.entries, error.status);
}

/** The request's body as text. */
export function bodyText(request: HttpRequest): string {
  return new TextDecoder().decode(request.body);
}

/** The request's body as a JSON object. @throws ApiError JSON_PARSER_ERROR when it is none */
export function bodyObject(request: HttpRequest): Record<string, unknown> {
  const value = bodyJson(request);
  if (isObject(value)) return value;
  throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object.');
}

/** The request's body as JSON. @throws ApiError JSON_PARSER_ERROR when it is none */
export function bodyJson(request: HttpRequest): unknown {
  try {
    return JSON.parse(bodyText(request));
  } catch (error) {
    throw new ApiError(400, 'JSON_PARSER_ERROR', `The body is not JSON: ${messageOf(error)}`);
  }
}

/** True for a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
