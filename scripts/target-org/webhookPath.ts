/** Where Stripe's webhooks arrive, below the address of an org or of its Site. */
export const webhookPath = '/services/apexrest/stripe/webhook';
