import { ensureJsonMap, type JsonMap } from '@salesforce/ts-types';

/** What a story does to the local Stripe. */
export class StripeClient {
  readonly #base: string;
  readonly #account: string | undefined;

  /**
   * @param base address of the API, without `/v1`
   * @param account connected account that everything is done for; the own one without it
   */
  constructor(base: string, account?: string) {
    this.#base = base;
    this.#account = account;
  }

  /** Connects an account to the platform. @param secret signs its events */
  connect(account: string, secret: string): Promise<JsonMap> {
    return this.#call('POST', '/simulator/connected-accounts', JSON.stringify({ id: account, secret }));
  }

  /** Reads an object of the API. @param path such as `/v1/customers/cus_1` */
  read(path: string): Promise<JsonMap> {
    return this.#call('GET', path);
  }

  /** Creates or changes an object of the API. */
  write(path: string, fields: Readonly<Record<string, string>>): Promise<JsonMap> {
    return this.#call('POST', path, new URLSearchParams(fields));
  }

  /** Lets something happen to a customer: `upgrade`, `fail-payment`, `cancel`, `refund`, … */
  act(customer: string, action: string, options: JsonMap = {}): Promise<JsonMap> {
    return this.#call('POST', `/simulator/customers/${customer}/${action}`, JSON.stringify(options));
  }

  /** Lets requests fail: as many as `times` says whose path begins with `path`. */
  fail(fault: JsonMap): Promise<JsonMap> {
    return this.#call('POST', '/simulator/faults', JSON.stringify(fault));
  }

  /** Changes how webhooks are delivered: paused, duplicated, out of order. */
  disturb(disturbance: JsonMap): Promise<JsonMap> {
    return this.#call('POST', '/simulator/deliveries', JSON.stringify(disturbance));
  }

  async #call(method: string, path: string, body?: string | URLSearchParams): Promise<JsonMap> {
    const headers = new Headers({ Authorization: 'Bearer sk_test_story' });
    if (this.#account !== undefined) headers.set('Stripe-Account', this.#account);
    const response = await fetch(this.#base + path, { method, headers, body });
    const answer = ensureJsonMap(await response.json());
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
