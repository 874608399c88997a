import { signed } from '../in-process/inProcessStripe.ts';
import { copyCustomer } from './copies.ts';
import { processorTime, type Bench } from './measure.ts';
import { costs, heapBound, Usage } from './usage.ts';
import { BenchWorld, now } from './world.ts';

const bench = 'refresh';
const day = 86_400;
const months = 36;
/** What a chunk of a run over all Accounts may use. */
export const chunkBounds = { Queries: 8, DmlStatements: 6, HeapSize: heapBound } as const;
/** Customers of a first run that is not counted: after it the engine has compiled what it runs often. */
const warmUp = 100;

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

/** What a refresh took. */
interface Refresh {
  readonly milliseconds: number;
  /** What its chunks used; start and finish, which each run once, are among them. */
  readonly chunks: Usage;
}

/** Refreshes all customers of an org and closes it. @throws Error unless every customer was refreshed */
export async function refreshAll(world: BenchWorld, customers: number): Promise<Refresh> {
  const { org } = world.org;
  const chunks = new Usage(world, 'BATCH_APEX');
  const milliseconds = await processorTime(() => {
    org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      org.program.executeAnonymous('RescoreBatch.begin(RescoreRun.weekly());').run();
    });
    world.org.drain();
  });
  const fields = 'Status__c, Total__c, Processed__c, Failed__c';
  const [run] = await world.org.query(`SELECT ${fields} FROM Sync_Run__c WHERE Kind__c = 'Refresh'`);
  if (run?.Status__c !== 'Done' || run.Total__c !== customers || run.Processed__c !== customers) {
    throw new Error(`The refresh of ${customers} customers ended as ${JSON.stringify(run)}.`);
  }
  world.org.close();
  return { milliseconds, chunks };
}

async function refresh(customers: number): Promise<Refresh> {
  return refreshAll(await longTimeCustomers(customers), customers);
}

/** The weekly refresh of many customers and of twice as many. */
export const refreshBench: Bench = {
  name: bench,
  async run(size) {
    const customers = Math.round(1_000 * size);
    await refresh(warmUp);
    const [once, twice] = [await refresh(customers), await refresh(2 * customers)];
    const ratio = twice.milliseconds / once.milliseconds;
    return [
      { bench, what: `${customers} customers`, value: once.milliseconds, unit: 'ms of processor time' },
      { bench, what: `${2 * customers} customers`, value: twice.milliseconds, unit: 'ms of processor time' },
      { bench, what: 'twice as many take', value: ratio, unit: 'times as long', bound: 2.2 },
      ...costs(bench, 'a chunk', twice.chunks, chunkBounds),
    ];
  },
};
