import { signed } from '../in-process/inProcessStripe.ts';
import type { LimitName } from '../local-org/ports.ts';
import { percentile, timed, type Bench, type Measure } from './measure.ts';
import { BenchWorld } from './world.ts';

const bench = 'webhooks';
const eventsOfACustomer = 4;
const limits: readonly LimitName[] = ['Queries', 'QueryRows', 'DmlStatements', 'DmlRows', 'Callouts', 'CpuTime'];

/** The most that any transaction of a kind has used. */
class Peaks {
  readonly #peaks = new Map<LimitName, number>();

  /** @param quiddity the kind of transaction, such as `REST` */
  constructor(world: BenchWorld, quiddity: string) {
    world.onTransaction = (use) => {
      if (use.quiddity !== quiddity) return;
      for (const name of limits) this.#peaks.set(name, Math.max(this.#peaks.get(name) ?? 0, use.limits.used(name)));
    };
  }

  measures(what: string): Measure[] {
    return limits.map((name) => ({
      bench,
      what: `${what}: ${name}`,
      value: this.#peaks.get(name) ?? 0,
      unit: name === 'CpuTime' ? 'ms at most' : 'at most',
    }));
  }
}

async function deliver(world: BenchWorld, bodies: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const body of bodies) {
    const signature = signed(body, world.org.now);
    let status = 0;
    times.push(await timed(async () => (status = await world.org.deliver(body, signature))));
    if (status !== 200) throw new Error(`The webhook answered ${status}.`);
  }
  return times;
}

/** The last events of each customer's sign-up: those that a merchant's endpoint would be sent, a few for each. */
function signUp(world: BenchWorld, customers: number): string[] {
  const bodies: string[] = [];
  for (let number = 1; number <= customers; number++) {
    world.bodies.length = 0;
    world.addCustomer(number);
    bodies.push(...world.bodies.slice(-eventsOfACustomer));
  }
  return bodies;
}

async function costsOfOne(): Promise<Measure[]> {
  const world = new BenchWorld();
  const bodies = signUp(world, 1);
  const webhook = new Peaks(world, 'REST');
  await deliver(world, bodies);
  const worker = new Peaks(world, 'QUEUEABLE');
  world.org.drain();
  world.org.close();
  return [...webhook.measures('a webhook'), ...worker.measures('a worker, 1 customer')];
}

/** Webhooks of many customers, and the work that follows. */
export const webhooksBench: Bench = {
  name: bench,
  async run(size) {
    const customers = Math.round(500 * size);
    const world = new BenchWorld();
    const bodies = signUp(world, customers);
    const times = await deliver(world, bodies);
    const worker = new Peaks(world, 'QUEUEABLE');
    const drain = await timed(() => world.org.drain());
    const notDone = await world.org.query("SELECT Id FROM Stripe_Event__c WHERE Status__c NOT IN ('Done', 'Ignored')");
    const accounts = await world.org.query('SELECT Id FROM Account WHERE MRR__c > 0');
    if (accounts.length !== customers) throw new Error(`${accounts.length} of ${customers} customers have an Account.`);
    world.org.close();
    return [
      { bench, what: 'answer, median', value: percentile(times, 0.5), unit: 'ms' },
      { bench, what: 'answer, 95 of 100 are faster', value: percentile(times, 0.95), unit: 'ms' },
      { bench, what: `drain of ${bodies.length} events, ${customers} customers`, value: drain, unit: 'ms' },
      { bench, what: 'a customer', value: drain / customers, unit: 'ms' },
      { bench, what: 'jobs that failed', value: world.problems.length, unit: '' },
      { bench, what: 'events not done', value: notDone.length, unit: '' },
      ...worker.measures('a worker, 25 customers'),
      ...(await costsOfOne()),
    ];
  },
};
