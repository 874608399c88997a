import type { LimitName } from '../local-org/ports.ts';
import { chunkBounds, longTimeCustomers } from './batchRun.ts';
import type { Bench, Measure } from './measure.ts';
import { refreshAll } from './refresh.ts';
import { deliver, eventsLeft, signUp } from './signUps.ts';
import { costs, heapBound, Usage } from './usage.ts';
import { BenchWorld } from './world.ts';

const bench = 'costs';
/** The customer, its subscriptions, invoices and charges. */
const calloutsOfACustomer = 4;
/** One page with the names of products, for all customers of a worker. */
const calloutsOfAWorker = 1;
const customersOfAWorker = 25;
const workerBounds = { Queries: 15, DmlStatements: 15, HeapSize: heapBound } as const;
/** A refresh works on fifty customers at a time: two such chunks. */
const refreshedCustomers = 100;

/** The costs of one customer's events, from the webhook to the Account. */
async function costsOfOne(): Promise<Measure[]> {
  const world = new BenchWorld();
  const bodies = signUp(world, 1);
  const webhook = new Usage(world, 'REST');
  await deliver(world, bodies);
  const worker = new Usage(world, 'QUEUEABLE');
  world.org.drain();
  world.org.close();
  return [
    ...costs(bench, 'a webhook', webhook, { Queries: 3, DmlStatements: 2, Callouts: 0 }),
    ...costs(bench, 'a worker, 1 customer', worker, {
      ...workerBounds,
      Callouts: calloutsOfACustomer + calloutsOfAWorker,
    }),
  ];
}

interface Drain {
  readonly events: number;
  readonly workers: Usage;
  readonly failures: number;
  readonly left: number;
}

async function drained(customers: number): Promise<Drain> {
  const world = new BenchWorld();
  const bodies = signUp(world, customers);
  await deliver(world, bodies);
  const workers = new Usage(world, 'QUEUEABLE');
  world.org.drain();
  const left = await eventsLeft(world);
  world.org.close();
  return { events: bodies.length, workers, failures: world.problems.length, left };
}

function growth(half: Drain, whole: Drain, name: LimitName, what: string, bound: number): Measure {
  const value = whole.workers.sum(name) / half.workers.sum(name);
  return { bench, what: `${what}, ${whole.events} events against ${half.events}`, value, unit: 'times', bound };
}

/** The costs of many customers' events: they grow with their number and not faster. */
async function costsOfMany(customers: number): Promise<Measure[]> {
  const half = await drained(Math.round(customers / 2));
  const whole = await drained(customers);
  const callouts = calloutsOfACustomer * customersOfAWorker + calloutsOfAWorker;
  const unit = '';
  return [
    ...costs(bench, `a worker, up to ${customersOfAWorker} customers`, whole.workers, {
      ...workerBounds,
      Callouts: callouts,
    }),
    {
      bench,
      what: `${whole.events} events, ${customers} customers: jobs that failed`,
      value: whole.failures,
      unit,
      bound: 0,
    },
    {
      bench,
      what: `${whole.events} events, ${customers} customers: events not done`,
      value: whole.left,
      unit,
      bound: 0,
    },
    growth(half, whole, 'CpuTime', 'CPU time of all workers', 2.5),
    growth(half, whole, 'HeapSize', 'heap of all workers', 2.2),
  ];
}

async function costsOfRefresh(): Promise<Measure[]> {
  const world = await longTimeCustomers(refreshedCustomers);
  const { chunks } = await refreshAll(world, refreshedCustomers);
  return costs(bench, 'a chunk of the refresh', chunks, chunkBounds);
}

/** What transactions use of their governor limits, each held against its bound; part of `npm test`. */
export const costsBench: Bench = {
  name: bench,
  async run(size) {
    const customers = Math.round(500 * size);
    return [...(await costsOfOne()), ...(await costsOfMany(customers)), ...(await costsOfRefresh())];
  },
};
