import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/**
 * Runs the Salesforce CLI that comes with the project and shows what it prints.
 * @param args for example `project deploy start`
 * @param cwd folder with the sfdx-project.json to work on
 * @param environment its environment variables
 * @throws Error when the CLI reports a failure
 */
export function salesforceCli(args: readonly string[], cwd = '.', environment = process.env): Promise<void> {
  const executable = resolve(join('node_modules', '.bin', 'sf'));
  return new Promise((succeed, fail) => {
    const child = spawn(executable, args, { cwd, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) succeed();
      else fail(new Error(`'sf ${args.join(' ')}' failed with exit code ${code}. Its own message stands above.`));
    });
  });
}
