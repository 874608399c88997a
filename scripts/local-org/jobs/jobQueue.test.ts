import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexList } from '../runtime/collections.ts';
import { ApexException, apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import { FakeHost, FakeObject } from './fakeHost.ts';
import { FinalizerContextValue } from './contexts.ts';

const minute = 60_000;

function fails(work: () => unknown, text: string): void {
  assert.throws(work, (error) => error instanceof ApexException && error.toString().includes(text));
}

test('a queueable runs once, after the commit of the transaction that enqueued it', () => {
  const host = new FakeHost();
  const runs: unknown[] = [];
  const job = host.object('Worker', { execute: () => runs.push('ran') });
  const id = host.request(({ jobs }) => {
    const jobId = jobs.enqueueQueueable(job, {});
    assert.deepEqual(runs, [], 'not before the commit');
    return jobId;
  });
  host.runDue();
  host.runDue();
  assert.deepEqual(runs, ['ran']);
  assert.equal(host.written.get(id)?.Status, 'Completed');
});

test('what a rolled-back transaction enqueued never runs', () => {
  const host = new FakeHost();
  const job = host.object('Worker', { execute: () => assert.fail('must not run') });
  assert.throws(() =>
    host.request(({ jobs }) => {
      jobs.enqueueQueueable(job, {});
      throw apexException('DmlException', 'refused');
    }),
  );
  host.runDue();
  assert.equal(host.written.size, 0);
});

test('a delayed job waits for its minute', () => {
  const host = new FakeHost();
  const runs: number[] = [];
  const job = host.object('Worker', { execute: () => runs.push(host.clock.now()) });
  host.request(({ jobs }) => jobs.enqueueQueueable(job, { delayMinutes: 5 }));
  host.runDue();
  assert.deepEqual(runs, []);
  host.clock.moveTo(host.clock.now() + 5 * minute);
  host.runDue();
  assert.equal(runs.length, 1);
});

test('a second job with the same signature is refused while the first one waits', () => {
  const host = new FakeHost();
  const job = host.object('Worker', { execute: () => null });
  const enqueue = (): unknown =>
    host.request(({ jobs }) => jobs.enqueueQueueable(job, { duplicateSignature: 'lane 1' }));
  enqueue();
  fails(enqueue, 'DuplicateMessageException');
  host.runDue();
  enqueue();
});

test('a job may enqueue one job, and a chain ends at its maximum depth', () => {
  const host = new FakeHost();
  let runs = 0;
  const job: FakeObject = host.object('Worker', {
    execute: () => {
      runs++;
      current().jobs.enqueueQueueable(job, {});
    },
  }) as FakeObject;
  host.request(({ jobs }) => jobs.enqueueQueueable(job, { maximumStackDepth: 3 }));
  host.runDue();
  assert.equal(runs, 3);
  assert.match(host.logged.join(), /Maximum stack depth has been reached/);
});

test('a finalizer hears of the failure, and its job may be enqueued again five times in a row', () => {
  const host = new FakeHost();
  const results: string[] = [];
  const finalizer = host.object('Finally', {
    execute: (context) => {
      assert.ok(context instanceof FinalizerContextValue);
      results.push(`${context.result}: ${context.exception?.messageText}`);
      current().jobs.enqueueQueueable(job, {});
    },
  });
  const job = host.object('Worker', {
    execute: () => {
      current().jobs.attachFinalizer(finalizer);
      throw apexException('CalloutException', 'Read timed out');
    },
  });
  host.request(({ jobs }) => jobs.enqueueQueueable(job, {}));
  host.runDue();
  assert.deepEqual(new Set(results), new Set(['UNHANDLED_EXCEPTION: Read timed out']));
  assert.equal(results.length, 6, 'the first run and five more');
});

test('batch chunks have transactions of their own; a failing one does not stop the others', () => {
  const host = new FakeHost();
  const done: unknown[] = [];
  const batch = host.object('Batch', {
    start: () => new ApexList(types.integer, [1, 2, 3, 4, 5]),
    execute: (_context, chunk) => {
      const { items } = chunk as ApexList;
      if (items.includes(3)) throw apexException('MathException', 'Divide by 0');
      done.push(...items);
    },
    finish: () => done.push('finished'),
  });
  const id = host.request(({ jobs }) => jobs.executeBatch(batch, 2));
  host.runDue();
  assert.deepEqual(done, [1, 2, 5, 'finished']);
  const row = host.written.get(id);
  assert.deepEqual(
    [row?.Status, row?.JobItemsProcessed, row?.TotalJobItems, row?.NumberOfErrors],
    ['Completed', 3, 3, 1],
  );
  assert.match(String(row?.ExtendedStatus), /First error: System.MathException: Divide by 0/);
});

test('fields of a batch live from chunk to chunk only when it is stateful', () => {
  for (const interfaces of [[], ['Database.Stateful']]) {
    const host = new FakeHost();
    const seen: unknown[] = [];
    const methods = {
      start: () => new ApexList(types.integer, [1, 2]),
      execute(this: FakeObject): void {
        this.value = Number(this.value ?? 0) + 1;
      },
      finish(this: FakeObject): void {
        seen.push(this.value);
      },
    };
    host.interfaces = interfaces;
    host.request(({ jobs }) => jobs.executeBatch(host.object('Batch', methods, interfaces), 1));
    host.runDue();
    assert.deepEqual(seen, [interfaces.length > 0 ? 2 : null]);
  }
});

test('a scheduled job fires at each of its times until it is aborted', () => {
  const host = new FakeHost();
  const fired: string[] = [];
  const job = host.object('Weekly', { execute: () => fired.push(new Date(host.clock.now()).toISOString()) });
  const id = host.request(({ jobs }) => jobs.schedule('weekly', '0 0 0 ? * SUN', job));
  fails(() => host.request(({ jobs }) => jobs.schedule('weekly', '0 0 0 ? * MON', job)), 'already scheduled');
  for (let week = 0; week < 2; week++) {
    host.clock.moveTo(host.queue.nextDue() ?? 0);
    host.runDue();
  }
  assert.deepEqual(fired, ['2026-11-29T00:00:00.000Z', '2026-12-06T00:00:00.000Z']);
  host.request(({ jobs }) => jobs.abort(id));
  assert.equal(host.queue.nextDue(), undefined);
});

test('Apex that breaks the cron rules gets a StringException', () => {
  const host = new FakeHost();
  const job = host.object('Weekly', {});
  fails(() => host.request(({ jobs }) => jobs.schedule('often', '0 */5 * * * ?', job)), 'System.StringException');
});
