import { signed } from '../in-process/inProcessStripe.ts';
import { copyCustomer } from './copies.ts';
import { timed, type Bench } from './measure.ts';
import { BenchWorld, now } from './world.ts';

const bench = 'refresh';
const day = 86_400;
const months = 36;
/** Customers of a first run that is not counted: after it the engine has compiled what it runs often. */
const warmUp = 100;

/** An org with so many customers who have paid for three years. */
async function longTimeCustomers(count: number): Promise<BenchWorld> {
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

async function refresh(customers: number): Promise<number> {
  const world = await longTimeCustomers(customers);
  const { org } = world.org;
  const milliseconds = await timed(() => {
    org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      org.program.executeAnonymous('RescoreBatch.begin(RescoreRun.weekly());').run();
    });
    world.org.drain();
  });
  const [run] = await world.org.query("SELECT Processed__c, Failed__c FROM Sync_Run__c WHERE Kind__c = 'Refresh'");
  if (run?.Processed__c !== customers || run.Failed__c !== 0) {
    throw new Error(`The refresh of ${customers} customers ended as ${JSON.stringify(run)}.`);
  }
  world.org.close();
  return milliseconds;
}

/** The weekly refresh of many customers and of twice as many. */
export const refreshBench: Bench = {
  name: bench,
  async run(size) {
    const customers = Math.round(1_000 * size);
    await refresh(warmUp);
    const [once, twice] = [await refresh(customers), await refresh(2 * customers)];
    return [
      { bench, what: `${customers} customers`, value: once, unit: 'ms' },
      { bench, what: `${2 * customers} customers`, value: twice, unit: 'ms' },
      { bench, what: 'twice as many take', value: twice / once, unit: 'times as long' },
    ];
  },
};
