import type { ServerResponse } from 'node:http';
import { rmSync } from 'node:fs';
import { ApiError, errorReply } from '../http/message.ts';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { Router } from '../http/router.ts';
import { serve } from '../http/server.ts';
import { addPageRoutes } from '../pages/pageRoutes.ts';
import type { DataFile } from './dataFile.ts';
import { deployedFolderOf } from './deployedFolder.ts';
import { EventStreams } from './eventStream.ts';
import { EngineHost } from './host.ts';
import { announceSession } from './sessions.ts';

/** How a local org is started. */
export interface StartOptions {
  /** SFDX source folders, in the order in which they are deployed. */
  readonly sources: readonly string[];
  /** The SQLite file; an existing one comes back as it was. */
  readonly data: DataFile;
  /** Port of the HTTP server; 0 for any free one. */
  readonly port: number;
  /** Begin with an empty database. */
  readonly fresh?: boolean;
  /** Anonymous Apex that sets the org up; run again only when it changes. */
  readonly setupApex?: string;
  /** Where callouts to addresses that begin with a key lead to instead. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Folder for built pages; without it the org shows none. */
  readonly pageCache?: string;
  /** Hears of jobs, triggers and requests that failed. */
  readonly onReport?: (line: string) => void;
  /** Hears that the clock was moved, and to which time in milliseconds since 1970. */
  readonly onClockMoved?: (now: number) => void;
  /** The org ended without having been asked to. */
  readonly onCrash?: (error: Error) => void;
}

/** A local org that is up. */
export interface RunningLocalOrg {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly accessToken: string;
  readonly username: string;
  readonly organizationId: string;
  close(): Promise<void>;
}

const eventStreamPath = '/local-org/events';

function removeDatabase(file: string): void {
  rmSync(deployedFolderOf(file), { recursive: true, force: true });
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** Answers requests: pages in this thread, everything else in the engine. */
class FrontDoor {
  readonly #engine: Promise<EngineHost>;
  readonly #pages = new Router<null>();
  readonly #streams: EventStreams;

  constructor(engine: Promise<EngineHost>, streams: EventStreams, options: StartOptions, log: (line: string) => void) {
    this.#engine = engine;
    this.#streams = streams;
    if (options.pageCache) addPageRoutes(this.#pages, { sources: options.sources, cache: options.pageCache, log });
  }

  async handle(request: HttpRequest): Promise<HttpReply> {
    const found = this.#pages.find(request.method, request.path);
    if (!('handler' in found)) return (await this.#engine).handle(request);
    try {
      return await found.handler(
        { ...request, params: found.params, search: new URLSearchParams(request.query) },
        null,
      );
    } catch (error) {
      if (error instanceof ApiError) return errorReply(error);
      throw error;
    }
  }

  /** Takes over requests for events, once the engine has found the session valid. */
  raw(request: HttpRequest, response: ServerResponse): boolean {
    if (request.path !== eventStreamPath || request.method !== 'GET') return false;
    void this.#openStream(request, response);
    return true;
  }

  async #openStream(request: HttpRequest, response: ServerResponse): Promise<void> {
    const check = await (await this.#engine).handle({ ...request, path: '/local-org/status', query: '' });
    if (check.status !== 200) {
      response.writeHead(check.status, check.headers).end(check.body);
      return;
    }
    this.#streams.open(new URLSearchParams(request.query).get('channel') ?? '', response);
  }
}

/**
 * Starts a local org.
 * @throws Error with the reason when it does not come up
 */
export async function startOrg(options: StartOptions): Promise<RunningLocalOrg> {
  const report = options.onReport ?? (() => undefined);
  const streams = new EventStreams();
  let setEngine: (engine: Promise<EngineHost>) => void = () => undefined;
  const engine = new Promise<EngineHost>((resolve) => (setEngine = resolve));
  const door = new FrontDoor(engine, streams, options, report);
  const server = await serve(options.port, {
    handle: (request) => door.handle(request),
    raw: (request, response) => door.raw(request, response),
  });
  if (options.fresh) removeDatabase(options.data);
  const url = `http://127.0.0.1:${server.port}`;
  const { sources, setupApex, redirects = {} } = options;
  const starting = EngineHost.start(
    { sources, setupApex, redirects, database: options.data, baseUrl: url },
    {
      onEvent: (event) => streams.push(event),
      onLog: report,
      onClock: options.onClockMoved ?? (() => undefined),
      onCrash: options.onCrash ?? ((error) => report(error.message)),
    },
  );
  // Requests that came early are told by their own handlers.
  engine.catch(() => undefined);
  setEngine(starting);
  try {
    const host = await starting;
    const { accessToken, username } = host.identity;
    const withdraw = announceSession({ url, accessToken, username, pid: process.pid, data: options.data, redirects });
    const close = async (): Promise<void> => {
      withdraw();
      streams.close();
      await server.close();
      await host.stop();
    };
    return { url, port: server.port, ...host.identity, close };
  } catch (error) {
    streams.close();
    await server.close();
    throw error;
  }
}
