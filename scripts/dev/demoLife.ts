import { ensureJsonArray, ensureJsonMap, type JsonMap } from '@salesforce/ts-types';

/** Things that happen to customers, and how often each comes up among the others. */
const happenings: readonly { readonly action: string; readonly weight: number; readonly text: string }[] = [
  { action: 'renew', weight: 6, text: 'pays for the next period' },
  { action: 'upgrade', weight: 3, text: 'upgrades' },
  { action: 'fail-payment', weight: 2, text: 'has a payment declined' },
  { action: 'pay', weight: 2, text: 'pays what was open' },
  { action: 'downgrade', weight: 1, text: 'downgrades' },
  { action: 'refund', weight: 1, text: 'gets a refund' },
];

const everyMilliseconds = 15_000;

/** What the demo needs of the world outside. */
export interface DemoPorts {
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Hears what happened. */
  readonly tell: (line: string) => void;
}

/** Lets something happen in the local Stripe now and then, so that webhooks flow while somebody watches. */
export class DemoLife {
  readonly #base: string;
  readonly #ports: DemoPorts;
  #timer: NodeJS.Timeout | undefined;

  /** @param base address of the local Stripe, without `/v1` */
  constructor(base: string, ports: DemoPorts) {
    this.#base = base;
    this.#ports = ports;
  }

  begin(): void {
    this.#timer = setInterval(() => void this.happen(), everyMilliseconds);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** Lets one thing happen to one paying customer. What the customer is in no state for does not happen. */
  async happen(): Promise<void> {
    const { random, tell } = this.#ports;
    try {
      const customers = await this.#payingCustomers();
      const customer = customers[Math.floor(random() * customers.length)];
      if (!customer) return;
      const { action, text } = this.#choose();
      const response = await this.#ports.fetch(`${this.#base}/simulator/customers/${customer.id}/${action}`, {
        method: 'POST',
      });
      if (response.ok) tell(`${customer.name} ${text}`);
    } catch {
      // The local Stripe is stopping: there is nobody left to tell.
      this.end();
    }
  }

  async #payingCustomers(): Promise<{ id: string; name: string }[]> {
    const query = 'status=active&limit=100&expand[]=data.customer';
    const headers = { Authorization: 'Bearer sk_test_local' };
    const response = await this.#ports.fetch(`${this.#base}/v1/subscriptions?${query}`, { headers });
    const list = ensureJsonMap(await response.json());
    return ensureJsonArray(list.data).map((subscription) => {
      const customer = ensureJsonMap((subscription as JsonMap).customer);
      return { id: String(customer.id), name: String(customer.name ?? customer.email) };
    });
  }

  #choose(): (typeof happenings)[number] {
    const total = happenings.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.#ports.random() * total;
    return happenings.find(({ weight }) => (left -= weight) < 0) ?? happenings[0];
  }
}
