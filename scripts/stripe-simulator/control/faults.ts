import type { ApiAnswer } from '../api/api.ts';

/** A failure that the API is told to show instead of its answer. */
export interface Fault {
  /** The status: 429 and 5xx are what Stripe itself shows. */
  status: number;
  /** How many requests get it. */
  times: number;
  /** Only requests whose path begins so; all when it is missing. */
  path?: string;
  /** Milliseconds every affected request waits before its answer. */
  delay?: number;
}

/** The faults that are waiting for their requests. */
export class Faults {
  #faults: Fault[] = [];

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  get waiting(): readonly Fault[] {
    return this.#faults;
  }

  /** Takes the fault for this request, if there is one. */
  take(path: string): Fault | undefined {
    const fault = this.#faults.find((one) => one.times > 0 && path.startsWith(one.path ?? '/v1'));
    if (!fault) return undefined;
    fault.times--;
    this.#faults = this.#faults.filter((one) => one.times > 0);
    return fault;
  }
}

/** How Stripe answers when it fails or is asked too often; see https://docs.stripe.com/rate-limits. */
export function faultAnswer(status: number): ApiAnswer {
  if (status === 429) {
    const message = 'Too many requests in a period of time. Try again later.';
    return {
      status,
      body: { error: { type: 'invalid_request_error', code: 'rate_limit', message } },
      headers: { 'stripe-rate-limited-reason': 'global-rate', 'retry-after': '1' },
    };
  }
  const message = 'An unknown error occurred. Stripe has been told; this one was asked for.';
  return { status, body: { error: { type: 'api_error', message } }, headers: { 'stripe-should-retry': 'true' } };
}
