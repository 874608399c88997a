import type Stripe from 'stripe';

/** Everything Stripe says about one customer, in the shape that the package's backfill address takes. */
export interface CustomerRecord {
  readonly customer: Stripe.Customer;
  readonly subscriptions: readonly Stripe.Subscription[];
  readonly invoices: readonly Stripe.Invoice[];
  readonly charges: readonly Stripe.Charge[];
  readonly disputes: readonly Stripe.Dispute[];
  readonly credit_notes: readonly Stripe.CreditNote[];
}

/**
 * The JSON of a value without what is empty. An invoice of Stripe's is mostly nulls, and an Apex request has little
 * room: this halves it.
 */
export function compactJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (isEmpty(field) ? undefined : field));
}

function isEmpty(field: unknown): boolean {
  if (field === null || field === '') return true;
  // An array keeps its empty elements: JSON would turn them into nulls.
  return Array.isArray(field) && field.length === 0;
}
