import { signed } from '../in-process/inProcessStripe.ts';
import { timed, type Bench } from './measure.ts';
import { copyCustomer } from './copies.ts';
import { BenchWorld } from './world.ts';

const bench = 'query';

/** Questions to a large table, over the REST API. */
export const queryBench: Bench = {
  name: bench,
  async run(size) {
    const rows = Math.round(200_000 * size);
    const world = new BenchWorld();
    world.addCustomer(1);
    const body = world.bodies.at(-1) ?? '';
    await world.org.deliver(body, signed(body, world.org.now));
    world.org.drain();
    copyCustomer(world.org.org, rows - 1);
    const [original] = await world.org.query('SELECT Stripe_Id__c FROM Stripe_Invoice__c LIMIT 1');
    const ask = (soql: string): Promise<number> => timed(() => world.org.query(soql));
    const measures = [
      {
        bench,
        what: `all ${rows} rows, in pages`,
        value: await ask('SELECT Id, Status__c FROM Stripe_Invoice__c'),
        unit: 'ms',
      },
      {
        bench,
        what: `sums by status over ${rows} rows`,
        value: await ask('SELECT Status__c, SUM(Amount_Paid_Minor__c) FROM Stripe_Invoice__c GROUP BY Status__c'),
        unit: 'ms',
      },
      {
        bench,
        what: `one of ${rows} rows by external id`,
        value: await ask(`SELECT Id FROM Stripe_Invoice__c WHERE Stripe_Id__c = '${String(original?.Stripe_Id__c)}'`),
        unit: 'ms',
      },
    ];
    world.org.close();
    return measures;
  },
};
