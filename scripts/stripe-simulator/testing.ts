import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from './simulator.ts';

/** 2026-09-21T14:13:20Z: where the clock of the tests stands. */
export const TEST_NOW = 1_790_000_000;

/** A simulator whose clock stands, with Stripe's own SDK pointed at it. */
export interface TestStripe {
  simulator: RunningSimulator;
  stripe: Stripe;
  /** Calls a control address with a JSON body. */
  control: (path: string, body?: object) => Promise<unknown>;
}

export async function startTestStripe(options: SimulatorOptions = {}): Promise<TestStripe> {
  const simulator = await startSimulator({ standsAt: TEST_NOW, ...options });
  const stripe = new Stripe('sk_test_simulator', {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    return (await fetch(`${simulator.url}/simulator/${path}`, init)).json();
  };
  return { simulator, stripe, control };
}

/** A customer with a card that works. */
export function newPayingCustomer(stripe: Stripe, name = 'Zoë & Söhne'): Promise<Stripe.Customer> {
  return stripe.customers.create({
    name,
    email: 'zoe@example.com',
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
}

/** A monthly price in US dollars. */
export function newMonthlyPrice(stripe: Stripe, amount: number): Promise<Stripe.Price> {
  return stripe.prices.create({
    currency: 'usd',
    unit_amount: amount,
    recurring: { interval: 'month' },
    product_data: { name: 'Team' },
  });
}

/** What a webhook endpoint has received. */
export interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

/** A webhook endpoint that keeps what it gets. @param answer the status for the nth request, counted from 0 */
export async function startReceiver(answer: (count: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.statusCode = answer(received.length);
      received.push({ body, headers: request.headers });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return { url: `http://127.0.0.1:${port}/webhook`, received, close };
}
