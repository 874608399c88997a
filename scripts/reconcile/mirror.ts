import type { Drift, DriftKind, DriftTally } from './drift.ts';
import type { CustomerState, InvoiceState, SubscriptionState, WholeCustomer } from './states.ts';

/** What is compared with Stripe: the mirror that the package keeps in an org. */
export interface Mirror {
  /** The rows of these Stripe ids, as far as there are any. */
  customers(ids: readonly string[]): Promise<CustomerState[]>;
  subscriptions(ids: readonly string[]): Promise<SubscriptionState[]>;
  invoices(ids: readonly string[]): Promise<InvoiceState[]>;
  /** Ids of all customers that are not known to be deleted, in pages. */
  undeletedCustomers(): AsyncIterable<readonly string[]>;
  /** All drafts, the only invoices that Stripe lets anybody delete, in pages. */
  drafts(): AsyncIterable<readonly InvoiceState[]>;
  /** These customers with all that belongs to them, by Stripe id. */
  whole(ids: readonly string[]): Promise<Map<string, WholeCustomer>>;
  /** Those of the customers about whom an event waits in the inbox. */
  underWay(ids: readonly string[]): Promise<Set<string>>;
  /** How many customers wait for a person to choose their Account. */
  openMatches(): Promise<number>;
}

/** What a run leaves in the org. */
export interface RunOutcome {
  readonly customers: number;
  readonly tallies: ReadonlyMap<DriftKind, DriftTally>;
  readonly found: readonly Drift[];
  readonly remaining: readonly Drift[];
}

/** An org that can be asked to repair its mirror, and keeps a record of runs. */
export interface MirrorKeeper {
  /** Has the org look at customers again, and waits until it has. */
  lookAgain(customerIds: readonly string[]): Promise<void>;
  beginRun(): Promise<string>;
  endRun(runId: string, outcome: RunOutcome): Promise<void>;
  failRun(runId: string, message: string): Promise<void>;
}
