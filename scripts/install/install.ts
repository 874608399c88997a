import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupApex, type SetupValues } from './setupApex.ts';
import { stageForDeployment } from './stage.ts';

const permissionSet = 'Stripe_CLV_Admin';
const minutesToWait = '60';

/** Runs the Salesforce CLI. @throws Error when it fails */
export type Cli = (args: readonly string[], cwd?: string) => Promise<void>;

/** What an installation is to do. */
export interface InstallRequest {
  /** An org that the Salesforce CLI knows. */
  readonly targetOrg: string;
  /** Has the org check the package without keeping it. */
  readonly isDryRun: boolean;
  /** Without them the package is deployed and not connected to Stripe. */
  readonly setup: SetupValues | undefined;
  readonly cli: Cli;
  /** Hears each step before it begins. */
  readonly onStep: (text: string) => void;
}

/** Brings the package into an org: deploy, permissions, connection to Stripe. Every step can be repeated. */
export async function install(request: InstallRequest): Promise<void> {
  await deploy(request);
  if (request.isDryRun) return;
  await assignPermissions(request);
  if (request.setup) await connectToStripe(request, request.setup);
}

async function deploy({ targetOrg, isDryRun, cli, onStep }: InstallRequest): Promise<void> {
  onStep(isDryRun ? 'Has the org check the package' : 'Deploys the package');
  const folder = stageForDeployment();
  try {
    const check = isDryRun ? ['--dry-run'] : [];
    const args = ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', targetOrg];
    await cli([...args, '--wait', minutesToWait, ...check], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function assignPermissions({ targetOrg, cli, onStep }: InstallRequest): Promise<void> {
  onStep(`Gives you the permission set ${permissionSet}`);
  await cli(['org', 'assign', 'permset', '--name', permissionSet, '--target-org', targetOrg]);
}

/** The values go over in a request body, from a file that only this user can read and that is gone afterwards. */
async function connectToStripe({ targetOrg, cli, onStep }: InstallRequest, values: SetupValues): Promise<void> {
  onStep(
    `Stores key and signing secret (${values.mode} mode), schedules the jobs, gives the machine users their rights`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'stripe-clv-sync-setup-'));
  try {
    const file = join(folder, 'setup.apex');
    writeFileSync(file, setupApex(values), { mode: 0o600 });
    await cli(['apex', 'run', '--file', file, '--target-org', targetOrg]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
