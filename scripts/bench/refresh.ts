import { longTimeCustomers, twiceAsMany, type BatchRun } from './batchRun.ts';
import { processorTime, type Bench } from './measure.ts';
import { Usage } from './usage.ts';
import type { BenchWorld } from './world.ts';

const bench = 'refresh';

/** Refreshes all customers of an org and closes it. @throws Error unless every customer was refreshed */
export async function refreshAll(world: BenchWorld, customers: number): Promise<BatchRun> {
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

/** The weekly refresh of many customers and of twice as many. */
export const refreshBench: Bench = {
  name: bench,
  run: (size) =>
    twiceAsMany(bench, size, async (customers) => refreshAll(await longTimeCustomers(customers), customers)),
};
