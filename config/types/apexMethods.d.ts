/** Made from the Apex controllers by scripts/lwc/apexMethods.ts. */

declare module '@salesforce/apex/AccountBillingController.getBilling' {
  const method: ApexMethod<AccountBillingView, { readonly accountId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/BillingExplanationController.explain' {
  const method: ApexMethod<BillingExplanationView, { readonly accountId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/ClvTiersController.getTiers' {
  const method: ApexMethod<ClvTiersView, undefined>;
  export default method;
}

declare module '@salesforce/apex/CohortController.getModels' {
  const method: ApexMethod<CohortView, undefined>;
  export default method;
}

declare module '@salesforce/apex/CohortController.fit' {
  const method: ApexMethod<string, undefined>;
  export default method;
}

declare module '@salesforce/apex/InboxController.getInbox' {
  const method: ApexMethod<InboxView, undefined>;
  export default method;
}

declare module '@salesforce/apex/InboxController.replay' {
  const method: ApexMethod<number, { readonly recordIds: readonly string[] | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/InboxController.replayType' {
  const method: ApexMethod<number, { readonly type: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/InboxController.replayAll' {
  const method: ApexMethod<number, undefined>;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.getMatches' {
  const method: ApexMethod<MatchReviewView, { readonly view: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.findAccounts' {
  const method: ApexMethod<readonly MatchReviewCandidateView[], { readonly text: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.link' {
  const method: ApexMethod<
    void,
    { readonly customerRowId: string | null | undefined; readonly accountId: string | null | undefined }
  >;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.approve' {
  const method: ApexMethod<number, { readonly customerRowIds: readonly string[] | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.split' {
  const method: ApexMethod<string, { readonly customerRowId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/MatchReviewController.undo' {
  const method: ApexMethod<void, { readonly customerRowId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/PaymentHealthController.getHealth' {
  const method: ApexMethod<PaymentHealthView, undefined>;
  export default method;
}

declare module '@salesforce/apex/RevenueController.getRevenue' {
  const method: ApexMethod<RevenueView, { readonly asOf: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/RevenueController.getMovements' {
  const method: ApexMethod<
    readonly RevenueAccountView[],
    {
      readonly type: string | null | undefined;
      readonly startsAt: string | null | undefined;
      readonly endsAt: string | null | undefined;
    }
  >;
  export default method;
}

declare module '@salesforce/apex/RevenueController.getAtRisk' {
  const method: ApexMethod<readonly RevenueAccountView[], undefined>;
  export default method;
}

declare module '@salesforce/apex/RunController.getRun' {
  const method: ApexMethod<RunView | null, { readonly runId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.getConnection' {
  const method: ApexMethod<ConnectionView, undefined>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.checkKey' {
  const method: ApexMethod<KeyCheckView, undefined>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.storeKey' {
  const method: ApexMethod<void, { readonly mode: string | null | undefined; readonly key: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.storeSecret' {
  const method: ApexMethod<
    void,
    { readonly endpoint: string | null | undefined; readonly secret: string | null | undefined }
  >;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.switchMode' {
  const method: ApexMethod<void, { readonly mode: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.pause' {
  const method: ApexMethod<void, { readonly isPaused: boolean | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.scheduleJobs' {
  const method: ApexMethod<void, undefined>;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.addConnectedAccount' {
  const method: ApexMethod<
    void,
    { readonly stripeId: string | null | undefined; readonly name: string | null | undefined }
  >;
  export default method;
}

declare module '@salesforce/apex/StripeConnectionController.removeConnectedAccount' {
  const method: ApexMethod<void, { readonly stripeId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/SyncRunsController.getRuns' {
  const method: ApexMethod<readonly RunView[], undefined>;
  export default method;
}

declare module '@salesforce/apex/SyncRunsController.startRun' {
  const method: ApexMethod<void, { readonly name: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.getPolicy' {
  const method: ApexMethod<WhatIfView, undefined>;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.compare' {
  const method: ApexMethod<string, { readonly changes: Readonly<Record<string, string>> | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.getComparison' {
  const method: ApexMethod<WhatIfComparisonView, { readonly runId: string | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.getResults' {
  const method: ApexMethod<
    readonly WhatIfResultView[],
    {
      readonly runId: string | null | undefined;
      readonly change: string | null | undefined;
      readonly afterWeight: number | null | undefined;
      readonly afterId: string | null | undefined;
    }
  >;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.adopt' {
  const method: ApexMethod<string, { readonly changes: Readonly<Record<string, string>> | null | undefined }>;
  export default method;
}

declare module '@salesforce/apex/WhatIfController.takeBack' {
  const method: ApexMethod<string, { readonly runId: string | null | undefined }>;
  export default method;
}
