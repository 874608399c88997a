import { connectToStripe } from '../backfill/stripeConnection.ts';
import { runCommandLine } from '../command-line/run.ts';
import { connect } from '../target-org/connect.ts';
import { stripeAccess } from '../target-org/stripeAccess.ts';
import { OrgKeeper } from './orgKeeper.ts';
import { OrgMirror } from './orgMirror.ts';
import { reconcile } from './reconcile.ts';
import { report } from './report.ts';
import { StripeBooks } from './stripeBooks.ts';
import type { Compared } from './suspects.ts';

const help = `npm run reconcile -- --target-org ORG [--stripe-key KEY] [--repair] [--dry-run]

Compares all customers, subscriptions and invoices of Stripe with what an org holds, and tells every difference. The
run is kept in the org (Stripe Sync Runs). What changed only just now may still be on its way: that is told apart.

  --target-org ORG        an org that the Salesforce CLI knows, or 'local' for the one 'npm start' runs
  --stripe-key KEY        a restricted key that may read; default: the environment variable STRIPE_API_KEY
                          (the local org's Stripe needs none)
  --stripe-api-base URL   another address than https://api.stripe.com, without /v1
  --stripe-account ID     a connected account (acct_…) in place of the own one; the org has to list it
  --repair                has the org look again at what differs, and compares once more
  --lag MINUTES           how long a change may be on its way (default 5; 0: every difference is drift)
  --dry-run               writes nothing, not even the record of the run; repairs nothing

Exit code 1 when drift is left at the end.
Example: STRIPE_API_KEY=rk_live_… npm run reconcile -- --target-org acme --repair
`;

const defaultLagMinutes = '5';

function wholeMinutes(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--lag takes a whole number of minutes, not '${text}'.`);
  return Number(text);
}

function showProgress({ customers, subscriptions, invoices }: Compared): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${customers} customers, ${subscriptions} subscriptions, ${invoices} invoices read`);
}

await runCommandLine({
  help,
  options: {
    'target-org': { type: 'string' },
    'stripe-key': { type: 'string' },
    'stripe-api-base': { type: 'string' },
    'stripe-account': { type: 'string' },
    repair: { type: 'boolean' },
    lag: { type: 'string', default: defaultLagMinutes },
    'dry-run': { type: 'boolean' },
  },
  async run(values) {
    const { key, base, account } = stripeAccess(values);
    const org = values['target-org'];
    if (!org) throw new Error('Which org? Name it with --target-org (see --help).');
    const lagMinutes = wholeMinutes(values.lag ?? defaultLagMinutes);
    const connection = await connect(org);
    const result = await reconcile({
      books: new StripeBooks(connectToStripe(key, base, account)),
      mirror: new OrgMirror(connection, { isLive: /^(sk|rk)_live_/.test(key), account }),
      keeper: values['dry-run'] ? undefined : new OrgKeeper(connection, account),
      repair: values.repair ?? false,
      lagMinutes,
      now: () => new Date(),
      onProgress: showProgress,
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(report(result));
    return result.remaining.length === 0 ? 0 : 1;
  },
});
