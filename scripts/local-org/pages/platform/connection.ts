import { session } from './session.ts';

/**
 * The error that components get from wires and calls.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
export class FetchError extends Error {
  readonly ok = false;
  readonly errorType = 'fetchResponse';
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;

  constructor(status: number, statusText: string, body: unknown) {
    super(statusText);
    this.status = status;
    this.statusText = statusText;
    this.body = body;
  }
}

const authorization = (): string => `Bearer ${session().accessToken}`;

/**
 * Asks the org.
 * @param body sent as JSON when given
 * @returns the answer's JSON, undefined for an empty one
 * @throws FetchError when the org refuses or can't be reached
 */
export async function callOrg(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: authorization(), 'content-type': 'application/json' };
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new FetchError(0, 'Offline', { message: `The local org does not answer: ${String(cause)}` });
  });
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new FetchError(response.status, response.statusText, errorBody(answer, response.statusText));
  return answer;
}

function errorBody(answer: unknown, statusText: string): unknown {
  if (Array.isArray(answer)) return answer.length === 1 ? answer[0] : answer;
  return answer ?? { message: statusText };
}

/** Opens a stream of server-sent events. @throws FetchError when the org refuses */
export async function openStream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch(path, {
    headers: { authorization: authorization(), accept: 'text/event-stream' },
    signal,
  });
  if (!response.ok || !response.body)
    throw new FetchError(response.status, response.statusText, { message: `No events from ${path}.` });
  return response.body;
}

/** Rows of a SOQL query, all pages of it. */
export async function query(soql: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let path: string | undefined = `/services/data/v${session().apiVersion}/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const page = (await callOrg('GET', path)) as { records: Record<string, unknown>[]; nextRecordsUrl?: string };
    rows.push(...page.records);
    path = page.nextRecordsUrl;
  }
  return rows;
}
