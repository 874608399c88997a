import { setTimeout as sleep } from 'node:timers/promises';

/** Lets through at most so many requests a second, evenly, so that a customer's own traffic keeps its room. */
export class Pace {
  readonly #gap: number;
  #next = 0;

  /** @param requestsPerSecond Infinity does not hold anything back */
  constructor(requestsPerSecond: number) {
    this.#gap = 1000 / requestsPerSecond;
  }

  /** Waits for the turn of one request. */
  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gap;
    if (at > now) await sleep(at - now);
  }
}

/**
 * How fast Stripe is asked: a fifth of what live mode allows and half of what a sandbox does, where nobody else
 * works. See https://docs.stripe.com/rate-limits.
 */
export function paceFor(key: string, isRealStripe: boolean): Pace {
  if (!isRealStripe) return new Pace(Infinity);
  return new Pace(/^(sk|rk)_live_/.test(key) ? 20 : 12);
}
