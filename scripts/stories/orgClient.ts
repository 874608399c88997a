import { ensureJsonArray, ensureJsonMap, type AnyJson, type JsonMap } from '@salesforce/ts-types';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import type { RunningSystem } from './runningSystem.ts';

const version = 'v67.0';

/** What a story asks of the org and sends to it, over HTTP alone. */
export class OrgClient {
  readonly #system: RunningSystem;
  readonly #stripe: Stripe;

  constructor(system: RunningSystem) {
    this.#system = system;
    this.#stripe = new Stripe('sk_test_story');
  }

  /** Rows of a SOQL query. */
  async query(soql: string): Promise<JsonMap[]> {
    const answer = ensureJsonMap(
      await this.#call('GET', `/services/data/${version}/query?q=${encodeURIComponent(soql)}`),
    );
    return ensureJsonArray(answer.records).map((record) => ensureJsonMap(record));
  }

  /** Creates a record and gives its id. */
  async create(object: string, fields: JsonMap): Promise<string> {
    const answer = ensureJsonMap(await this.#call('POST', `/services/data/${version}/sobjects/${object}`, fields));
    return String(answer.id);
  }

  /** Runs anonymous Apex as the admin. @throws Error with what went wrong */
  async execute(apex: string): Promise<void> {
    const path = `/services/data/${version}/tooling/executeAnonymous/?anonymousBody=${encodeURIComponent(apex)}`;
    const result = ensureJsonMap(await this.#call('GET', path));
    if (result.success !== true) throw new Error(`The Apex failed: ${JSON.stringify(result)}`);
  }

  /** Waits until nothing is left to run. */
  async settle(): Promise<void> {
    await this.#call('POST', '/local-org/settle', {});
  }

  /** Moves the org's clock. @param duration ISO 8601, such as `PT5M` */
  async advance(duration: string): Promise<void> {
    await this.#call('POST', '/local-org/clock', { advance: duration });
  }

  /**
   * Posts an event to the webhook as Stripe would.
   * @returns the HTTP status
   */
  async deliver(event: JsonMap, changes: { secret?: string; timestamp?: number } = {}): Promise<number> {
    const payload = JSON.stringify(event);
    const signature = this.#stripe.webhooks.generateTestHeaderString({
      payload,
      secret: changes.secret ?? this.#system.webhookSecret,
      timestamp: changes.timestamp ?? Math.floor(Date.now() / 1000),
    });
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': signature };
    const response = await fetch(this.#system.webhookUrl, { method: 'POST', headers, body: payload });
    await response.arrayBuffer();
    return response.status;
  }

  async #call(method: string, path: string, body?: JsonMap): Promise<AnyJson> {
    const headers = { Authorization: `Bearer ${this.#system.accessToken}`, 'Content-Type': 'application/json' };
    const response = await fetch(this.#system.url + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as AnyJson);
  }
}

/**
 * Asks again and again until the answer is right.
 * @param what told when it never is
 * @param ask gives the answer, undefined while it is not there
 * @param seconds how long to go on
 */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>, seconds = 10): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
    await sleep(100);
  }
}
