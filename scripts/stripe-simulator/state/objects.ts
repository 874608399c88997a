import type Stripe from 'stripe';

/** A reference `string | Customer` becomes the id: kept objects point at each other, they never contain each other. */
type Reference<T> = [Extract<T, { id: string }>] extends [never]
  ? Kept<T>
  : string extends T
    ? Exclude<T, { id: string }>
    : Kept<T>;

/** Stripe's own type as it is kept: references are ids and decimals are the strings of the wire. */
export type Kept<T> = T extends string | number | boolean
  ? T
  : T extends Stripe.Decimal
    ? string
    : T extends readonly (infer Element)[]
      ? Reference<Element>[]
      : T extends object
        ? { [Key in keyof T]: Reference<T[Key]> }
        : T;

export type Customer = Omit<Kept<Stripe.Customer>, 'discount' | 'deleted' | 'sources' | 'subscriptions' | 'tax_ids'> & {
  /** Ids of the customer's discounts; Stripe allows one. */
  discounts: string[];
};
export interface DeletedCustomer {
  id: string;
  object: 'customer';
  deleted: true;
}
export type Product = Omit<Kept<Stripe.Product>, 'deleted'>;
export type Price = Omit<Kept<Stripe.Price>, 'deleted' | 'tiers'> & { tiers: PriceTier[] | null };
export type PriceTier = Kept<Stripe.Price.Tier>;
export type Coupon = Omit<Kept<Stripe.Coupon>, 'deleted'>;
export type PromotionCode = Kept<Stripe.PromotionCode>;
export type TaxRate = Kept<Stripe.TaxRate>;
export type Discount = Omit<Kept<Stripe.Discount>, 'deleted'>;
export type PaymentMethod = Kept<
  Pick<
    Stripe.PaymentMethod,
    | 'id'
    | 'object'
    | 'billing_details'
    | 'card'
    | 'created'
    | 'customer'
    | 'customer_account'
    | 'livemode'
    | 'metadata'
    | 'type'
  >
>;
export type SubscriptionItem = Omit<Kept<Stripe.SubscriptionItem>, 'deleted' | 'plan' | 'price' | 'tax_rates'> & {
  price: string;
  tax_rates: string[];
};
export type Subscription = Omit<Kept<Stripe.Subscription>, 'items' | 'default_tax_rates'> & {
  items: SubscriptionItem[];
  default_tax_rates: string[];
};
export type SubscriptionSchedule = Kept<
  Omit<Stripe.SubscriptionSchedule, 'phases' | 'default_settings' | 'pause_schedules'>
> & {
  phases: SchedulePhase[];
};
export interface SchedulePhase {
  start_date: number;
  end_date: number;
  items: { price: string; quantity: number | undefined }[];
  proration_behavior: string;
}
export type InvoiceLine = Kept<Stripe.InvoiceLineItem>;
export type Invoice = Omit<Kept<Stripe.Invoice>, 'deleted' | 'lines' | 'payments' | 'default_tax_rates'> & {
  lines: InvoiceLine[];
  default_tax_rates: string[];
};
export type InvoiceItem = Omit<Kept<Stripe.InvoiceItem>, 'deleted' | 'tax_rates'> & { tax_rates: string[] };
export type InvoicePayment = Kept<Stripe.InvoicePayment>;
export type PaymentIntent = Kept<Stripe.PaymentIntent>;
export type Charge = Omit<Kept<Stripe.Charge>, 'refunds'>;
export type Refund = Kept<Stripe.Refund>;
export type Dispute = Kept<Stripe.Dispute>;
export type FraudWarning = Kept<Stripe.Radar.EarlyFraudWarning>;
export type CreditNote = Omit<Kept<Stripe.CreditNote>, 'lines'> & { lines: CreditNoteLine[] };
export type CreditNoteLine = Omit<Kept<Stripe.CreditNoteLineItem>, 'tax_rates'> & { tax_rates: string[] };
export type WebhookEndpoint = Omit<Kept<Stripe.WebhookEndpoint>, 'deleted'> & { secret: string };

/** An event with the object as it was sent, whole. */
export interface Event {
  id: string;
  object: 'event';
  /** The connected account that it comes from; left out by the own one. */
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: unknown };
  livemode: boolean;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** A meter of usage-based billing. */
export interface Meter {
  id: string;
  object: 'billing.meter';
  created: number;
  display_name: string;
  event_name: string;
  livemode: boolean;
  status: 'active';
}

/** Usage that was reported for a customer. */
export interface MeterEvent {
  id: string;
  event_name: string;
  customer: string;
  value: number;
  timestamp: number;
}

/** One event on its way to one webhook endpoint. */
export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: { at: number; status: number | null; error: string | null }[];
  /** Seconds on the simulator's clock; null when nothing more will be sent. */
  next_attempt_at: number | null;
}

/** What the billing engine does by itself when the time has come. */
export type TaskName =
  | 'announceTrialEnd'
  | 'endPeriod'
  | 'cancelSubscription'
  | 'resumeCollection'
  | 'expireIncomplete'
  | 'endDiscount'
  | 'startPhase'
  | 'finalizeInvoice'
  | 'retryPayment'
  | 'markOverdue'
  | 'settleRefund'
  | 'closeDispute';

/** Something the billing engine does when its clock reaches `at`. */
export interface AgendaEntry {
  id: string;
  at: number;
  task: TaskName;
  /** Id of the object the task is about. */
  subject: string;
}

/** How the payments of one customer end. */
export interface PaymentBehaviour {
  /** The customer's id. */
  id: string;
  decline_code: string;
  /** Attempts still to decline; null declines until it is taken back. */
  remaining: number | null;
}

/** The answer kept for one Idempotency-Key. */
export interface IdempotentAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  created: number;
}

/** What the simulator has to remember about itself. */
export interface SimulatorState {
  id: 'simulator';
  seed: number;
  ids_issued: number;
  /** Seconds the simulator's clock is ahead of the machine's. */
  clock_offset: number;
  /** The second at which the clock stands still; null when it ticks. */
  stands_at: number | null;
}

/** Every kind of object that is kept, by the name of its collection. */
export interface Kinds {
  customers: Customer;
  deleted_customers: DeletedCustomer;
  products: Product;
  prices: Price;
  coupons: Coupon;
  promotion_codes: PromotionCode;
  tax_rates: TaxRate;
  discounts: Discount;
  payment_methods: PaymentMethod;
  subscriptions: Subscription;
  subscription_schedules: SubscriptionSchedule;
  invoices: Invoice;
  invoiceitems: InvoiceItem;
  invoice_payments: InvoicePayment;
  payment_intents: PaymentIntent;
  charges: Charge;
  refunds: Refund;
  disputes: Dispute;
  fraud_warnings: FraudWarning;
  credit_notes: CreditNote;
  webhook_endpoints: WebhookEndpoint;
  events: Event;
  meters: Meter;
  meter_events: MeterEvent;
  deliveries: Delivery;
  agenda: AgendaEntry;
  behaviours: PaymentBehaviour;
  idempotent_answers: IdempotentAnswer;
  simulator: SimulatorState;
}

export type Kind = keyof Kinds;
