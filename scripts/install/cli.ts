import { runCommandLine } from '../command-line/run.ts';
import { localOrgName } from '../target-org/connect.ts';
import { install, type Cli } from './install.ts';
import { withLocalOrg } from './localOrg.ts';
import { salesforceCli } from './salesforceCli.ts';
import type { SetupValues } from './setupApex.ts';

const help = `npm run deploy -- --target-org ORG [--mode test|live] [--dry-run]

Deploys the package to an org with the Salesforce CLI, gives you the admin permission set, stores the Stripe key and
the webhook's signing secret, schedules the jobs and gives the machine users their rights. It can be run again.

  --target-org ORG   an org that the Salesforce CLI knows (npx sf org login web --alias ORG), or 'local' for the one
                     'npm start' runs
  --mode test|live   the Stripe mode that the org is connected to (default test; live only for production)
  --dry-run          have the org check the package, keep nothing

The key and the secret come from the environment: STRIPE_API_KEY (rk_… or sk_…) and STRIPE_WEBHOOK_SECRET (whsec_…).
Without them the package is deployed and not yet connected.
Example: STRIPE_API_KEY=rk_test_… STRIPE_WEBHOOK_SECRET=whsec_… npm run deploy -- --target-org acme-sandbox
`;

const leftToDo = `
Left to you, in Setup:
  1. Sites: register the domain once, create a Site whose guest user has the permission set Stripe CLV Webhook Guest
     (a Site to start from stands in config/subscriber/sites), and give Stripe its address with
     /services/apexrest/stripe/webhook behind it. Then run this command again: it finds the guest user.
  2. Picklists: Opportunity Type 'Expansion' and Task Priority 'Urgent' are used where the org has them
     (config/subscriber/standardValueSets shows both).
  3. Lightning App Builder: place 'Account Billing' on the Account page; give CS users their permission sets.
  4. npm run backfill -- --target-org ORG brings the billing history, npm run doctor -- --target-org ORG looks whether all is well.
`;

function setupValues(mode: string): SetupValues | undefined {
  if (mode !== 'test' && mode !== 'live') throw new Error(`--mode takes test or live, not '${mode}'.`);
  const { STRIPE_API_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = process.env;
  if (key && webhookSecret) return { mode, key, webhookSecret };
  if (!key && !webhookSecret) return undefined;
  throw new Error(
    `Set both STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET, or neither: ${key ? 'the secret' : 'the key'} is missing.`,
  );
}

await runCommandLine({
  help,
  options: {
    'target-org': { type: 'string' },
    mode: { type: 'string', default: 'test' },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(values) {
    const targetOrg = values['target-org'];
    if (!targetOrg) throw new Error('Which org? Name it with --target-org (see --help).');
    const setup = setupValues(values.mode);
    const isDryRun = values['dry-run'];
    const onStep = (text: string): void => console.log(`\n${text} …`);
    const installWith = (cli: Cli): Promise<void> => install({ targetOrg, isDryRun, setup, cli, onStep });
    // The local org was set up when it started.
    if (targetOrg === localOrgName) return withLocalOrg(installWith);
    await installWith(salesforceCli);
    if (isDryRun) return undefined;
    if (!setup) console.log('\nNot connected to Stripe: STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET are not set.');
    console.log(leftToDo);
    return undefined;
  },
});
