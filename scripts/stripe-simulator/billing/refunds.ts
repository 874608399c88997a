import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Charge, Refund } from '../state/objects.ts';
import { DAY } from './calendar.ts';
import { settleFraudWarnings } from './fraudWarnings.ts';

/** What is to be given back. */
export interface RefundRequest {
  charge: Charge;
  /** Minor units; all that is left when it is missing. */
  amount?: number | undefined;
  reason?: string | undefined;
  metadata?: Record<string, string> | undefined;
  /** How the refund goes on: some methods take days, and some of those fail. */
  outcome?: 'succeeded' | 'pending' | 'fails_later' | undefined;
}

/** How long a pending refund takes. */
const PENDING_TIME = 2 * DAY;
const FAILS_LATER = 'simulator_outcome';

/** Gives money back. @throws StripeError when more is asked for than is left of the charge */
export function createRefund(account: StripeAccount, request: RefundRequest): Refund {
  const { charge } = request;
  const left = charge.amount - charge.amount_refunded;
  if (!charge.paid) throw invalidRequest(`Charge ${charge.id} has not succeeded and cannot be refunded.`, 'charge');
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  const amount = request.amount ?? left;
  if (amount <= 0 || amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, 'amount');
  }
  const outcome = request.outcome ?? 'succeeded';
  const refund = account.add(
    'refunds',
    {
      id: account.ids.next('re'),
      object: 'refund',
      amount,
      balance_transaction: null,
      charge: charge.id,
      created: account.now(),
      currency: charge.currency,
      customer: charge.customer,
      customer_account: null,
      destination_details: {
        card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
        type: 'card',
      },
      metadata: { ...request.metadata, ...(outcome === 'fails_later' ? { [FAILS_LATER]: 'fails' } : {}) },
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      reason: request.reason ?? null,
      receipt_number: null,
      source_transfer_reversal: null,
      status: outcome === 'pending' ? 'pending' : 'succeeded',
      transfer_reversal: null,
    },
    'refund.created',
  );
  setRefunded(account, charge, charge.amount_refunded + amount, 'charge.refunded');
  if (outcome !== 'succeeded') account.agenda.plan('settleRefund', refund.id, account.now() + PENDING_TIME);
  return refund;
}

/** A refund that took its time arrives, or comes back. */
export function settleRefund(account: StripeAccount, refundId: string): void {
  const refund = account.store.get('refunds', refundId);
  if (!refund || refund.status === 'canceled' || refund.status === 'failed') return;
  if (refund.metadata?.[FAILS_LATER] === undefined) {
    account.change('refunds', refund, { status: 'succeeded' }, 'refund.updated', 'charge.refund.updated');
  } else {
    failRefund(account, refund);
  }
}

/** The customer's bank sends the money back: the charge counts as not refunded again. */
export function failRefund(account: StripeAccount, refund: Refund): Refund {
  const changes = { status: 'failed', failure_reason: 'expired_or_canceled_card' };
  const failed = account.change('refunds', refund, changes, 'refund.updated', 'charge.refund.updated', 'refund.failed');
  const charge = refund.charge ? account.store.get('charges', refund.charge) : undefined;
  if (charge) setRefunded(account, charge, charge.amount_refunded - refund.amount, 'charge.updated');
  return failed;
}

function setRefunded(account: StripeAccount, charge: Charge, amount: number, event: string): void {
  account.change('charges', charge, { amount_refunded: amount, refunded: amount === charge.amount }, event);
  settleFraudWarnings(account, charge.id);
}
