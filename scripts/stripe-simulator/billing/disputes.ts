import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { Charge, Dispute } from '../state/objects.ts';
import { DAY } from './calendar.ts';
import { settleFraudWarnings } from './fraudWarnings.ts';

const EVIDENCE_TIME = 14 * DAY;

/** The customer's bank takes a charge back until it is decided who is right. */
export function openDispute(account: StripeAccount, charge: Charge, reason: string): Dispute {
  if (charge.disputed) throw invalidRequest(`Charge ${charge.id} is already disputed.`, 'charge');
  account.change('charges', charge, { disputed: true }, 'charge.updated');
  const dueBy = account.now() + EVIDENCE_TIME;
  const dispute = account.add(
    'disputes',
    {
      id: account.ids.next('dp'),
      object: 'dispute',
      amount: charge.amount,
      balance_transactions: [],
      charge: charge.id,
      created: account.now(),
      currency: charge.currency,
      enhanced_eligibility_types: [],
      evidence: noEvidence(),
      evidence_details: {
        due_by: dueBy,
        enhanced_eligibility: {},
        has_evidence: false,
        past_due: false,
        submission_count: 0,
        submission_method: 'not_submitted',
      },
      intended_submission_method: null,
      is_charge_refundable: false,
      livemode: false,
      metadata: {},
      network_reason_code: '10.4',
      payment_intent: charge.payment_intent,
      reason,
      status: 'needs_response',
    },
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
  );
  settleFraudWarnings(account, charge.id);
  account.agenda.plan('closeDispute', dispute.id, dueBy);
  return dispute;
}

/** Decides a dispute: a won one gives the money back. */
export function closeDispute(account: StripeAccount, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  if (dispute.status === 'won' || dispute.status === 'lost') return dispute;
  const events = status === 'won' ? ['charge.dispute.funds_reinstated'] : [];
  return account.change('disputes', dispute, { status }, 'charge.dispute.closed', ...events);
}

/** A dispute that nobody answered in time is lost. */
export function closeUnanswered(account: StripeAccount, disputeId: string): void {
  const dispute = account.store.get('disputes', disputeId);
  if (dispute?.status === 'needs_response') closeDispute(account, dispute, 'lost');
}

function noEvidence(): Dispute['evidence'] {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
