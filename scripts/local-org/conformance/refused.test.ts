import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Org } from '../org.ts';
import { runTestClass } from '../test-runner/runTests.ts';
import { selectTests } from '../test-runner/selection.ts';

const org = new Org({ sources: [join(import.meta.dirname, 'refused')], database: ':memory:', isTest: true });
for (const selected of selectTests(org.program, [])) {
  for (const { method, outcome, message } of runTestClass(org, selected)) {
    test(`what the local org does not support fails the test and no Apex catches it: ${method}`, () => {
      assert.equal(outcome, 'Fail');
      assert.match(message ?? '', /^HostError: DataWeave\.Script\.createScript is not supported by the local org/);
    });
  }
}
