import { openStream } from './connection.ts';

/** One open subscription. */
export interface Subscription {
  readonly id: string;
  readonly channel: string;
  readonly replayId: number;
}

const open = new Map<string, AbortController>();
const errorListeners = new Set<(error: unknown) => void>();

/** Splits a stream of server-sent events into the data of each event. */
async function* eventData(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim());
      if (data.length > 0) yield data.join('\n');
    }
  }
}

async function listen(
  channel: string,
  controller: AbortController,
  onMessage: (message: unknown) => void,
): Promise<void> {
  const stream = await openStream(`/local-org/events?channel=${encodeURIComponent(channel)}`, controller.signal);
  for await (const data of eventData(stream)) onMessage(JSON.parse(data));
}

/**
 * Subscribes to a channel of platform events.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-emp-api/documentation
 * @param replayId -1 for events from now on; the local org keeps no old ones for pages
 */
export function subscribe(
  channel: string,
  replayId: number,
  onMessage: (message: unknown) => void,
): Promise<Subscription> {
  if (replayId !== -1) return Promise.reject(new Error('The local org replays no events to pages: subscribe with -1.'));
  const controller = new AbortController();
  const subscription = { id: crypto.randomUUID(), channel, replayId };
  open.set(subscription.id, controller);
  listen(channel, controller, onMessage).catch((error: unknown) => {
    if (!controller.signal.aborted) errorListeners.forEach((tell) => tell(error));
  });
  return Promise.resolve(subscription);
}

/** Ends a subscription. */
export function unsubscribe(subscription: Subscription, onDone?: (answer: unknown) => void): Promise<unknown> {
  open.get(subscription.id)?.abort();
  const answer = { id: subscription.id, subscription: subscription.channel, successful: open.delete(subscription.id) };
  onDone?.(answer);
  return Promise.resolve(answer);
}

/** Hears about streams that broke. */
export function onError(listener: (error: unknown) => void): void {
  errorListeners.add(listener);
}

/** Nothing is logged beyond errors, whatever the flag. */
export function setDebugFlag(_flag: boolean): void {
  return undefined;
}

/** True: pages of the local org get events. */
export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}
