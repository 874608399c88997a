import { runCommandLine } from '../command-line/run.ts';
import { connect } from '../target-org/connect.ts';
import { stripeAccess } from '../target-org/stripeAccess.ts';
import { backfill } from './backfill.ts';
import { OrgTarget } from './orgTarget.ts';
import { ProgressBar } from './progressBar.ts';
import { connectToStripe } from './stripeConnection.ts';

const help = `npm run backfill -- --target-org ORG [--stripe-key KEY] [--months N] [--dry-run]

Loads every Stripe customer with its subscriptions, invoices and payments into an org. Accounts are matched or made,
MRR, CLV and health are computed; nobody is told and no Task is written. It can be run again at any time: what is
already there stays, and a run that was stopped goes on where it was.

  --target-org ORG        an org that the Salesforce CLI knows, or 'local' for the one 'npm start' runs
  --stripe-key KEY        a restricted key that may read; default: the environment variable STRIPE_API_KEY
                          (the local org's Stripe needs none)
  --stripe-api-base URL   another address than https://api.stripe.com, without /v1
  --stripe-account ID     a connected account (acct_…) in place of the own one; the org has to list it
  --months N              leave older invoices out; lifetime value then misses them too (default: all)
  --dry-run               read everything, write nothing

Exit code 1 when a customer could not be loaded.
Example: STRIPE_API_KEY=rk_live_… npm run backfill -- --target-org acme
`;

/** @returns seconds since 1970 */
function monthsAgo(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--months takes a whole number above 0, not '${text}'.`);
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() - Number(text));
  return Math.floor(date.getTime() / 1000);
}

await runCommandLine({
  help,
  options: {
    'target-org': { type: 'string' },
    'stripe-key': { type: 'string' },
    'stripe-api-base': { type: 'string' },
    'stripe-account': { type: 'string' },
    months: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(values) {
    const { key, base, account } = stripeAccess(values);
    const org = values['target-org'];
    if (!org && !values['dry-run']) throw new Error('Which org? Name it with --target-org (see --help).');
    const bar = new ProgressBar(process.stderr);
    const result = await backfill({
      stripe: connectToStripe(key, base, account),
      account,
      target: org && !values['dry-run'] ? new OrgTarget(await connect(org), account) : undefined,
      invoicesSince: values.months === undefined ? undefined : monthsAgo(values.months),
      onProgress: (progress) => bar.show(progress),
    });
    bar.end();
    for (const { customer, reason } of result.failures) console.error(`${customer}: ${reason}`);
    const done = values['dry-run'] ? 'would be loaded' : 'loaded';
    console.log(
      `${result.customers} customers with ${result.invoices} invoices ${done}, ${result.failures.length} failed`,
    );
    return result.failures.length === 0 ? 0 : 1;
  },
});
