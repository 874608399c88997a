import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { API_VERSION, StripeAccount } from './account/account.ts';
import { Platform, type HostedAccount } from './account/platform.ts';
import { StripeError } from './account/stripeError.ts';
import { answerApi, type ApiAnswer } from './api/api.ts';
import { runDue, travelTo } from './billing/timeline.ts';
import { answerControl } from './control/control.ts';
import { faultAnswer, Faults } from './control/faults.ts';
import { Database } from './state/database.ts';
import type { WebhookEndpoint } from './state/objects.ts';
import { Store } from './state/store.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';
import { makeWorld } from './world/world.ts';

/** How a simulator is started. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  port?: number;
  /** The same seed and time make the same account, byte for byte. */
  seed?: number;
  /** Customers with a history of 18 months; 0 for an empty account. */
  customers?: number;
  /** SQLite file; without one nothing outlives the process. An existing file brings its account back. */
  data?: string;
  /** Where events are sent. */
  webhookUrl?: string;
  webhookSecret?: string;
  /** Seconds since 1970 at which the clock stands until it is moved; without it the clock ticks. */
  standsAt?: number;
}

/** A simulator that is running. */
export interface RunningSimulator {
  /** Base of the API, without `/v1`. */
  url: string;
  port: number;
  account: StripeAccount;
  /** Has every event from now on sent to one address, in place of the one it was started with. */
  deliverTo: (webhookUrl: string, webhookSecret: string) => void;
  /** Moves the clock forward to a time in milliseconds since 1970, billing what falls due on the way. */
  travelTo: (now: number) => void;
  close: () => Promise<void>;
}

/** Starts a local Stripe on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const simulator = new Simulator(options);
  const port = await simulator.listen(options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    account: simulator.account,
    deliverTo: (webhookUrl, webhookSecret) => simulator.deliverTo(webhookUrl, webhookSecret),
    travelTo: (now) => simulator.travelTo(now),
    close: () => simulator.close(),
  };
}

/** The longest the billing engine sleeps, in milliseconds, whatever the agenda says. */
const LONGEST_SLEEP = 60_000;

class Simulator {
  readonly account: StripeAccount;
  readonly #faults = new Faults();
  readonly #platform: Platform;
  readonly #database: Database | undefined;
  readonly #server: Server;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SimulatorOptions) {
    const store = new Store();
    this.#database = options.data === undefined ? undefined : new Database(options.data);
    this.#database?.loadInto(store);
    const saved = store.get('simulator', 'simulator');
    const fresh = { seed: options.seed ?? 1, ids_issued: 0, clock_offset: 0, stands_at: options.standsAt ?? null };
    this.account = new StripeAccount(saved ?? fresh, store);
    if (!saved && options.customers) makeWorld(this.account, options.customers);
    const dispatcher = new Dispatcher(this.account, () => this.#save());
    this.account.onEvent = (event) => dispatcher.enqueue(event);
    this.#platform = new Platform({ account: this.account, dispatcher });
    if (options.webhookUrl !== undefined) listenWith(this.account, options.webhookUrl, options.webhookSecret);
    this.#save();
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        this.#wake();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  deliverTo(webhookUrl: string, webhookSecret: string | undefined): void {
    listenWith(this.account, webhookUrl, webhookSecret);
    this.#wake();
  }

  travelTo(now: number): void {
    const second = Math.floor(now / 1000);
    for (const { account } of this.#platform.all()) if (second > account.now()) travelTo(account, second);
    this.#wake();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const { dispatcher } of this.#platform.all()) dispatcher.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#save();
    this.#database?.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const body = await text(request);
      const answer = pathname.startsWith('/simulator/')
        ? { ...(await this.#control(request, pathname, body)), headers: {} }
        : await this.#api(request, pathname, search.slice(1) || body);
      this.#save();
      send(response, answer.status, answer.body, answer.headers);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`stripe-simulator: ${request.method} ${pathname} failed\n${message}\n`);
      send(response, 500, { error: { type: 'api_error', message: `The simulator failed: ${String(error)}` } }, {});
    }
    this.#wake();
  }

  async #control(request: IncomingMessage, path: string, body: string): Promise<{ status: number; body: unknown }> {
    const hosted = this.#hostedFor(request);
    if ('refusal' in hosted) return hosted.refusal;
    const context = {
      ...hosted,
      faults: this.#faults,
      connect: (id: string, secret: string) => this.#connect(id, secret),
    };
    return answerControl(context, request.method ?? 'GET', path, body);
  }

  /** A new connected account, which sends its events where the own one does, under a secret of its own. */
  #connect(id: string, secret: string): void {
    const url = ownEndpoint(this.account)?.url;
    const { account } = this.#platform.connect(id);
    if (url !== undefined) listenWith(account, url, secret);
  }

  #hostedFor(request: IncomingMessage): HostedAccount | { refusal: ApiAnswer } {
    try {
      const header = request.headers['stripe-account'];
      return this.#platform.of(Array.isArray(header) ? header[0] : header);
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      return { refusal: { status: error.status, body: { error: error.details }, headers: {} } };
    }
  }

  async #api(request: IncomingMessage, path: string, form: string): Promise<ApiAnswer> {
    const fault = this.#faults.take(path);
    if (fault?.delay !== undefined) await wait(fault.delay);
    if (fault && fault.status >= 400) return faultAnswer(fault.status);
    const hosted = this.#hostedFor(request);
    if ('refusal' in hosted) return hosted.refusal;
    const { account } = hosted;
    runDue(account, account.now());
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    return answerApi(account, { method: request.method ?? 'GET', path, form, header });
  }

  /** Does what is due, and comes back when the next thing is. */
  #wake(): void {
    clearTimeout(this.#timer);
    let sleep = LONGEST_SLEEP;
    for (const { account, dispatcher } of this.#platform.all()) {
      runDue(account, account.now());
      this.#save();
      dispatcher.pump();
      const next = account.agenda.nextAt();
      if (next !== null) sleep = Math.min(sleep, Math.max(100, (next - account.now()) * 1000));
    }
    this.#timer = setTimeout(() => this.#wake(), sleep);
    this.#timer.unref();
  }

  #save(): void {
    if (!this.#database) return;
    this.account.saveState();
    this.#database.save(this.account.store.takeChanges());
  }
}

/** Marks the endpoint that the simulator was told of, among those made through the API. */
const OWN_ENDPOINT = 'The org beside this simulator';

function ownEndpoint(account: StripeAccount): WebhookEndpoint | undefined {
  return account.store.all('webhook_endpoints').find((endpoint) => endpoint.description === OWN_ENDPOINT);
}

function listenWith(account: StripeAccount, url: string, secret: string | undefined): void {
  const known = ownEndpoint(account);
  if (known) {
    account.change('webhook_endpoints', known, secret === undefined ? { url } : { url, secret });
    return;
  }
  account.add('webhook_endpoints', {
    id: account.ids.next('we'),
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: account.now(),
    description: OWN_ENDPOINT,
    enabled_events: ['*'],
    livemode: false,
    metadata: {},
    secret: secret ?? `whsec_${account.ids.characters(32)}`,
    status: 'enabled',
    url,
  });
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string>): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(`${JSON.stringify(body, null, 2)}\n`);
}
