/** In what Stripe and the mirror can differ, and how people call it. The package's class DriftKind has the same names. */
export const driftKinds = {
  CUSTOMER_MISSING: 'Customer missing',
  CUSTOMER_DELETED: 'Customer deleted in Stripe',
  ACCOUNT_NOT_LINKED: 'Account not linked',
  SUBSCRIPTION_MISSING: 'Subscription missing',
  SUBSCRIPTION_STATUS: 'Subscription: status differs',
  SUBSCRIPTION_ENDED: 'Subscription: end differs',
  SUBSCRIPTION_ITEMS: 'Subscription: plan or quantity differs',
  INVOICE_MISSING: 'Invoice missing',
  INVOICE_STATUS: 'Invoice: status differs',
  INVOICE_PAID: 'Invoice: paid amount differs',
  INVOICE_FAILURES: 'Invoice: failed attempts differ',
  INVOICE_REVERSALS: 'Invoice: refunds, disputes or credit notes differ',
  INVOICE_GONE: 'Invoice deleted in Stripe',
  TIMING_LAG: 'On its way (timing lag, no drift)',
} as const;

/** A key of {@link driftKinds}. */
export type DriftKind = keyof typeof driftKinds;

/** One difference between Stripe and the mirror. */
export interface Drift {
  readonly kind: DriftKind;
  readonly customerId: string;
  /** Stripe id of what differs. */
  readonly objectId: string;
  readonly inStripe: string;
  readonly inSalesforce: string;
}

/** What became of the differences of one kind. */
export interface DriftTally {
  found: number;
  repaired: number;
  readonly examples: Drift[];
}

const mostExamples = 10;

/** Counts differences by kind, in the order of {@link driftKinds}. @param remaining those that are still there */
export function tally(found: readonly Drift[], remaining: readonly Drift[]): Map<DriftKind, DriftTally> {
  const foundByKind = Map.groupBy(found, ({ kind }) => kind);
  const remainingByKind = Map.groupBy(remaining, ({ kind }) => kind);
  const result = new Map<DriftKind, DriftTally>();
  for (const kind of Object.keys(driftKinds) as DriftKind[]) {
    const drifts = foundByKind.get(kind) ?? [];
    if (drifts.length === 0) continue;
    const left = Math.min(drifts.length, remainingByKind.get(kind)?.length ?? 0);
    result.set(kind, {
      found: drifts.length,
      repaired: kind === 'TIMING_LAG' ? 0 : drifts.length - left,
      examples: drifts.slice(0, mostExamples),
    });
  }
  return result;
}
