import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { runCommandLine } from './run.ts';

const options = { 'target-org': { type: 'string' } } as const;

afterEach(() => {
  process.exitCode = 0;
});

test('values reach the command and its number becomes the exit code', async () => {
  const seen: (string | undefined)[] = [];
  const run = async (values: { 'target-org'?: string }): Promise<number> => {
    seen.push(values['target-org']);
    return 3;
  };
  await runCommandLine({ help: '', options, run }, ['--target-org', 'acme']);
  assert.deepEqual([seen, process.exitCode], [['acme'], 3]);
});

test('an unknown flag ends with exit code 1 before anything runs', async (context) => {
  const log = context.mock.method(console, 'error', () => undefined);
  const run = context.mock.fn(async () => undefined);
  await runCommandLine({ help: '', options, run }, ['--targetorg', 'acme']);
  assert.equal(run.mock.callCount(), 0);
  assert.match(String(log.mock.calls[0]?.arguments[0]), /--targetorg/);
  assert.equal(process.exitCode, 1);
});
