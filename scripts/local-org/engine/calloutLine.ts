import { receiveMessageOnPort } from 'node:worker_threads';
import type { CalloutLine, OutboundRequest, OutboundResult } from './protocol.ts';

/** Time after its own timeout at which a callout is given up, in milliseconds. */
const grace = 5_000;

/**
 * Sends a callout through the main thread and sleeps until its answer is there: Apex is synchronous, the network is not.
 */
export function callOut(line: CalloutLine, request: OutboundRequest): OutboundResult {
  const counter = new Int32Array(line.signal);
  const before = Atomics.load(counter, 0);
  line.port.postMessage(request);
  const woken = Atomics.wait(counter, 0, before, request.timeoutMilliseconds + grace);
  const received = woken === 'timed-out' ? undefined : receiveMessageOnPort(line.port);
  return received ? (received.message as OutboundResult) : { ok: false, failure: 'Read timed out' };
}
