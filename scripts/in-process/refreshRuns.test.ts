import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longTimeCustomers } from '../bench/batchRun.ts';
import type { BenchWorld } from '../bench/world.ts';
import type { Row } from './inProcessOrg.ts';

const customers = 120;

function execute(world: BenchWorld, apex: string): void {
  const { org } = world.org;
  org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
    const block = org.program.executeAnonymous(apex);
    assert.deepEqual(block.problems, []);
    block.run();
  });
}

async function refreshRun(world: BenchWorld): Promise<Row> {
  const fields = 'Status__c, Total__c, Processed__c, Failed__c, Message__c';
  const rows = await world.org.query(`SELECT ${fields} FROM Sync_Run__c WHERE Kind__c = 'Refresh'`);
  assert.equal(rows.length, 1, 'one run, however often it goes on');
  return rows[0];
}

test('a refresh whose job is aborted goes on by itself and reports the moves of the whole run', async () => {
  const world = await longTimeCustomers(customers);
  execute(
    world,
    `List<Account> all = [SELECT Id FROM Account];
     for (Account each : all) each.Refreshed_CLV_Tier__c = 'High';
     update all;
     RescoreBatch.begin(RescoreRun.weekly());`,
  );
  for (const phase of ['start', 'first chunk']) assert.ok(world.org.runNext(), phase);
  execute(
    world,
    `for (AsyncApexJob job : [SELECT Id FROM AsyncApexJob WHERE JobType = 'BatchApex' AND Status = 'Processing'])
       System.abortJob(job.Id);`,
  );
  world.org.drain();
  const broken = await refreshRun(world);
  assert.deepEqual([broken.Status__c, broken.Total__c, broken.Processed__c], ['Running', customers, 50]);

  for (let quarter = 0; quarter < 4; quarter++) {
    world.org.now += 15 * 60_000;
    world.org.drain();
  }

  const done = await refreshRun(world);
  assert.deepEqual([done.Status__c, done.Processed__c, done.Failed__c], ['Done', customers, 0]);
  assert.equal(done.Message__c, `0 moved up, ${customers} moved down`, 'those of before the break, too');
  assert.deepEqual(world.problems, []);
  world.org.close();
});

test('a chunk that a governor limit ends is counted, with the reason, and the others are done', async () => {
  const world = await longTimeCustomers(customers);
  const firstFifty = 'SELECT "Id" FROM "Stripe_Customer__c" ORDER BY "Account__c" LIMIT 50';
  world.org.org.data.store.db.run(
    `UPDATE "Stripe_Invoice__c" SET "Failure_Message__c" = ? WHERE "Stripe_Customer__c" IN (${firstFifty})`,
    ['x'.repeat(8000)],
  );

  execute(world, 'RescoreBatch.begin(RescoreRun.weekly());');
  world.org.drain();

  const run = await refreshRun(world);
  assert.deepEqual([run.Status__c, run.Processed__c, run.Failed__c], ['Failed', customers, 50]);
  assert.match(String(run.Message__c), /System\.LimitException: Apex heap size too large: \d+/);
  world.org.close();
});
