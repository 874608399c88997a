import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header of a body; see https://docs.stripe.com/webhooks#verify-manually.
 * @param body the bytes that are sent, as text
 * @param secret the endpoint's secret, prefix included
 * @param second seconds since 1970
 */
export function signatureHeader(body: string, secret: string, second: number): string {
  const signature = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex');
  return `t=${second},v1=${signature}`;
}
