import { isEmpEnabled, subscribe, unsubscribe } from 'lightning/empApi';
import type { Subscription } from 'lightning/empApi';

/** Channel on which the sync says that an Account's figures have changed. */
const CHANNEL = '/event/Billing_Changed__e';

/** Changes come in bursts, one per event of Stripe: a page looks again once they have been quiet for so long. */
const QUIET_MILLISECONDS = 400;

const NEW_EVENTS = -1;

interface BillingChanged {
  data: { payload: Record<string, unknown> };
}

/** The event's field by its name without the namespace that it has in a subscriber's org. */
function accountOf(message: BillingChanged): string {
  const entry = Object.entries(message.data.payload).find(([name]) => name.endsWith('Account_Id__c'));
  return String(entry?.[1] ?? '');
}

/** Ids are 15 or 18 characters; the first 15 tell the record. */
const isSame = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

/** Hears on the org's event bus that billing figures have changed. Hears nothing where the org has no streaming. */
export class BillingWatch {
  readonly onChange: () => unknown;
  subscription: Promise<Subscription | undefined> = Promise.resolve(undefined);
  timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange called once per burst of changes */
  constructor(onChange: () => unknown) {
    this.onChange = onChange;
  }

  /** Begins to listen. @param accountId only to changes of this Account; to all when absent */
  start(accountId?: string): void {
    this.subscription = this.subscribe(accountId);
  }

  /** Stops listening. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    const subscription = await this.subscription;
    if (subscription) await unsubscribe(subscription, () => undefined);
  }

  private async subscribe(accountId: string | undefined): Promise<Subscription | undefined> {
    if (!(await isEmpEnabled())) return undefined;
    return subscribe(CHANNEL, NEW_EVENTS, (message: BillingChanged) => {
      if (accountId === undefined || isSame(accountOf(message), accountId)) this.waitForQuiet();
    });
  }

  private waitForQuiet(): void {
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the burst to end; cleared when listening stops
    this.timer = setTimeout(this.onChange, QUIET_MILLISECONDS);
  }
}
