import { localOrgName, localSession } from './connect.ts';

const realStripe = 'https://api.stripe.com';
/** The local Stripe takes any key of test mode. */
const localKey = 'sk_test_local';

/** What a command was told of Stripe. */
export interface StripeFlags {
  readonly 'target-org'?: string;
  readonly 'stripe-key'?: string;
  readonly 'stripe-api-base'?: string;
}

/** Where Stripe is asked, and with which key. */
export interface StripeAccess {
  readonly key: string;
  /** Without `/v1`; undefined: Stripe itself. */
  readonly base: string | undefined;
}

/**
 * The Stripe that belongs to an org: the local org's is known, every other one's key has to be given.
 * @throws Error that says how to give the key
 */
export function stripeAccess(flags: StripeFlags, environment: NodeJS.ProcessEnv = process.env): StripeAccess {
  const local = flags['target-org'] === localOrgName ? localSession().redirects[realStripe] : undefined;
  const base = flags['stripe-api-base'] ?? local;
  const key = flags['stripe-key'] ?? environment.STRIPE_API_KEY ?? (base === local && local ? localKey : undefined);
  if (!key) throw new Error('Which Stripe key? Give --stripe-key, or set STRIPE_API_KEY (see --help).');
  return { key, base };
}
