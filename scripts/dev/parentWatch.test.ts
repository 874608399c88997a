import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';

const watcher = `
  const { onParentGone } = await import(${JSON.stringify(new URL('./parentWatch.ts', import.meta.url).href)});
  onParentGone(() => { console.log('stopped'); process.exit(); });
  console.log('watching');
  setTimeout(() => process.exit(), 5000);
`;

/** Runs the watcher below a shell, as npm does, and kills the shell. @returns what the watcher printed */
async function killShell(environment: NodeJS.ProcessEnv): Promise<string> {
  const shell = spawn('sh', ['-c', `"${process.execPath}" --input-type=module -e "$WATCHER"; true`], {
    env: { ...process.env, ...environment, WATCHER: watcher },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  shell.stdout.once('data', () => shell.kill('SIGTERM'));
  return text(shell.stdout);
}

test('a process that npm started stops when npm is stopped', async () => {
  assert.equal(await killShell({ npm_lifecycle_event: 'start' }), 'watching\nstopped\n');
});
