import type { OutboundRequest, OutboundResult } from '../local-org/engine/protocol.ts';
import { StripeAccount } from '../stripe-simulator/account/account.ts';
import { answerApi } from '../stripe-simulator/api/api.ts';
import { runDue } from '../stripe-simulator/billing/timeline.ts';
import type { Event } from '../stripe-simulator/state/objects.ts';
import { signatureHeader } from '../stripe-simulator/webhooks/signature.ts';
import { present } from '../stripe-simulator/wire/present.ts';
import { makeCatalog, type Catalog } from '../stripe-simulator/world/catalog.ts';
import { webhookSecret } from './inProcessOrg.ts';

/** A Stripe account within this process whose clock stands until it is moved; it answers callouts at once. */
export class InProcessStripe {
  readonly account: StripeAccount;
  readonly catalog: Catalog;
  /** Sees the same objects, but draws its ids apart: being asked must not change what happens later. */
  readonly #reader: StripeAccount;

  /** @param now seconds since 1970 */
  constructor(seed: number, now: number) {
    const state = { seed, ids_issued: 0, clock_offset: 0 };
    this.account = new StripeAccount({ ...state, stands_at: now - 1 });
    this.account.recordsEventsFrom = now;
    this.catalog = makeCatalog(this.account);
    this.#reader = new StripeAccount({ ...state, seed: seed ^ 0x5eed, stands_at: now }, this.account.store);
    this.moveTo(now);
  }

  /** When Stripe does something by itself next, in seconds since 1970; null for never. */
  get nextAt(): number | null {
    return this.account.agenda.nextAt();
  }

  /** Moves the clock and does what falls due. @param second seconds since 1970 */
  moveTo(second: number): void {
    runDue(this.account, second);
    this.account.clock.moveTo(second);
    this.#reader.clock.moveTo(second);
  }

  /** Answers what the org asks. */
  answer(request: OutboundRequest): OutboundResult {
    const { pathname, search } = new URL(request.url);
    const headers = new Map(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
    const form = search.slice(1) || Buffer.from(request.body).toString();
    const answer = answerApi(this.#reader, {
      method: request.method,
      path: pathname,
      form,
      header: (name) => headers.get(name),
    });
    return {
      ok: true,
      statusCode: answer.status,
      status: '',
      headers: Object.entries(answer.headers),
      body: Buffer.from(JSON.stringify(answer.body)),
    };
  }

  /** An event as its webhook's body. */
  bodyOf(event: Event): string {
    return JSON.stringify(present('events', event, this.account.store));
  }
}

/** The signature of a body. @param now milliseconds since 1970-01-01T00:00Z */
export function signed(body: string, now: number): string {
  return signatureHeader(body, webhookSecret, Math.floor(now / 1000));
}
