import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexException } from '../runtime/exceptions.ts';
import { GovernorCounters } from './counters.ts';

const messageOf = (work: () => void): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexException) return error.toString();
    throw error;
  }
  return undefined;
};

test('the query after the last allowed one is refused', () => {
  const counters = new GovernorCounters('REST');
  counters.use('Queries', 100);
  assert.equal(
    messageOf(() => counters.use('Queries', 1)),
    'System.LimitException: Too many SOQL queries: 101',
  );
});

test('a queueable may enqueue one job, a request fifty', () => {
  assert.equal(new GovernorCounters('QUEUEABLE').maximum('QueueableJobs'), 1);
  assert.equal(new GovernorCounters('AURA').maximum('QueueableJobs'), 50);
});

test('scheduled Apex has the synchronous limits', () => {
  assert.equal(new GovernorCounters('SCHEDULED').maximum('Queries'), 100);
});

test('CPU time runs by itself, whatever is charged to it', () => {
  const counters = new GovernorCounters('REST');
  assert.equal(
    messageOf(() => counters.use('CpuTime', 1_000_000)),
    undefined,
  );
  assert.ok(counters.used('CpuTime') < 10_000);
});

test('waiting takes no CPU time', () => {
  const counters = new GovernorCounters('REST');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60);
  assert.ok(counters.used('CpuTime') < 50);
});
