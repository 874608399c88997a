import type { MessagePort } from 'node:worker_threads';
import { messageOf } from '../http/message.ts';
import type { OutboundRequest, OutboundResult } from './protocol.ts';

/** Status codes whose answers have no body. */
const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Names that exist nowhere, so that they need not be looked up. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
const nowhere = '.invalid';

/** The texts of `System.CalloutException` for what goes wrong on the way. */
function failureText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (error instanceof Error && error.name === 'TimeoutError') return 'Read timed out';
  if (code === 'ECONNREFUSED') return 'Connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `Unknown host: ${messageOf(cause)}`;
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'Connection reset';
  return messageOf(cause);
}

/**
 * Sends one callout. Redirects are not followed: Apex gets the 3xx answer.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_http.htm
 */
export async function sendOutbound(request: OutboundRequest): Promise<OutboundResult> {
  try {
    const { hostname } = new URL(request.url);
    if (hostname.endsWith(nowhere)) return { ok: false, failure: `Unknown host: ${hostname}` };
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      body: withoutBody.has(request.method) ? undefined : Buffer.from(request.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMilliseconds),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    const { status, statusText } = response;
    return { ok: true, statusCode: status, status: statusText, headers: [...response.headers], body };
  } catch (error) {
    return { ok: false, failure: failureText(error) };
  }
}

/** Answers callouts that the engine posts to `port`, waking it by `signal`. */
export function answerCallouts(port: MessagePort, signal: SharedArrayBuffer): void {
  const counter = new Int32Array(signal);
  port.on('message', (request: OutboundRequest) => {
    void sendOutbound(request).then((result) => {
      port.postMessage(result);
      Atomics.add(counter, 0, 1);
      Atomics.notify(counter, 0);
    });
  });
}
