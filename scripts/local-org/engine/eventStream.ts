import type { ServerResponse } from 'node:http';
import type { PushedEvent } from './protocol.ts';

/** Interval of comments that keep idle streams open, in milliseconds. */
const heartbeat = 20_000;

/** Server-sent events for pages: each committed platform event goes to the streams that asked for its channel. */
export class EventStreams {
  readonly #streams = new Map<ServerResponse, string>();
  readonly #timer = setInterval(() => this.#beat(), heartbeat).unref();

  /** Opens a stream. @param channel `/event/Name__e` */
  open(channel: string, response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      connection: 'keep-alive',
    });
    response.write(': open\n\n');
    this.#streams.set(response, channel);
    response.on('close', () => this.#streams.delete(response));
  }

  push(event: PushedEvent): void {
    const message = `id: ${event.data.event.replayId}\ndata: ${JSON.stringify(event)}\n\n`;
    for (const [response, channel] of this.#streams) if (channel === event.channel) response.write(message);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#streams.keys()) response.end();
  }

  #beat(): void {
    for (const response of this.#streams.keys()) response.write(': beat\n\n');
  }
}
