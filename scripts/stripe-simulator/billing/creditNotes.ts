import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { CreditNote, Invoice, Refund } from '../state/objects.ts';
import { collect } from './collection.ts';
import { intentOf } from './payments.ts';
import { createRefund } from './refunds.ts';

/** What is credited on a finalized invoice. Amounts are minor units. */
export interface CreditNoteRequest {
  invoice: Invoice;
  amount: number;
  reason?: string | null | undefined;
  memo?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  /** Of a paid invoice: how much goes back to the card, to the customer's balance, or was given back elsewhere. */
  refundAmount?: number | undefined;
  creditAmount?: number | undefined;
  outOfBandAmount?: number | undefined;
}

/** Makes a credit note: it lowers what is open on an invoice, or gives back what was paid. */
export function createCreditNote(account: StripeAccount, request: CreditNoteRequest): CreditNote {
  const { invoice, amount } = request;
  if (invoice.status !== 'open' && invoice.status !== 'paid') {
    throw invalidRequest(
      `Credit notes can only be created for open or paid invoices. This invoice is ${invoice.status}.`,
      'invoice',
    );
  }
  const isOpen = invoice.status === 'open';
  const limit = isOpen ? invoice.amount_remaining : invoice.amount_paid - invoice.post_payment_credit_notes_amount;
  if (amount <= 0 || amount > limit)
    throw invalidRequest(`The credit note amount (${amount}) must be between 1 and ${limit}.`, 'amount');
  const refunds = isOpen ? [] : giveBack(account, request);
  const note = account.add('credit_notes', newCreditNote(account, request, refunds), 'credit_note.created');
  if (isOpen) {
    lowerAmountDue(account, invoice, amount);
  } else {
    const credited = invoice.post_payment_credit_notes_amount + amount;
    account.change('invoices', invoice, { post_payment_credit_notes_amount: credited }, 'invoice.updated');
  }
  return note;
}

/** Takes a credit note of an open invoice back. */
export function voidCreditNote(account: StripeAccount, note: CreditNote): CreditNote {
  if (note.status === 'void') throw invalidRequest('This credit note is already void.');
  const invoice = account.find('invoices', note.invoice);
  if (invoice.status === 'open') lowerAmountDue(account, invoice, -note.pre_payment_amount);
  return account.change(
    'credit_notes',
    note,
    { status: 'void', voided_at: account.now() },
    'credit_note.voided',
    'credit_note.updated',
  );
}

function giveBack(account: StripeAccount, request: CreditNoteRequest): Refund[] {
  const { invoice, amount } = request;
  const [refund, credit, outside] = [
    request.refundAmount ?? 0,
    request.creditAmount ?? 0,
    request.outOfBandAmount ?? 0,
  ];
  if (refund + credit + outside !== amount) {
    throw invalidRequest(
      'The sum of refund_amount, credit_amount and out_of_band_amount must equal the amount of the credit note.',
      'amount',
    );
  }
  if (credit > 0) {
    const customer = account.find('customers', invoice.customer ?? '');
    account.change('customers', customer, { balance: customer.balance - credit }, 'customer.updated');
  }
  const charge = intentOf(account, invoice)?.latest_charge;
  if (refund === 0) return [];
  if (!charge) throw invalidRequest('This invoice has no charge that can be refunded.', 'refund_amount');
  return [
    createRefund(account, { charge: account.find('charges', charge), amount: refund, reason: 'requested_by_customer' }),
  ];
}

function lowerAmountDue(account: StripeAccount, invoice: Invoice, amount: number): void {
  const changes = {
    amount_due: invoice.amount_due - amount,
    amount_remaining: invoice.amount_remaining - amount,
    pre_payment_credit_notes_amount: invoice.pre_payment_credit_notes_amount + amount,
  };
  const lowered = account.change('invoices', invoice, changes, 'invoice.updated');
  if (lowered.amount_remaining === 0) collect(account, lowered);
}

function newCreditNote(account: StripeAccount, request: CreditNoteRequest, refunds: readonly Refund[]): CreditNote {
  const { invoice, amount } = request;
  const id = account.ids.next('cn');
  const isOpen = invoice.status === 'open';
  const sequence = account.store.where('credit_notes', 'invoice', invoice.id).length + 1;
  return {
    id,
    object: 'credit_note',
    amount,
    amount_shipping: 0,
    created: account.now(),
    currency: invoice.currency,
    customer: invoice.customer ?? '',
    customer_account: null,
    customer_balance_transaction: request.creditAmount ? account.ids.next('cbtxn') : null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: account.now(),
    invoice: invoice.id,
    lines: [creditNoteLine(account, request)],
    livemode: false,
    memo: request.memo ?? null,
    metadata: request.metadata ?? {},
    number: `${invoice.number ?? invoice.id}-CN-${String(sequence).padStart(2, '0')}`,
    out_of_band_amount: request.outOfBandAmount ?? null,
    pdf: `https://pay.stripe.com/credit_notes/acct_simulator/test_${id}/pdf`,
    post_payment_amount: isOpen ? 0 : amount,
    pre_payment_amount: isOpen ? amount : 0,
    pretax_credit_amounts: [],
    reason: request.reason ?? null,
    refunds: refunds.map((refund) => ({
      amount_refunded: refund.amount,
      payment_record_refund: null,
      refund: refund.id,
      type: 'refund' as const,
    })),
    shipping_cost: null,
    status: 'issued',
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
    total_taxes: [],
    type: isOpen ? 'pre_payment' : 'post_payment',
    voided_at: null,
  };
}

function creditNoteLine(account: StripeAccount, request: CreditNoteRequest): CreditNote['lines'][number] {
  return {
    id: account.ids.next('cnli'),
    object: 'credit_note_line_item',
    amount: request.amount,
    description: request.memo ?? 'Credit',
    discount_amount: 0,
    discount_amounts: [],
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    quantity: 1,
    tax_rates: [],
    taxes: [],
    type: 'custom_line_item',
    unit_amount: request.amount,
    unit_amount_decimal: String(request.amount),
  };
}
