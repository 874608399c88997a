import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Org } from '../org.ts';
import { runTestClass } from '../test-runner/runTests.ts';
import { selectTests } from '../test-runner/selection.ts';

const org = new Org({
  sources: [join(import.meta.dirname, 'currencies')],
  database: ':memory:',
  features: ['MultiCurrency'],
  isTest: true,
});
for (const selected of selectTests(org.program, [])) {
  for (const { method, outcome, message, stack } of runTestClass(org, selected)) {
    test(`with several currencies: ${method}`, () => assert.equal(outcome, 'Pass', `${message ?? ''}\n${stack ?? ''}`));
  }
}
