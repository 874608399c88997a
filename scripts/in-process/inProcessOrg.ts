import type { ApiOrg, ApiRouter } from '../local-org/http/api/apiOrg.ts';
import { apexRestRoutes } from '../local-org/http/api/apexRest.ts';
import { queryRoutes } from '../local-org/http/api/query.ts';
import type { HttpReply } from '../local-org/http/message.ts';
import { Router } from '../local-org/http/router.ts';
import { RunningOrg } from '../local-org/engine/runningOrg.ts';
import type { OutboundRequest, OutboundResult } from '../local-org/engine/protocol.ts';
import { setupApex } from '../install/setupApex.ts';
import type { TransactionOptions } from '../local-org/jobs/host.ts';
import { Org } from '../local-org/org.ts';
import type { LimitCounters, Quiddity } from '../local-org/ports.ts';
import type { Transaction } from '../local-org/runtime/transaction.ts';

const webhookPath = '/services/apexrest/stripe/webhook';
const version = 'v67.0';

/** The signing secret of an org in this process. */
export const webhookSecret = 'whsec_in_process';

/** A record as the REST API shows it. */
export type Row = Readonly<Record<string, unknown>>;

/** What an org in this process is made from. */
export interface InProcessOptions {
  /** Path of the SQLite file; in memory without it. */
  readonly database?: string;
  /** Milliseconds since 1970-01-01T00:00Z at which the org's clock stands until it is moved. */
  readonly now: number;
  /** Answers what the org asks Stripe. */
  readonly sendCallout: (request: OutboundRequest) => OutboundResult;
  /** Hears what each transaction has used, once it is over. */
  readonly onTransaction?: (use: TransactionUse) => void;
  /** Hears of jobs and requests that failed. */
  readonly onReport?: (line: string) => void;
}

/** What one transaction has used of its governor limits. */
export interface TransactionUse {
  readonly quiddity: Quiddity;
  readonly limits: LimitCounters;
}

/** An org that tells what its transactions use. */
class MeteredOrg extends Org {
  onTransaction: (use: TransactionUse) => void = () => undefined;

  override transact<T>(options: TransactionOptions, work: (transaction: Transaction) => T): T {
    return super.transact(options, (transaction) => {
      try {
        return work(transaction);
      } finally {
        this.onTransaction(transaction);
      }
    });
  }
}

/** The package in a local org within this process: no network, no threads, and a clock that stands until it is moved. */
export class InProcessOrg {
  readonly org: Org;
  readonly #routes: ApiRouter = new Router<ApiOrg>();
  readonly #running: RunningOrg;
  readonly #token: string;
  #now: number;

  constructor({ database = ':memory:', now, sendCallout, onTransaction, onReport }: InProcessOptions) {
    this.#now = now;
    const sources = ['force-app/main', 'config/subscriber'];
    const org = new MeteredOrg({ sources, database, sendCallout, onReport, realTime: () => this.#now });
    if (onTransaction) org.onTransaction = onTransaction;
    this.org = org;
    this.org.setUp(setupApex({ mode: 'test', webhookSecret, key: 'sk_test_in_process' }));
    this.#running = new RunningOrg(this.org, 'http://in-process', () => undefined, rethrow);
    apexRestRoutes(this.#routes);
    queryRoutes(this.#routes);
    this.#token = this.#running.identity().accessToken;
  }

  /** Milliseconds since 1970-01-01T00:00Z. */
  get now(): number {
    return this.#now;
  }

  /** Moves the clock without running what falls due; also back, which only a new beginning should do. */
  set now(time: number) {
    this.#now = time;
  }

  /** Runs a piece of work that is due. @returns false when there is none */
  runNext(): boolean {
    return this.org.queue.runNext();
  }

  /** Runs all that is due. @returns the number of pieces */
  drain(): number {
    let pieces = 0;
    while (this.runNext()) pieces++;
    return pieces;
  }

  /** Posts to the webhook. @returns the HTTP status */
  async deliver(body: string, signature: string): Promise<number> {
    const reply = await this.#answer('POST', webhookPath, '', Buffer.from(body), { 'stripe-signature': signature });
    return reply.status;
  }

  /** Rows of a SOQL query. @throws Error with the answer when it is refused */
  async query(soql: string): Promise<Row[]> {
    const query = `q=${encodeURIComponent(soql)}`;
    let page = parse(await this.#answer('GET', `/services/data/${version}/query`, query, Buffer.alloc(0)));
    const rows = [...page.records];
    while (page.nextRecordsUrl !== undefined) {
      page = parse(await this.#answer('GET', page.nextRecordsUrl, '', Buffer.alloc(0)));
      rows.push(...page.records);
    }
    return rows;
  }

  /** Does something and then lets the org be as it was before, its clock included. */
  async undoing<T>(work: () => Promise<T>): Promise<T> {
    const { store, security } = this.org.data;
    const before = this.#now;
    store.begin();
    try {
      return await work();
    } finally {
      store.rollback();
      security.forget();
      this.#now = before;
    }
  }

  close(): void {
    this.#running.close();
  }

  async #answer(
    method: string,
    path: string,
    query: string,
    body: Uint8Array,
    headers: Record<string, string> = { authorization: `Bearer ${this.#token}` },
  ): Promise<HttpReply> {
    const found = this.#routes.find(method, path);
    if (!('handler' in found)) throw new Error(`No such address in this process: ${method} ${path}`);
    const request = { method, path, query, body, headers, params: found.params, search: new URLSearchParams(query) };
    return found.handler(request, this.#running);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

interface Page {
  readonly records: Row[];
  readonly nextRecordsUrl?: string;
}

function parse({ status, body }: HttpReply): Page {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString();
  if (status !== 200) throw new Error(`The org refused a query (${status}): ${text}`);
  return JSON.parse(text) as Page;
}
