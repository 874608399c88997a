import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOrgName, localSession } from '../target-org/connect.ts';
import type { Cli } from './install.ts';
import { salesforceCli } from './salesforceCli.ts';

/**
 * Lends work a Salesforce CLI that knows the running local org, and nothing else: the user's own list of orgs stays
 * as it is.
 */
export async function withLocalOrg(work: (cli: Cli) => Promise<void>): Promise<void> {
  const { url, accessToken } = localSession();
  const home = mkdtempSync(join(tmpdir(), 'stripe-clv-sync-cli-'));
  const environment = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    SF_ACCESS_TOKEN: accessToken,
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_TELEMETRY: 'true',
  };
  const cli: Cli = (args, cwd) => salesforceCli(args, cwd, environment);
  try {
    await cli(['org', 'login', 'access-token', '--instance-url', url, '--alias', localOrgName, '--no-prompt']);
    await work(cli);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
