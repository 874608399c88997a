import type { StripeAccount } from '../account/account.ts';
import type { Charge, Invoice, InvoicePayment, PaymentIntent, PaymentMethod } from '../state/objects.ts';
import { declineFacts } from './cards.ts';

/** What a payment intent is made for. */
export interface IntentRequest {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata?: Record<string, string>;
}

/** Gives a finalized invoice its payment intent and the invoice payment that links the two. */
export function openPayment(account: StripeAccount, invoice: Invoice): InvoicePayment {
  const intent = newIntent(account, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description: invoice.billing_reason === 'manual' ? 'Payment for Invoice' : subscriptionText(invoice),
  });
  return account.add('invoice_payments', {
    id: account.ids.next('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: account.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

/** The payment intent that asks for an invoice's money, or undefined when it asks for none. */
export function intentOf(account: StripeAccount, invoice: Invoice): PaymentIntent | undefined {
  const payment = account.store.where('invoice_payments', 'invoice', invoice.id).find((one) => one.is_default);
  const id = payment?.payment.payment_intent;
  return id ? account.store.get('payment_intents', id) : undefined;
}

/** Pays an intent with a card that accepts. */
export function succeed(account: StripeAccount, intent: PaymentIntent, method: PaymentMethod): Charge {
  const charge = account.add('charges', newCharge(account, intent, method, null), 'charge.succeeded');
  const changes = {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded' as const,
  };
  account.change('payment_intents', intent, changes, 'payment_intent.succeeded');
  return charge;
}

/** Notes that a card declined an intent. A card that asks for authentication makes no charge. */
export function fail(account: StripeAccount, intent: PaymentIntent, method: PaymentMethod, declineCode: string): void {
  const facts = declineFacts(declineCode);
  const needsAction = declineCode === 'authentication_required';
  const charge = needsAction
    ? null
    : account.add('charges', newCharge(account, intent, method, declineCode), 'charge.failed');
  account.change(
    'payment_intents',
    intent,
    {
      last_payment_error: {
        advice_code: facts.advice,
        ...(charge ? { charge: charge.id } : {}),
        code: facts.code,
        decline_code: declineCode,
        message: facts.message,
        type: 'card_error',
      },
      latest_charge: charge?.id ?? intent.latest_charge,
      payment_method: needsAction ? method.id : null,
      status: needsAction ? 'requires_action' : 'requires_payment_method',
    },
    needsAction ? 'payment_intent.requires_action' : 'payment_intent.payment_failed',
  );
}

export function newIntent(account: StripeAccount, request: IntentRequest): PaymentIntent {
  const id = account.ids.next('pi');
  return account.add(
    'payment_intents',
    {
      id,
      object: 'payment_intent',
      allowed_payment_method_types: null,
      amount: request.amount,
      amount_capturable: 0,
      amount_received: 0,
      application: null,
      application_fee_amount: null,
      automatic_payment_methods: null,
      canceled_at: null,
      cancellation_reason: null,
      capture_method: 'automatic',
      client_secret: `${id}_secret_${account.ids.characters(24)}`,
      confirmation_method: 'automatic',
      created: account.now(),
      currency: request.currency,
      customer: request.customer,
      customer_account: null,
      description: request.description,
      excluded_payment_method_types: null,
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      managed_payments: null,
      metadata: request.metadata ?? {},
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_configuration_details: null,
      payment_method_options: null,
      payment_method_types: ['card'],
      payment_record: null,
      processing: null,
      receipt_email: null,
      review: null,
      setup_future_usage: null,
      shipping: null,
      source: null,
      statement_descriptor: null,
      statement_descriptor_suffix: null,
      status: 'requires_payment_method',
      transfer_group: null,
    },
    'payment_intent.created',
  );
}

function newCharge(
  account: StripeAccount,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: string | null,
): Charge {
  const id = account.ids.next('ch');
  const facts = decline === null ? null : declineFacts(decline);
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: facts ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SIMULATOR',
    captured: !facts,
    created: account.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: facts?.code ?? null,
    failure_message: facts?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(facts),
    paid: !facts,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(method),
    receipt_email: null,
    receipt_number: null,
    receipt_url: facts ? null : `https://pay.stripe.com/receipts/acct_simulator/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: facts ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(facts: ReturnType<typeof declineFacts> | null): Charge['outcome'] {
  return {
    advice_code: facts?.advice ?? null,
    network_advice_code: null,
    network_decline_code: facts ? '01' : null,
    network_status: facts ? 'declined_by_network' : 'approved_by_network',
    reason: facts?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: facts ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: facts ? 'issuer_declined' : 'authorized',
  };
}

function cardDetails(method: PaymentMethod): Charge['payment_method_details'] {
  const card = method.card;
  if (!card) return { type: method.type };
  const { brand, country, exp_month, exp_year, funding, last4 } = card;
  return {
    card: { brand, country, exp_month, exp_year, funding, last4 },
    type: 'card',
  } as Charge['payment_method_details'];
}

function subscriptionText(invoice: Invoice): string {
  return invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update';
}
