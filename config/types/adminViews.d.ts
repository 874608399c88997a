/** What the Apex controllers of the admin's page give, as JSON has it. Times are ISO 8601. */

interface ConnectionWebhookView {
  readonly receivedAt: string;
  readonly type: string;
  readonly apiVersion: string | null;
  readonly isOlder: boolean;
  readonly hoursAgo: number;
  readonly usualPerDay: number;
  readonly isSuspicious: boolean;
}

interface ConnectedAccountView {
  readonly stripeId: string;
  readonly name: string;
}

interface ConnectionSecretView {
  readonly endpoint: string;
  readonly isStored: boolean;
  readonly changedAt: string | null;
  readonly previousUntil: string | null;
}

interface ConnectionJobView {
  readonly name: string;
  readonly isScheduled: boolean;
  readonly nextRunAt: string | null;
  readonly previousRunAt: string | null;
}

interface ConnectionView {
  readonly mode: string;
  readonly isArmed: boolean;
  readonly isCopy: boolean;
  readonly isPaused: boolean;
  readonly webhookUrl: string | null;
  readonly webhooksPageUrl: string;
  readonly newKeyUrl: string;
  readonly pinnedVersion: string;
  readonly lastWebhook: ConnectionWebhookView | null;
  readonly stripeReadAt: string | null;
  readonly secrets: readonly ConnectionSecretView[];
  readonly connectedAccounts: readonly ConnectedAccountView[];
  readonly jobs: readonly ConnectionJobView[];
}

interface KeyCheckView {
  readonly isAccepted: boolean;
  readonly problem: string | null;
  readonly granted: number;
  readonly missing: readonly string[];
  readonly unanswered: readonly string[];
}

interface DeadLetterView {
  readonly recordId: string;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: string | null;
  readonly givenUpAt: string | null;
  readonly attempts: number | null;
  readonly reason: string | null;
  readonly customerId: string | null;
  readonly customerUrl: string | null;
  readonly accountId: string | null;
  readonly accountName: string | null;
}

interface DeadLetterKindView {
  readonly type: string;
  readonly events: number;
}

interface InboxView {
  readonly received: number;
  readonly held: number;
  readonly retry: number;
  readonly dead: number;
  readonly doneToday: number;
  readonly ignoredToday: number;
  readonly oldestWaitingAt: string | null;
  readonly letters: readonly DeadLetterView[];
  readonly kinds: readonly DeadLetterKindView[];
}

interface MatchReviewCandidateView {
  readonly accountId: string;
  readonly name: string;
  readonly website: string | null;
  readonly ownerName: string | null;
  readonly evidence: readonly string[];
}

interface MatchCustomerView {
  readonly recordId: string;
  readonly name: string;
  readonly email: string | null;
  readonly stripeId: string;
  readonly stripeUrl: string;
  readonly decidedAt: string | null;
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly previousAccountName: string | null;
  readonly isApproved: boolean;
  readonly canUndo: boolean;
  readonly candidates: readonly MatchReviewCandidateView[];
}

interface MatchReviewView {
  readonly open: number;
  readonly created: number;
  readonly decided: number;
  readonly customers: readonly MatchCustomerView[];
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(options: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
      readonly mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
