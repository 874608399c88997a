import type { JsonMap } from '@salesforce/ts-types';
import Stripe from 'stripe';
import { startSimulator, type RunningSimulator } from '../stripe-simulator/simulator.ts';
import { OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';

/** An empty org and an empty Stripe beside each other: nothing is delivered unless the story does it. */
export class EmptyWorld {
  readonly stripe: Stripe;
  org: OrgClient;
  #system: RunningSystem;
  readonly #simulator: RunningSimulator;
  readonly #folder: ReturnType<typeof temporaryData>;

  private constructor(simulator: RunningSimulator, system: RunningSystem, folder: ReturnType<typeof temporaryData>) {
    this.#simulator = simulator;
    this.#system = system;
    this.#folder = folder;
    this.org = new OrgClient(system);
    const { hostname, port } = new URL(simulator.url);
    this.stripe = new Stripe('sk_test_story', { host: hostname, port, protocol: 'http' });
  }

  static async start(): Promise<EmptyWorld> {
    const folder = temporaryData();
    const simulator = await startSimulator({ seed: 7 });
    const system = await startSystem(folder.data, '--fresh', '--empty', '--stripe-api-base', simulator.url);
    return new EmptyWorld(simulator, system, folder);
  }

  get system(): RunningSystem {
    return this.#system;
  }

  /** Kills the org as a power cut would. */
  kill(): Promise<void> {
    return this.#system.end('SIGKILL');
  }

  /** Brings the killed org back on its file. */
  async startAgain(): Promise<void> {
    this.#system = await startSystem(this.#folder.data, '--empty', '--stripe-api-base', this.#simulator.url);
    this.org = new OrgClient(this.#system);
  }

  async end(): Promise<void> {
    await this.#system.end();
    await this.#simulator.close();
    this.#folder.remove();
  }

  /** A customer whose card works. */
  async customer(name: string): Promise<Stripe.Customer> {
    const email = `billing@${name.toLowerCase().replace(/\W+/g, '-')}.example`;
    const customer = await this.stripe.customers.create({ name, email });
    const card = await this.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    return this.stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: card.id } });
  }

  /** A price of so many dollars a month. */
  async monthlyPrice(dollars: number): Promise<Stripe.Price> {
    const product = await this.stripe.products.create({ name: `Plan ${dollars}` });
    return this.stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: dollars * 100,
      recurring: { interval: 'month' },
    });
  }

  /** Lets something happen to a customer: `upgrade`, `fail-payment`, … */
  async act(customer: string, action: string, options: JsonMap = {}): Promise<void> {
    const address = `${this.#simulator.url}/simulator/customers/${customer}/${action}`;
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(options) });
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  }

  /** Every event of the account that speaks of a customer, oldest first. */
  async events(): Promise<JsonMap[]> {
    const events: JsonMap[] = [];
    for await (const event of this.stripe.events.list({ limit: 100 }))
      events.push(JSON.parse(JSON.stringify(event)) as JsonMap);
    return events.reverse();
  }
}

/** The same items in another order, always the same for a seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const mixed = [...items];
  let state = seed;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}
