import { byId, compareCustomer, compareInvoice, compareSubscription } from './compare.ts';
import type { Mirror } from './mirror.ts';
import type { StripeBooks } from './stripeBooks.ts';

/** How much was compared. */
export interface Compared {
  customers: number;
  subscriptions: number;
  invoices: number;
}

/**
 * Goes once through all that Stripe has, a page at a time, and through what only the mirror may have. Both change
 * while it runs, so what it finds are suspects: customers to look at closely.
 */
export class SuspectSearch {
  readonly compared: Compared = { customers: 0, subscriptions: 0, invoices: 0 };
  readonly suspects = new Set<string>();
  readonly #books: StripeBooks;
  readonly #mirror: Mirror;
  readonly #onProgress: (compared: Compared) => void;

  constructor(books: StripeBooks, mirror: Mirror, onProgress: (compared: Compared) => void) {
    this.#books = books;
    this.#mirror = mirror;
    this.#onProgress = onProgress;
  }

  async run(): Promise<void> {
    await this.#customers();
    await this.#subscriptions();
    await this.#invoices();
  }

  async #customers(): Promise<void> {
    const listed = new Set<string>();
    for await (const page of this.#books.customers()) {
      const rows = byId(await this.#mirror.customers(idsOf(page)));
      for (const one of page) {
        listed.add(one.id);
        this.#suspectIf(compareCustomer(one.id, one, rows.get(one.id)).length > 0, one.id);
      }
      this.#count('customers', page.length);
    }
    for await (const ids of this.#mirror.undeletedCustomers()) {
      for (const id of ids) this.#suspectIf(!listed.has(id), id);
    }
  }

  async #subscriptions(): Promise<void> {
    for await (const page of this.#books.subscriptions()) {
      const rows = byId(await this.#mirror.subscriptions(idsOf(page)));
      for (const one of page) this.#suspectIf(compareSubscription(one, rows.get(one.id)).length > 0, one.customerId);
      this.#count('subscriptions', page.length);
    }
  }

  async #invoices(): Promise<void> {
    const drafts = new Set<string>();
    for await (const page of this.#books.invoices()) {
      const rows = byId(await this.#mirror.invoices(idsOf(page)));
      for (const one of page) {
        if (one.status === 'draft') drafts.add(one.id);
        this.#suspectIf(compareInvoice(one, rows.get(one.id)).length > 0, one.customerId);
      }
      this.#count('invoices', page.length);
    }
    for await (const rows of this.#mirror.drafts()) {
      for (const row of rows) this.#suspectIf(!drafts.has(row.id), row.customerId);
    }
  }

  #suspectIf(isSuspect: boolean, customerId: string): void {
    if (isSuspect) this.suspects.add(customerId);
  }

  #count(what: keyof Compared, more: number): void {
    this.compared[what] += more;
    this.#onProgress(this.compared);
  }
}

function idsOf(states: readonly { id: string }[]): string[] {
  return states.map(({ id }) => id);
}
