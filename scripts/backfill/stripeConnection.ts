import Stripe from 'stripe';
import { paceFor } from './pace.ts';

/** The API version that the package understands. */
const apiVersion = '2026-10-28.endive';
const realStripe = 'https://api.stripe.com';

/**
 * Connects to Stripe, no faster than is polite.
 * @param base address of the API without `/v1`; Stripe itself when it is missing
 * @param account connected account (acct_…) that is asked for; the key's own one when it is missing
 */
export function connectToStripe(key: string, base?: string, account?: string): Stripe {
  const url = new URL(base ?? realStripe);
  const pace = paceFor(key, url.origin === realStripe);
  const polite: typeof fetch = async (input, init) => {
    await pace.turn();
    return fetch(input, init);
  };
  const secure = url.protocol === 'https:';
  return new Stripe(key, {
    apiVersion,
    host: url.hostname,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    protocol: secure ? 'https' : 'http',
    httpClient: Stripe.createFetchHttpClient(polite),
    maxNetworkRetries: 5,
    telemetry: false,
    ...(account === undefined ? {} : { stripeAccount: account }),
  });
}
