import { longTimeCustomers, twiceAsMany, type BatchRun } from './batchRun.ts';
import { processorTime, type Bench } from './measure.ts';
import { Usage } from './usage.ts';

const bench = 'whatif';
/** Another lifespan, so that every Account would change and every chunk has the most to keep. */
const proposal = `
ScorePolicy proposed = PolicySettings.current();
proposed.lifespanMonths = 12;
WhatIfBatch.begin(proposed);`;
const figures = 'SELECT CLV__c, CLV_Tier__c, MRR__c, LastModifiedDate FROM Account ORDER BY Id';

/** Compares other rules over so many customers. @throws Error unless all were compared, and no Account was written */
async function compare(customers: number): Promise<BatchRun> {
  const world = await longTimeCustomers(customers);
  const { org } = world.org;
  const before = JSON.stringify(await world.org.query(figures));
  const chunks = new Usage(world, 'BATCH_APEX');
  const milliseconds = await processorTime(() => {
    org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      org.program.executeAnonymous(proposal).run();
    });
    world.org.drain();
  });
  const [run] = await world.org.query(`SELECT Status__c, Processed__c FROM Sync_Run__c WHERE Kind__c = 'What-if'`);
  const [{ results }] = await world.org.query('SELECT COUNT(Id) results FROM What_If_Result__c');
  if (run?.Status__c !== 'Done' || run.Processed__c !== customers || results !== customers) {
    throw new Error(`The comparison of ${customers} customers ended as ${JSON.stringify({ run, results })}.`);
  }
  if (JSON.stringify(await world.org.query(figures)) !== before) {
    throw new Error('The comparison wrote to Accounts.');
  }
  world.org.close();
  return { milliseconds, chunks };
}

/** Other rules tried over many customers and over twice as many. */
export const whatIfBench: Bench = {
  name: bench,
  run: (size) => twiceAsMany(bench, size, compare),
};
