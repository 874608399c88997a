import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Org } from '../org.ts';
import { runTestClass } from '../test-runner/runTests.ts';
import { selectTests } from '../test-runner/selection.ts';

const orgs = [
  { source: 'source', features: [] },
  { source: 'currencies', features: ['MultiCurrency'] },
];
for (const { source, features } of orgs) {
  const sources = [join(import.meta.dirname, source)];
  const org = new Org({ sources, database: ':memory:', features, isTest: true });
  for (const selected of selectTests(org.program, [])) {
    for (const { class: name, method, outcome, message, stack } of runTestClass(org, selected)) {
      test(`${name}.${method}`, () => assert.equal(outcome, 'Pass', `${message ?? ''}\n${stack ?? ''}`));
    }
  }
}
