import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { ApiError, errorReply, messageOf } from './message.ts';
import type { HttpReply, HttpRequest } from './message.ts';

/** Largest request that the server reads, in bytes; far above what Salesforce takes (150 MB for a bulk upload). */
const maximumBody = 160 * 1024 * 1024;

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > maximumBody)
      throw new ApiError(413, 'REQUEST_LIMIT_EXCEEDED', `A body is at most ${maximumBody} bytes.`);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return incoming.headers['content-encoding'] === 'gzip' ? unzip(body) : body;
}

function unzip(body: Buffer): Buffer {
  try {
    return gunzipSync(body, { maxOutputLength: maximumBody });
  } catch (error) {
    throw new ApiError(400, 'INVALID_INPUT', `The body can't be unpacked as gzip: ${messageOf(error)}`);
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ApiError(400, 'URL_NOT_RESET', `The path "${path}" is not well-formed.`);
  }
}

/** Salesforce's command line writes `//services/…`; any run of slashes counts as one. */
async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const [path, query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const body = await readBody(incoming);
  return { method: incoming.method ?? 'GET', path: decodePath(path.replace(/\/{2,}/g, '/')), query, headers, body };
}

function send(reply: HttpReply, response: ServerResponse, isHead: boolean): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  response.end(isHead ? undefined : body);
}

/** A running HTTP server. */
export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers requests. `raw` takes over connections that stay open, such as event streams; it returns false to pass. */
export interface RequestHandling {
  handle(request: HttpRequest): Promise<HttpReply>;
  raw?(request: HttpRequest, response: ServerResponse): boolean;
}

async function answer(incoming: IncomingMessage, response: ServerResponse, handling: RequestHandling): Promise<void> {
  try {
    const request = await readRequest(incoming);
    if (handling.raw?.(request, response)) return;
    send(await handling.handle(request), response, request.method === 'HEAD');
  } catch (error) {
    const refusal = error instanceof ApiError ? error : new ApiError(500, 'UNKNOWN_EXCEPTION', messageOf(error));
    if (!response.headersSent) send(errorReply(refusal), response, false);
    else response.destroy();
  }
}

const isTaken = (error: Error): boolean => 'code' in error && error.code === 'EADDRINUSE';

const takenText = (port: number): string =>
  `Port ${port} is taken by another program. Choose another with --port, or 0 for any that is free.`;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? new Error(takenText(port), { cause: error }) : error));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Starts an HTTP server on this machine only.
 * @param port 0 for any free one
 */
export async function serve(port: number, handling: RequestHandling): Promise<RunningServer> {
  const server = createServer((incoming, response) => void answer(incoming, response, handling));
  server.keepAliveTimeout = 60_000;
  const actualPort = await listen(server, port);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: actualPort, close };
}
