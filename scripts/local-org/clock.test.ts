import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MovableClock, parseDuration } from './clock.ts';

test('the clock runs on from the time it was moved to', () => {
  let real = 1_000;
  const clock = new MovableClock(0, () => real);
  clock.moveTo(61_000);
  real += 500;
  assert.equal(clock.now(), 61_500);
  assert.equal(clock.offset, 60_000);
});

test('the clock never runs backwards', () => {
  const clock = new MovableClock(5_000, () => 1_000);
  clock.moveTo(2_000);
  assert.equal(clock.now(), 6_000);
});

test('durations are read in milliseconds', () => {
  assert.equal(parseDuration('PT5M'), 300_000);
  assert.equal(parseDuration('P7D'), 604_800_000);
  assert.equal(parseDuration('P1DT2H0.5S'), 93_600_500);
});

test('what is no duration is refused with an example', () => {
  for (const text of ['5 minutes', 'P', 'PT', 'P1M', '']) assert.throws(() => parseDuration(text), /PT5M/);
});
