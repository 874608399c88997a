import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Customer, Invoice, InvoiceItem, InvoiceLine, Subscription } from '../state/objects.ts';
import { DAY, HOUR } from './calendar.ts';
import { applyDiscounts, invoiceDiscounts, netAmount, useUpOnce } from './discounts.ts';
import { invoiceItemLine, type DraftLine } from './lines.ts';
import { openPayment } from './payments.ts';
import { taxSum, totalTaxes, withTaxes } from './taxes.ts';

/** A draft waits this long before Stripe finalizes it by itself. */
const DRAFT_TIME = HOUR;

/** What an invoice is made from. */
export interface InvoiceRequest {
  customer: Customer;
  subscription: Subscription | null;
  reason: string;
  lines: readonly DraftLine[];
  /** Takes the pending items of the customer along. */
  withPendingItems: boolean;
  autoAdvance?: boolean;
  collectionMethod?: string;
  daysUntilDue?: number | null;
  description?: string | null;
  currency?: string;
  metadata?: Record<string, string>;
  taxRates?: readonly string[];
}

/** Makes a draft invoice; it is finalized an hour later when it advances by itself. */
export function draftInvoice(account: StripeAccount, request: InvoiceRequest): Invoice {
  const { customer, subscription } = request;
  const pending = request.withPendingItems ? pendingItems(account, customer.id, subscription?.id ?? null) : [];
  const drafts = [...pending.map((item) => invoiceItemLine(account, item)), ...request.lines];
  const discounts = invoiceDiscounts(customer, subscription);
  const rates = request.taxRates ?? subscription?.default_tax_rates ?? [];
  const totals = computeTotals(account, drafts, discounts, rates);
  const autoAdvance = request.autoAdvance ?? true;
  const invoice = account.add('invoices', { ...blankInvoice(account, request), ...totals, discounts });
  account.change('invoices', invoice, {
    lines: invoice.lines.map((line) => ({ ...line, invoice: invoice.id })),
    automatically_finalizes_at: autoAdvance ? account.now() + DRAFT_TIME : null,
  });
  for (const item of pending) account.change('invoiceitems', item, { invoice: invoice.id });
  if (subscription) account.change('subscriptions', subscription, { latest_invoice: invoice.id });
  const used = (totals.total_discount_amounts ?? []).map((amount) => amount.discount);
  const draft = account.find('invoices', invoice.id);
  account.emit('invoice.created', 'invoices', draft);
  useUpOnce(account, [...new Set(used)]);
  if (autoAdvance) account.agenda.plan('finalizeInvoice', invoice.id, account.now() + DRAFT_TIME);
  return draft;
}

/** Recomputes a draft after something was added to it. */
export function refreshDraft(account: StripeAccount, invoice: Invoice, added: readonly DraftLine[]): Invoice {
  const kept = invoice.lines.map((line) => ({
    line: { ...line, discount_amounts: [] },
    taxRates: (line.taxes ?? []).map((tax) => tax.tax_rate_details?.tax_rate ?? ''),
  }));
  const totals = computeTotals(account, [...kept, ...added], invoice.discounts, invoice.default_tax_rates);
  const lines = totals.lines.map((line) => ({ ...line, invoice: invoice.id }));
  return account.change('invoices', invoice, { ...totals, lines }, 'invoice.updated');
}

/** Opens a draft: it gets its number, takes the customer's balance into account and asks for its money. */
export function finalizeInvoice(account: StripeAccount, invoice: Invoice): Invoice {
  if (invoice.status !== 'draft') {
    throw invalidRequest(
      "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
      undefined,
      'invoice_not_editable',
    );
  }
  const customer = account.find('customers', invoice.customer ?? '');
  const sequence = customer.next_invoice_sequence ?? 1;
  const balance = invoice.total + customer.balance;
  const amountDue = Math.max(0, balance);
  const endingBalance = Math.min(0, balance);
  const dueIn = invoice.due_date === null ? null : Math.max(invoice.due_date, account.now());
  account.change('customers', customer, { next_invoice_sequence: sequence + 1 });
  if (endingBalance !== customer.balance) {
    account.change('customers', customer, { balance: endingBalance }, 'customer.updated');
  }
  const finalized = account.change(
    'invoices',
    invoice,
    {
      status: 'open',
      number: `${customer.invoice_prefix ?? 'SIM'}-${String(sequence).padStart(4, '0')}`,
      amount_due: amountDue,
      amount_remaining: amountDue,
      starting_balance: customer.balance,
      ending_balance: endingBalance,
      automatically_finalizes_at: null,
      due_date: dueIn,
      effective_at: account.now(),
      hosted_invoice_url: `https://invoice.stripe.com/i/acct_simulator/test_${invoice.id}`,
      invoice_pdf: `https://pay.stripe.com/invoice/acct_simulator/test_${invoice.id}/pdf`,
      status_transitions: { ...invoice.status_transitions, finalized_at: account.now() },
    },
    'invoice.finalized',
    'invoice.updated',
  );
  if (dueIn !== null) account.agenda.plan('markOverdue', invoice.id, dueIn + 1);
  if (amountDue > 0) openPayment(account, finalized);
  return account.find('invoices', invoice.id);
}

/** @throws StripeError when the invoice is not open or uncollectible */
export function voidInvoice(account: StripeAccount, invoice: Invoice): Invoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw invalidRequest(`You can only void an open or uncollectible invoice. This invoice is ${invoice.status}.`);
  }
  const transitions = { ...invoice.status_transitions, voided_at: account.now() };
  const changes = {
    status: 'void' as const,
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: transitions,
  };
  return account.change('invoices', invoice, changes, 'invoice.voided', 'invoice.updated');
}

/** @throws StripeError when the invoice is not open */
export function markUncollectible(account: StripeAccount, invoice: Invoice, reason: string): Invoice {
  if (invoice.status !== 'open') {
    throw invalidRequest(`You can only mark an open invoice as uncollectible. This invoice is ${invoice.status}.`);
  }
  const changes = {
    status: 'uncollectible' as const,
    status_details: { uncollectible: { reason } },
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: account.now() },
  };
  return account.change('invoices', invoice, changes, 'invoice.marked_uncollectible', 'invoice.updated');
}

/** An invoice that is sent to the customer and still open when it is due is overdue. */
export function markOverdue(account: StripeAccount, invoiceId: string): void {
  const invoice = account.store.get('invoices', invoiceId);
  if (invoice?.status !== 'open') return;
  account.emit('invoice.overdue', 'invoices', invoice);
  const subscription = subscriptionOf(account, invoice);
  if (subscription?.status === 'active') {
    account.change('subscriptions', subscription, { status: 'past_due' }, 'customer.subscription.updated');
  }
}

/** The subscription an invoice bills, or undefined. */
export function subscriptionOf(account: StripeAccount, invoice: Invoice): Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription;
  return id ? account.store.get('subscriptions', id) : undefined;
}

function pendingItems(account: StripeAccount, customer: string, subscription: string | null): InvoiceItem[] {
  return account.store.where('invoiceitems', 'customer', customer).filter((item) => {
    const owner = item.parent?.subscription_details?.subscription ?? null;
    return item.invoice === null && (owner === null || owner === subscription);
  });
}

function computeTotals(
  account: StripeAccount,
  drafts: readonly DraftLine[],
  discounts: readonly string[],
  defaultRates: readonly string[],
) {
  const discounted = applyDiscounts(
    account,
    drafts.map(({ line }) => line),
    discounts,
  );
  const lines = discounted.map((line, index) => {
    const own = drafts[index]?.taxRates ?? [];
    return withTaxes(account, line, own.length > 0 ? own : defaultRates);
  });
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const net = lines.reduce((sum, line) => sum + netAmount(line), 0);
  const taxes = totalTaxes(lines);
  const [exclusive, inclusive] = [taxSum(taxes, 'exclusive'), taxSum(taxes, 'inclusive')];
  const total = net + exclusive;
  return {
    lines,
    subtotal,
    subtotal_excluding_tax: subtotal - inclusive,
    total,
    total_excluding_tax: net - inclusive,
    total_discount_amounts: totalDiscounts(lines),
    total_taxes: taxes,
    amount_due: Math.max(0, total),
    amount_remaining: Math.max(0, total),
  };
}

function totalDiscounts(lines: readonly InvoiceLine[]): { amount: number; discount: string }[] {
  const totals = new Map<string, number>();
  for (const { amount, discount } of lines.flatMap((line) => line.discount_amounts ?? [])) {
    totals.set(discount, (totals.get(discount) ?? 0) + amount);
  }
  return [...totals].map(([discount, amount]) => ({ amount, discount }));
}

function blankInvoice(account: StripeAccount, request: InvoiceRequest): Omit<Invoice, 'lines'> {
  const { customer, subscription } = request;
  const now = account.now();
  const method = request.collectionMethod ?? subscription?.collection_method ?? 'charge_automatically';
  const days = request.daysUntilDue ?? subscription?.days_until_due ?? 30;
  return {
    id: account.ids.next('in'),
    object: 'invoice',
    account_country: 'US',
    account_name: 'Simulated account',
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: request.autoAdvance ?? true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: request.reason,
    collection_method: method,
    created: now,
    currency: request.currency ?? subscription?.currency ?? customer.currency ?? 'usd',
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [...(request.taxRates ?? subscription?.default_tax_rates ?? [])],
    description: request.description ?? null,
    discounts: [],
    due_date: method === 'send_invoice' ? now + days * DAY : null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    livemode: false,
    metadata: request.metadata ?? {},
    next_payment_attempt: method === 'charge_automatically' && (request.autoAdvance ?? true) ? now + DRAFT_TIME : null,
    number: null,
    on_behalf_of: null,
    parent: subscription
      ? {
          quote_details: null,
          subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
          type: 'subscription_details',
        }
      : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: subscription?.items[0]?.current_period_start ?? now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: now,
  };
}
