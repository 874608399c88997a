/** Views as the Apex controllers give them, for tests of components. */

/** A healthy Account with one subscription; `changes` replace values. */
export function billingOf(changes: Partial<AccountBillingView> = {}): AccountBillingView {
  return {
    accountName: 'Acme',
    currencyCode: 'USD',
    isLinked: true,
    stage: 'Active',
    health: 'Green',
    healthReason: null,
    failedPayments: 0,
    mrr: 1200,
    hierarchyMrr: 1200,
    usageMrr: 0,
    trialMrr: 0,
    contractedMrr: null,
    clv: 28_800,
    hierarchyClv: 28_800,
    clvTier: 'High',
    ltv: 14_400,
    isAtRisk: false,
    riskReason: null,
    mrrAtRisk: 0,
    needsReview: false,
    reviewReason: null,
    churnedOn: null,
    finalMrr: null,
    syncedAt: '2026-11-23T10:00:00.000Z',
    asOf: '2026-11-23T10:00:00.000Z',
    windowDays: 90,
    lastPayment: paymentOf('in_1', '2026-11-01T00:00:00.000Z'),
    payments: [paymentOf('in_1', '2026-11-01T00:00:00.000Z')],
    failures: [],
    subscriptions: [subscriptionOf()],
    ...changes,
  };
}

/** A paid invoice over $1,200. */
export function paymentOf(id: string, paidAt: string): PaymentView {
  return { id, paidAt, amount: 1200, currencyCode: 'USD', url: null };
}

/** An invoice over $1,200 that failed once and is unpaid. */
export function failureOf(changes: Partial<FailedPaymentView> = {}): FailedPaymentView {
  return {
    id: 'in_2',
    failedAt: '2026-11-20T08:00:00.000Z',
    attempts: 1,
    amount: 1200,
    currencyCode: 'USD',
    reason: 'Your card has insufficient funds.',
    nextAttemptAt: '2026-11-25T08:00:00.000Z',
    paidAt: null,
    isOpen: true,
    url: 'https://invoice.stripe.com/i/2',
    ...changes,
  };
}

/** An active subscription over $1,200 a month. */
export function subscriptionOf(changes: Partial<SubscriptionView> = {}): SubscriptionView {
  return {
    id: 'a01000000000001AAA',
    stripeId: 'sub_1',
    name: 'Scale',
    status: 'active',
    isEnded: false,
    isPaused: false,
    mrr: 1200,
    currencyCode: 'USD',
    startedAt: '2025-11-01T00:00:00.000Z',
    trialEndsAt: null,
    renewsAt: '2026-12-01T00:00:00.000Z',
    cancelsAt: null,
    endedAt: null,
    ...changes,
  };
}

/** A line of a reckoning. @param currencyCode null when the line counts events */
export function lineOf(text: string, amount: number, currencyCode: string | null = 'USD'): ExplainLineView {
  return { rule: 'R2', kind: 'Item', subject: null, text, amount, currencyCode };
}

/** A part of a number, of one line over $90. */
export function partOf(changes: Partial<ExplainedPartView> = {}): ExplainedPartView {
  return { name: null, total: 90, currencyCode: 'USD', converted: 90, lines: [lineOf('Plan', 90)], ...changes };
}

/** An explanation by the package's own rules, in which nothing counts but what is given. */
export function explanationOf(
  changes: Partial<Record<ExplainedFigure, Partial<ExplainedFigureView>>> & { stripeDefaultMrr?: number } = {},
  policy: Partial<ExplainedPolicyView> = {},
): BillingExplanationView {
  const figure = { total: 0, currencyCode: 'USD', isCurrent: true, parts: [] };
  return {
    mrr: { ...figure, ...changes.mrr },
    clv: { ...figure, ...changes.clv },
    ltv: { ...figure, ...changes.ltv },
    health: { ...figure, ...changes.health },
    risk: { ...figure, ...changes.risk },
    stripeDefaultMrr: changes.stripeDefaultMrr ?? 0,
    policy: {
      discounts: 'RECURRING_ACTIVE',
      usage: 'SEPARATE',
      cancellations: 'AT_END',
      lifespanMonths: 24,
      windowMonths: 36,
      monthBasis: 'SERVICE_MONTHS',
      clvModel: null,
      healthWindowDays: 90,
      yellowFrom: 1,
      redFrom: 2,
      failureCounting: 'DISTINCT_INVOICE',
      ...policy,
    },
  };
}
