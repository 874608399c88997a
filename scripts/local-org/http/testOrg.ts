import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareDataFile } from '../engine/dataFile.ts';
import { startOrg } from '../engine/startOrg.ts';
import type { RunningLocalOrg } from '../engine/startOrg.ts';

const source = fileURLToPath(new URL('./testdata/force-app', import.meta.url));

/** What the API answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON where the answer is JSON, else its text. */
  readonly body: unknown;
}

/** A part of a JSON value: `at(body, 'records', 0, 'Name')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown> | undefined)?.[key], value);
}

/** A running org with a small project of its own, as tests call it over HTTP. */
export class TestOrg {
  readonly org: RunningLocalOrg;
  readonly #folder: string;

  private constructor(org: RunningLocalOrg, folder: string) {
    this.org = org;
    this.#folder = folder;
  }

  static async start(): Promise<TestOrg> {
    const folder = mkdtempSync(join(tmpdir(), 'http-test-'));
    const data = await prepareDataFile(join(folder, 'org.db'));
    return new TestOrg(await startOrg({ sources: [source], data, port: 0 }), folder);
  }

  async close(): Promise<void> {
    await this.org.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** Sends a request as the administrator; `Authorization` can be set to another value. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.org.url + path, {
      method,
      headers: { authorization: `Bearer ${this.org.accessToken}`, 'content-type': 'application/json', ...headers },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text };
  }

  /** Sends a request below `/services/data`. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send(method, `/services/data/v67.0${path}`, body, headers);
  }

  query(soql: string, resource = 'query'): Promise<Answer> {
    return this.api('GET', `/${resource}?q=${encodeURIComponent(soql)}`);
  }

  /** Runs anonymous Apex. */
  async exec(apex: string): Promise<unknown> {
    return (await this.send('POST', '/local-org/exec', { apex })).body;
  }

  /** Repeats a request until its answer is what was waited for. */
  async until(path: string, isReached: (body: unknown) => boolean): Promise<unknown> {
    for (let attempt = 0; attempt < 200; attempt++) {
      const { body } = await this.api('GET', path);
      if (isReached(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${path} did not come to the state that was waited for.`);
  }
}
