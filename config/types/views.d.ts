/** What the Apex controllers of the app give, as JSON has it. Amounts are in major units; times are ISO 8601. */

/** The result of a wire. */
interface Wired<T> {
  data?: T;
  error?: unknown;
}

interface PaymentView {
  readonly id: string;
  readonly paidAt: string;
  readonly amount: number;
  readonly currencyCode: string;
  readonly url: string | null;
}

interface FailedPaymentView {
  readonly id: string;
  readonly failedAt: string;
  readonly attempts: number | null;
  readonly amount: number;
  readonly currencyCode: string;
  readonly reason: string;
  readonly nextAttemptAt: string | null;
  readonly paidAt: string | null;
  readonly isOpen: boolean;
  readonly url: string | null;
}

interface SubscriptionView {
  readonly id: string;
  readonly stripeId: string;
  readonly name: string;
  readonly status: string;
  readonly isEnded: boolean;
  readonly isPaused: boolean;
  readonly mrr: number | null;
  readonly currencyCode: string;
  readonly startedAt: string | null;
  readonly trialEndsAt: string | null;
  readonly renewsAt: string | null;
  readonly cancelsAt: string | null;
  readonly endedAt: string | null;
}

interface AccountBillingView {
  readonly accountName: string;
  readonly currencyCode: string;
  readonly isLinked: boolean;
  readonly stage: string | null;
  readonly health: string | null;
  readonly healthReason: string | null;
  readonly failedPayments: number | null;
  readonly mrr: number | null;
  readonly hierarchyMrr: number | null;
  readonly usageMrr: number | null;
  readonly trialMrr: number | null;
  readonly contractedMrr: number | null;
  readonly clv: number | null;
  readonly hierarchyClv: number | null;
  readonly clvTier: string | null;
  readonly ltv: number | null;
  readonly isAtRisk: boolean;
  readonly riskReason: string | null;
  readonly mrrAtRisk: number | null;
  readonly needsReview: boolean;
  readonly reviewReason: string | null;
  readonly churnedOn: string | null;
  readonly finalMrr: number | null;
  readonly syncedAt: string | null;
  readonly asOf: string;
  readonly windowDays: number;
  readonly lastPayment: PaymentView | null;
  readonly payments: readonly PaymentView[];
  readonly failures: readonly FailedPaymentView[];
  readonly subscriptions: readonly SubscriptionView[];
}

interface TierView {
  readonly name: string;
  readonly minimum: number | null;
  readonly isExclusive: boolean;
  readonly accounts: number;
  readonly mrr: number;
  readonly clv: number;
}

interface TierMoveView {
  readonly accountId: string;
  readonly accountName: string;
  readonly ownerName: string | null;
  readonly fromTier: string;
  readonly toTier: string;
  readonly isUp: boolean;
  readonly mrr: number | null;
  readonly clv: number | null;
}

interface ClvTiersView {
  readonly currencyCode: string;
  readonly refreshedAt: string | null;
  readonly tiers: readonly TierView[];
  readonly moves: readonly TierMoveView[];
}

interface HealthBandView {
  readonly health: string;
  readonly accounts: number;
  readonly mrr: number;
}

interface TroubleView {
  readonly accountId: string;
  readonly accountName: string;
  readonly ownerName: string | null;
  readonly health: string;
  readonly failedPayments: number | null;
  readonly reason: string;
  readonly isAtRisk: boolean;
  readonly mrr: number | null;
  readonly mrrAtRisk: number | null;
  readonly lastPaymentOn: string | null;
}

interface PaymentHealthView {
  readonly currencyCode: string;
  readonly bands: readonly HealthBandView[];
  readonly troubles: readonly TroubleView[];
}

/** A number that can be explained. */
type ExplainedFigure = 'mrr' | 'clv' | 'ltv' | 'health' | 'risk';

interface ExplainLineView {
  readonly rule: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly text: string;
  readonly amount: number;
  readonly currencyCode: string | null;
}

interface ExplainedPartView {
  readonly name: string | null;
  readonly total: number;
  readonly currencyCode: string;
  readonly converted: number;
  readonly lines: readonly ExplainLineView[];
}

interface ExplainedFigureView {
  readonly total: number;
  readonly currencyCode: string;
  readonly isCurrent: boolean;
  readonly parts: readonly ExplainedPartView[];
}

interface ExplainedPolicyView {
  readonly discounts: string;
  readonly usage: string;
  readonly cancellations: string;
  readonly lifespanMonths: number;
  readonly windowMonths: number;
  readonly monthBasis: string;
  readonly clvModel: string | null;
  readonly healthWindowDays: number;
  readonly yellowFrom: number;
  readonly redFrom: number;
  readonly failureCounting: string;
}

type BillingExplanationView = Readonly<Record<ExplainedFigure, ExplainedFigureView>> & {
  readonly stripeDefaultMrr: number;
  readonly policy: ExplainedPolicyView;
};

interface RevenueMovementView {
  readonly type: string;
  readonly amount: number;
  readonly count: number;
}

interface RevenueMonthView {
  readonly startsOn: string;
  readonly endsAt: string;
  readonly startMrr: number;
  readonly endMrr: number;
  readonly movements: readonly RevenueMovementView[];
  readonly startCustomers: number;
  readonly endCustomers: number;
}

interface RetentionView {
  readonly months: number;
  readonly startMrr: number;
  readonly net: number | null;
  readonly gross: number | null;
  readonly lostCustomers: number;
}

interface RevenueView {
  readonly currencyCode: string;
  readonly asOf: string;
  readonly isToday: boolean;
  readonly mrr: number;
  readonly customers: number;
  readonly mrrAtRisk: number | null;
  readonly customersAtRisk: number | null;
  readonly firstDay: string | null;
  readonly months: readonly RevenueMonthView[];
  readonly retention: readonly RetentionView[];
}

interface RevenueAccountView {
  readonly key: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly ownerName: string | null;
  readonly amount: number | null;
  readonly mrr: number | null;
  readonly reason: string | null;
  readonly occurredAt: string | null;
}

/** Whom a movement of a month is made of. */
interface RevenueQuestion {
  readonly type: string;
  readonly startsOn: string;
  readonly endsAt: string;
}

interface RunView {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly processed: number;
  readonly total: number | null;
  readonly failed: number;
  readonly driftFound: number;
  readonly driftRepaired: number;
  readonly message: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly startedBy: string | null;
}

interface CohortSegmentView {
  readonly name: string;
  readonly customers: number;
  readonly leavers: number;
  readonly model: string;
  readonly months: number;
  readonly fallback: string | null;
  readonly isUsage: boolean;
  readonly cohortMonths: number | null;
  readonly predictiveMonths: number | null;
  readonly churnMonths: number | null;
  readonly churnRate: number | null;
  readonly backTestError: number | null;
  readonly observed: readonly number[];
  readonly fitted: readonly number[];
  readonly residuals: readonly ResidualView[];
}

interface ResidualView {
  readonly after: number;
  readonly months: number;
}

interface CohortView {
  readonly source: string;
  readonly averageMonths: number;
  readonly horizonMonths: number;
  readonly smallestSample: number;
  readonly modelClass: string | null;
  readonly fittedAt: string | null;
  readonly lastRun: RunView | null;
  readonly canFit: boolean;
  readonly segments: readonly CohortSegmentView[];
}

interface PolicySettingView {
  readonly name: string;
  /** What it decides: MRR, CLV, Estimates, Tiers or Health. */
  readonly topic: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly recordValue: string | null;
}

interface SettingChangeView {
  readonly name: string;
  readonly fromValue: string;
  readonly toValue: string;
}

interface PolicyTotalsView {
  readonly accounts: number;
  readonly mrr: number;
  readonly clv: number;
  readonly tiers: Readonly<Record<string, number>>;
  readonly health: Readonly<Record<string, number>>;
}

interface WhatIfComparisonView {
  readonly run: RunView;
  readonly changes: readonly SettingChangeView[];
  readonly current: PolicyTotalsView | null;
  readonly proposed: PolicyTotalsView | null;
  readonly changedAccounts: number | null;
}

interface WhatIfAdoptionView {
  readonly run: RunView;
  readonly changes: readonly SettingChangeView[];
}

interface WhatIfView {
  readonly currencyCode: string;
  readonly settings: readonly PolicySettingView[];
  readonly comparison: WhatIfComparisonView | null;
  readonly adoptions: readonly WhatIfAdoptionView[];
}

interface WhatIfResultView {
  readonly id: string;
  readonly weight: number;
  readonly accountId: string;
  readonly accountName: string;
  readonly reason: string | null;
  readonly mrrBefore: number;
  readonly mrrAfter: number;
  readonly clvBefore: number;
  readonly clvAfter: number;
  readonly tierBefore: string;
  readonly tierAfter: string;
  readonly healthBefore: string;
  readonly healthAfter: string;
  readonly riskBefore: boolean;
  readonly riskAfter: boolean;
}
