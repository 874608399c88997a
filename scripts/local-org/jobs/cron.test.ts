import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CronError, nextFireTime, parseCron } from './cron.ts';

const next = (cron: string, after: string, zone = 'UTC'): string | undefined => {
  const time = nextFireTime(parseCron(cron), Date.parse(after), zone);
  return time === undefined ? undefined : new Date(time).toISOString();
};

test('the weekly run fires on Sunday 00:00', () => {
  assert.equal(next('0 0 0 ? * SUN', '2026-11-23T14:00:00Z'), '2026-11-29T00:00:00.000Z');
  assert.equal(next('0 0 0 ? * 1', '2026-11-29T00:00:00Z'), '2026-12-06T00:00:00.000Z', 'later than the time given');
});

test('times are those of the scheduling user', () => {
  assert.equal(next('0 0 0 ? * SUN', '2026-11-23T14:00:00Z', 'America/Los_Angeles'), '2026-11-29T08:00:00.000Z');
});

test('lists, ranges and steps of hours', () => {
  assert.equal(next('0 30 8,18 * * ?', '2026-11-23T09:00:00Z'), '2026-11-23T18:30:00.000Z');
  assert.equal(next('0 5 */6 * * ?', '2026-11-23T06:05:00Z'), '2026-11-23T12:05:00.000Z');
  assert.equal(next('0 0 9-17 ? * MON-FRI', '2026-11-27T17:00:00Z'), '2026-11-30T09:00:00.000Z');
});

test('a range of weekdays may wrap around the week', () => {
  assert.equal(next('0 0 0 ? * FRI-MON', '2026-11-23T14:00:00Z'), '2026-11-27T00:00:00.000Z');
});

test('last day, nearest weekday and nth weekday of the month', () => {
  assert.equal(next('0 0 0 L * ?', '2026-11-23T14:00:00Z'), '2026-11-30T00:00:00.000Z');
  assert.equal(next('0 0 0 1W 8 ?', '2026-11-23T14:00:00Z'), '2027-08-02T00:00:00.000Z', '1 August 2027 is a Sunday');
  assert.equal(next('0 0 0 ? * 6#3', '2026-11-23T14:00:00Z'), '2026-12-18T00:00:00.000Z');
  assert.equal(next('0 0 0 ? * FRIL', '2026-11-23T14:00:00Z'), '2026-11-27T00:00:00.000Z');
});

test('a year that is over never fires', () => {
  assert.equal(next('0 0 0 1 1 ? 2020', '2026-11-23T14:00:00Z'), undefined);
});

test('what Salesforce refuses is refused', () => {
  for (const cron of [
    '0 */5 * * * ?',
    '0 0 0 ? * ?',
    '0 0 25 * * ?',
    '0 0 0 1 1 MON',
    '0 0 0',
    '0 0 0 ? * XYZ',
    '60 0 0 * * ?',
  ]) {
    assert.throws(() => parseCron(cron), CronError, cron);
  }
});
