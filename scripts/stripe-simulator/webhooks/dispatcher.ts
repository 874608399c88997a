import type { StripeAccount } from '../account/account.ts';
import { Random } from '../account/random.ts';
import { HOUR } from '../billing/calendar.ts';
import type { Delivery, Event, WebhookEndpoint } from '../state/objects.ts';
import { present } from '../wire/present.ts';
import { signatureHeader } from './signature.ts';

/** After a failed attempt the next one waits this long, in seconds; Stripe tries for three days. */
const BACKOFF = [10, 60, 5 * 60, 30 * 60, 2 * HOUR, 5 * HOUR, 10 * HOUR, 12 * HOUR, 24 * HOUR];
const AT_ONCE = 4;
const TIMEOUT = 20_000;

/** How the deliveries are disturbed; every share is a probability from 0 to 1, drawn by the account's seed. */
export interface Disturbance {
  paused: boolean;
  /** Events that are sent twice. */
  duplicate: number;
  /** Events that are overtaken by later ones. */
  shuffle: number;
  /** Events that are never sent. */
  drop: number;
}

/** Sends events to the webhook endpoints, signed, again and again until they are taken. */
export class Dispatcher {
  readonly disturbance: Disturbance = { paused: false, duplicate: 0, shuffle: 0, drop: 0 };
  readonly #account: StripeAccount;
  readonly #save: () => void;
  readonly #queue: string[] = [];
  readonly #underWay = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param save called when a delivery has changed, before anything else happens */
  constructor(account: StripeAccount, save: () => void) {
    this.#account = account;
    this.#save = save;
    for (const delivery of account.store.where('deliveries', 'state', 'pending')) this.#queue.push(delivery.id);
  }

  /** Addresses a new event to every endpoint that listens to its type. */
  enqueue(event: Event): void {
    for (const endpoint of this.#account.store.all('webhook_endpoints')) {
      if (endpoint.status !== 'enabled' || !listensTo(endpoint, event.type)) continue;
      const random = Random.for(this.#account.seed, `${event.id}/${endpoint.id}`);
      const dropped = random.chance(this.disturbance.drop);
      const late = random.chance(this.disturbance.shuffle) ? random.between(1, 5) : 0;
      const copies = random.chance(this.disturbance.duplicate) ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) this.#add(event, endpoint, dropped, late);
    }
  }

  /** Sends what is due, and comes back when the next attempt is. */
  pump(): void {
    if (this.#closed || this.disturbance.paused) return;
    clearTimeout(this.#timer);
    const now = this.#account.now();
    for (let index = 0; index < this.#queue.length && this.#underWay.size < AT_ONCE;) {
      const delivery = this.#account.store.get('deliveries', this.#queue[index] ?? '');
      if (delivery?.state !== 'pending') {
        this.#queue.splice(index, 1);
      } else if (this.#underWay.has(delivery.id) || (delivery.next_attempt_at ?? 0) > now) {
        index++;
      } else {
        this.#queue.splice(index, 1);
        void this.#attempt(delivery);
      }
    }
    const next = this.#nextAt();
    if (next !== null) this.#timer = setTimeout(() => this.pump(), Math.max(50, Math.min(next - now, HOUR) * 1000));
  }

  /** True when nothing is under way and nothing is due. */
  isIdle(): boolean {
    if (this.#underWay.size > 0) return false;
    if (this.disturbance.paused) return true;
    const next = this.#nextAt();
    return next === null || next > this.#account.now();
  }

  /** How many deliveries wait, and for how many endpoints' answers we wait. */
  counts(): { pending: number; under_way: number } {
    return { pending: this.#queue.length, under_way: this.#underWay.size };
  }

  /** Sends an event once more, as the Dashboard's "resend" does. */
  resend(event: Event): void {
    for (const endpoint of this.#account.store.all('webhook_endpoints')) this.#add(event, endpoint, false, 0);
    this.pump();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #add(event: Event, endpoint: WebhookEndpoint, dropped: boolean, late: number): void {
    const id = this.#account.ids.next('wd');
    const next = dropped ? null : this.#account.now();
    const state = dropped ? 'dropped' : 'pending';
    this.#account.store.put('deliveries', {
      id,
      event: event.id,
      endpoint: endpoint.id,
      state,
      attempts: [],
      next_attempt_at: next,
    });
    if (dropped) return;
    this.#queue.splice(Math.max(0, this.#queue.length - late), 0, id);
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { store } = this.#account;
    const event = store.get('events', delivery.event);
    const endpoint = store.get('webhook_endpoints', delivery.endpoint);
    if (!event || !endpoint) {
      store.put('deliveries', { ...delivery, state: 'failed', next_attempt_at: null });
      return;
    }
    this.#underWay.add(delivery.id);
    const at = this.#account.now();
    const outcome = await this.#send(endpoint, JSON.stringify(present('events', event, store)), at);
    this.#underWay.delete(delivery.id);
    if (this.#closed) return;
    this.#finish(delivery, { at, ...outcome });
    this.#save();
    this.pump();
  }

  async #send(
    endpoint: WebhookEndpoint,
    body: string,
    at: number,
  ): Promise<{ status: number | null; error: string | null }> {
    try {
      const response = await fetch(endpoint.url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureHeader(body, endpoint.secret, at),
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const text = await response.text();
      return { status: response.status, error: response.ok ? null : text.slice(0, 500) };
    } catch (error) {
      return { status: null, error: error instanceof Error ? describe(error) : String(error) };
    }
  }

  #finish(delivery: Delivery, attempt: Delivery['attempts'][number]): void {
    const attempts = [...delivery.attempts, attempt];
    const isTaken = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const wait = BACKOFF[attempts.length - 1];
    const isOver = isTaken || wait === undefined;
    this.#account.store.put('deliveries', {
      ...delivery,
      attempts,
      state: isTaken ? 'delivered' : isOver ? 'failed' : 'pending',
      next_attempt_at: isOver ? null : this.#account.now() + wait,
    });
    if (!isOver) this.#queue.push(delivery.id);
  }

  #nextAt(): number | null {
    let next: number | null = null;
    for (const id of this.#queue) {
      const at = this.#account.store.get('deliveries', id)?.next_attempt_at;
      if (at != null && (next === null || at < next)) next = at;
    }
    return next;
  }
}

function listensTo(endpoint: WebhookEndpoint, type: string): boolean {
  return endpoint.enabled_events.some((name) => name === '*' || name === type);
}

function describe(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
