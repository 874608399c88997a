import { signed } from '../in-process/inProcessStripe.ts';
import { copyCustomer } from './copies.ts';
import type { Measure } from './measure.ts';
import { costs, heapBound, type Usage } from './usage.ts';
import { BenchWorld, now } from './world.ts';

const day = 86_400;
const months = 36;
/** Customers of a first run that is not counted: after it the engine has compiled what it runs often. */
const warmUp = 100;

/** What a chunk of a run over all Accounts may use. */
export const chunkBounds = { Queries: 8, DmlStatements: 6, HeapSize: heapBound } as const;

/** What a run over all Accounts took. */
export interface BatchRun {
  readonly milliseconds: number;
  /** What its chunks used; start and finish, which each run once, are among them. */
  readonly chunks: Usage;
}

/** An org with so many customers who have paid for three years. */
export async function longTimeCustomers(count: number): Promise<BenchWorld> {
  const world = new BenchWorld(now - (months - 1) * 30.5 * day);
  world.addCustomer(1);
  world.stripe.moveTo(now);
  const body = world.bodies.at(-1) ?? '';
  await world.org.deliver(body, signed(body, world.org.now));
  world.org.drain();
  const invoices = await world.org.query('SELECT Id FROM Stripe_Invoice__c');
  if (invoices.length !== months) throw new Error(`The customer has ${invoices.length} invoices, not ${months}.`);
  copyCustomer(world.org.org, count - 1);
  return world;
}

/** Times a run over many customers and over twice as many. */
export async function twiceAsMany(
  bench: string,
  size: number,
  run: (customers: number) => Promise<BatchRun>,
): Promise<Measure[]> {
  const customers = Math.round(1_000 * size);
  await run(warmUp);
  const [once, twice] = [await run(customers), await run(2 * customers)];
  const ratio = twice.milliseconds / once.milliseconds;
  return [
    { bench, what: `${customers} customers`, value: once.milliseconds, unit: 'ms of processor time' },
    { bench, what: `${2 * customers} customers`, value: twice.milliseconds, unit: 'ms of processor time' },
    { bench, what: 'twice as many take', value: ratio, unit: 'times as long', bound: 2.2 },
    ...costs(bench, 'a chunk', twice.chunks, chunkBounds),
  ];
}
