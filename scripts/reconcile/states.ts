/** What is compared of a customer, in Stripe or in the mirror. */
export interface CustomerState {
  readonly id: string;
  readonly isDeleted: boolean;
  /** Has an Account, or waits for a person to choose one. True for what Stripe says, which knows no Accounts. */
  readonly isLinked: boolean;
}

/** What is compared of a subscription. */
export interface SubscriptionState {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  /** Seconds since 1970. */
  readonly endedAt: number | undefined;
  /** Prices and quantities in one order, e.g. `price_1 × 5, price_2`. */
  readonly items: string;
}

/** What is compared of an invoice. */
export interface InvoiceState {
  readonly id: string;
  readonly customerId: string;
  readonly status: string;
  /** What counts as paid, in minor units. */
  readonly paid: number;
}

/** A customer with all that belongs to it. */
export interface WholeCustomer {
  readonly customer: CustomerState;
  readonly subscriptions: readonly SubscriptionState[];
  readonly invoices: readonly InvoiceState[];
}

/** One text for what a subscription is made of. @param quantity missing on metered prices */
export function itemsText(items: readonly { price: string; quantity: number | undefined }[]): string {
  const texts = items.map(({ price, quantity }) => (quantity === undefined ? price : `${price} × ${quantity}`));
  return texts.length === 0 ? 'nothing' : texts.sort().join(', ');
}
