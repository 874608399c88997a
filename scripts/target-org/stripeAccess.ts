import { localOrgName, localSession } from './connect.ts';

const realStripe = 'https://api.stripe.com';
/** The local Stripe takes any key of test mode. */
const localKey = 'sk_test_local';

/** What a command was told of Stripe. */
export interface StripeFlags {
  readonly 'target-org'?: string;
  readonly 'stripe-key'?: string;
  readonly 'stripe-api-base'?: string;
  readonly 'stripe-account'?: string;
}

/** Where Stripe is asked, and with which key. */
export interface StripeAccess {
  readonly key: string;
  /** Without `/v1`; undefined: Stripe itself. */
  readonly base: string | undefined;
  /** Connected account that is gone through (acct_…); undefined: the key's own one. */
  readonly account: string | undefined;
}

/**
 * The Stripe that belongs to an org: the local org's is known, every other one's key has to be given.
 * @throws Error that says how to give the key or the account
 */
export function stripeAccess(flags: StripeFlags, environment: NodeJS.ProcessEnv = process.env): StripeAccess {
  const local = flags['target-org'] === localOrgName ? localSession().redirects[realStripe] : undefined;
  const base = flags['stripe-api-base'] ?? local;
  const key = flags['stripe-key'] ?? environment.STRIPE_API_KEY ?? (base === local && local ? localKey : undefined);
  if (!key) throw new Error('Which Stripe key? Give --stripe-key, or set STRIPE_API_KEY (see --help).');
  const account = flags['stripe-account'];
  if (account !== undefined && !/^acct_\w+$/.test(account)) {
    throw new Error(`--stripe-account takes the id of a connected account, which begins with acct_, not '${account}'.`);
  }
  return { key, base, account };
}
