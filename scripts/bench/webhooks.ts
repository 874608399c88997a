import { percentile, timed, type Bench } from './measure.ts';
import { deliver, eventsLeft, signUp } from './signUps.ts';
import { BenchWorld } from './world.ts';

const bench = 'webhooks';

/** Webhooks of many customers, and the work that follows. */
export const webhooksBench: Bench = {
  name: bench,
  async run(size) {
    const customers = Math.round(500 * size);
    const world = new BenchWorld();
    const bodies = signUp(world, customers);
    const times = await deliver(world, bodies);
    const drain = await timed(() => world.org.drain());
    const left = await eventsLeft(world);
    const accounts = await world.org.query('SELECT Id FROM Account WHERE MRR__c > 0');
    if (accounts.length !== customers) throw new Error(`${accounts.length} of ${customers} customers have an Account.`);
    world.org.close();
    return [
      { bench, what: 'answer, median', value: percentile(times, 0.5), unit: 'ms' },
      { bench, what: 'answer, 95 of 100 are faster', value: percentile(times, 0.95), unit: 'ms' },
      { bench, what: `drain of ${bodies.length} events, ${customers} customers`, value: drain, unit: 'ms' },
      { bench, what: 'a customer', value: drain / customers, unit: 'ms' },
      { bench, what: 'jobs that failed', value: world.problems.length, unit: '', bound: 0 },
      { bench, what: 'events not done', value: left, unit: '', bound: 0 },
    ];
  },
};
