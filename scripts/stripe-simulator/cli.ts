import { parseArgs } from 'node:util';
import { startSimulator, type SimulatorOptions } from './simulator.ts';

const HELP = `A local Stripe: API, billing over time, signed webhooks.

  npx node scripts/stripe-simulator/cli.ts --customers 200 --webhook-url http://localhost:8080/services/apexrest/stripe/webhook

  --port N              port on 127.0.0.1 (default: any free one)
  --seed N              the same seed and time make the same account (default 1)
  --customers N         customers with 18 months of history (default 200; 0 for an empty account)
  --data FILE           SQLite file; an existing one brings its account back
  --webhook-url URL     where events are sent
  --webhook-secret S    the secret they are signed with (default: a new one)
  --now ISO             the clock stands at this moment until it is moved (default: it ticks)
  --json                print one line of JSON when ready
  --help
`;

const DEFAULT_CUSTOMERS = 200;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      customers: { type: 'string' },
      data: { type: 'string' },
      'webhook-url': { type: 'string' },
      'webhook-secret': { type: 'string' },
      now: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const options: SimulatorOptions = {
    port: wholeNumber('port', values.port, 0),
    seed: wholeNumber('seed', values.seed, 1),
    customers: wholeNumber('customers', values.customers, DEFAULT_CUSTOMERS),
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values['webhook-url'] === undefined ? {} : { webhookUrl: values['webhook-url'] }),
    ...(values['webhook-secret'] === undefined ? {} : { webhookSecret: values['webhook-secret'] }),
    ...(values.now === undefined ? {} : { standsAt: second(values.now) }),
  };
  const simulator = await startSimulator(options);
  const webhookSecret = simulator.account.store.all('webhook_endpoints')[0]?.secret ?? null;
  const ready = {
    url: simulator.url,
    webhookSecret,
    customers: simulator.account.store.all('customers').length,
    pid: process.pid,
  };
  process.stdout.write(
    values.json ? `${JSON.stringify(ready)}\n` : `Stripe simulator on ${ready.url}, ${ready.customers} customers\n`,
  );
  stopWith(() => simulator.close());
}

/** Stops on a signal, and when the process that started this one is gone. */
function stopWith(close: () => Promise<void>): void {
  const stop = () => void close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.send) process.once('disconnect', stop);
}

function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number, not '${text}'.`);
  return Number(text);
}

function second(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`--now takes a moment such as 2026-12-01T00:00:00Z, not '${text}'.`);
  return Math.floor(milliseconds / 1000);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
