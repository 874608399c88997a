import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { install, type Cli } from './install.ts';
import { setupApex, type SetupValues } from './setupApex.ts';

const setup: SetupValues = { mode: 'test', webhookSecret: 'whsec_abc', key: 'rk_test_123' };

interface Call {
  readonly command: string;
  readonly cwd: string | undefined;
}

/** Records the CLI's calls; `during` looks at what stands on the disk while one runs. */
function recordingCli(during: (call: Call, args: readonly string[]) => void = () => undefined): {
  calls: Call[];
  cli: Cli;
} {
  const calls: Call[] = [];
  const cli: Cli = async (args, cwd) => {
    const call = { command: args.slice(0, 3).join(' '), cwd };
    calls.push(call);
    during(call, args);
  };
  return { calls, cli };
}

const request = { targetOrg: 'acme', isDryRun: false, setup, onStep: (): void => undefined };

test('deploy, permissions and set-up follow one another', async () => {
  const { calls, cli } = recordingCli();
  await install({ ...request, cli });
  assert.deepEqual(
    calls.map((call) => call.command),
    ['project deploy start', 'org assign permset', 'apex run --file'],
  );
});

test('a dry run only has the org check the package', async () => {
  const { calls, cli } = recordingCli();
  await install({ ...request, isDryRun: true, cli });
  assert.equal(calls.length, 1);
});

test('what is deployed has JavaScript components, no TypeScript and no tests, and is removed afterwards', async () => {
  let folder = '';
  const { cli } = recordingCli(({ command, cwd }) => {
    if (command !== 'project deploy start' || !cwd) return;
    folder = cwd;
    const components = globSync('force-app/**/lwc/*/*.{ts,js}', { cwd });
    assert.ok(components.length > 0, 'components are deployed');
    assert.deepEqual(
      components.filter((file) => file.endsWith('.ts')),
      [],
      'as JavaScript',
    );
    const container = globSync('force-app/**/accountBilling.js', { cwd })[0];
    assert.match(readFileSync(join(cwd, container), 'utf8'), /@wire\(/, 'decorators stay for the platform');
    assert.equal(existsSync(join(cwd, 'force-app/test')), false);
  });
  await install({ ...request, cli });
  assert.equal(existsSync(folder), false);
});

test('secrets stand in a private file that is gone afterwards, also when the org refuses them', async () => {
  let file = '';
  const { cli } = recordingCli(({ command }, args) => {
    if (command !== 'apex run --file') return;
    file = args[3];
    assert.match(readFileSync(file, 'utf8'), /whsec_abc/);
    throw new Error('refused');
  });
  await assert.rejects(install({ ...request, cli }), /refused/);
  assert.equal(existsSync(file), false);
});

test('a value that could break out of the Apex text is refused', () => {
  assert.throws(
    () => setupApex({ ...setup, key: "x'); delete [SELECT Id FROM Account]; //" }),
    /The key for config\/setup\.apex/,
  );
});
