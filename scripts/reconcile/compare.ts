import type { Drift, DriftKind } from './drift.ts';
import type { CustomerState, InvoiceState, SubscriptionState, WholeCustomer } from './states.ts';

/** Status of a mirrored invoice that is known to be deleted in Stripe. */
const gone = 'deleted';

/** Compares a customer without what belongs to it. @param wanted what Stripe says; undefined: it knows no such customer */
export function compareCustomer(
  id: string,
  wanted: CustomerState | undefined,
  known: CustomerState | undefined,
): readonly Drift[] {
  const drift = (kind: DriftKind, inStripe: string, inSalesforce: string): readonly Drift[] => [
    { kind, customerId: id, objectId: id, inStripe, inSalesforce },
  ];
  if (!wanted) return known?.isDeleted === false ? drift('CUSTOMER_DELETED', 'unknown', 'there') : [];
  if (!known) return wanted.isDeleted ? [] : drift('CUSTOMER_MISSING', 'there', 'missing');
  if (wanted.isDeleted) return known.isDeleted ? [] : drift('CUSTOMER_DELETED', 'deleted', 'there');
  return known.isLinked ? [] : drift('ACCOUNT_NOT_LINKED', 'there', 'without Account');
}

/** Compares a subscription of Stripe's with its row. */
export function compareSubscription(wanted: SubscriptionState, known: SubscriptionState | undefined): Drift[] {
  if (!known) return [difference('SUBSCRIPTION_MISSING', wanted, wanted.status, 'missing')];
  return [
    ...unlessEqual('SUBSCRIPTION_STATUS', wanted, wanted.status, known.status),
    ...unlessEqual('SUBSCRIPTION_ENDED', wanted, moment(wanted.endedAt), moment(known.endedAt)),
    ...unlessEqual('SUBSCRIPTION_ITEMS', wanted, wanted.items, known.items),
  ];
}

/** Compares an invoice of Stripe's with its row. */
export function compareInvoice(wanted: InvoiceState, known: InvoiceState | undefined): Drift[] {
  if (!known) return [difference('INVOICE_MISSING', wanted, wanted.status, 'missing')];
  return [
    ...unlessEqual('INVOICE_STATUS', wanted, wanted.status, known.status),
    ...unlessEqual('INVOICE_PAID', wanted, String(wanted.paid), String(known.paid)),
  ];
}

/** Compares a customer with all that belongs to it. Parts of a customer that is missing or deleted are not told. */
export function compareWhole(
  id: string,
  wanted: WholeCustomer | undefined,
  known: WholeCustomer | undefined,
): readonly Drift[] {
  const drifts = compareCustomer(id, wanted?.customer, known?.customer);
  if (!wanted || !known || wanted.customer.isDeleted || known.customer.isDeleted) return drifts;
  const subscriptions = byId(known.subscriptions);
  const invoices = byId(known.invoices);
  const inStripe = byId(wanted.invoices);
  return [
    ...drifts,
    ...wanted.subscriptions.flatMap((one) => compareSubscription(one, subscriptions.get(one.id))),
    ...wanted.invoices.flatMap((one) => compareInvoice(one, invoices.get(one.id))),
    ...known.invoices
      .filter((one) => isInvoice(one) && one.status !== gone && !inStripe.has(one.id))
      .map((one) => difference('INVOICE_GONE', one, 'deleted', one.status)),
  ];
}

/** States by their id. */
export function byId<T extends { readonly id: string }>(states: readonly T[]): Map<string, T> {
  return new Map(states.map((state) => [state.id, state]));
}

// The mirror also keeps payments without an invoice as rows of their own, under the id of their charge.
function isInvoice({ id }: InvoiceState): boolean {
  return id.startsWith('in_');
}

type Part = Pick<SubscriptionState | InvoiceState, 'id' | 'customerId'>;

function unlessEqual(kind: DriftKind, part: Part, inStripe: string, inSalesforce: string): Drift[] {
  return inStripe === inSalesforce ? [] : [difference(kind, part, inStripe, inSalesforce)];
}

function difference(kind: DriftKind, part: Part, inStripe: string, inSalesforce: string): Drift {
  return { kind, customerId: part.customerId, objectId: part.id, inStripe, inSalesforce };
}

function moment(seconds: number | undefined): string {
  return seconds === undefined ? 'not ended' : new Date(seconds * 1000).toISOString();
}
