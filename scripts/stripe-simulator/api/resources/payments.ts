import { invalidRequest } from '../../account/stripeError.ts';
import { attachCard, cardError, declineOf, newCard, paymentMethodFor } from '../../billing/cards.ts';
import { closeDispute } from '../../billing/disputes.ts';
import { fail, newIntent, succeed } from '../../billing/payments.ts';
import { createRefund } from '../../billing/refunds.ts';
import type { StripeAccount } from '../../account/account.ts';
import type { Charge, PaymentIntent } from '../../state/objects.ts';
import {
  applyMetadata,
  boolean,
  clearable,
  integer,
  listOfValues,
  metadata,
  oneOf,
  required,
  shape,
  text,
} from '../params.ts';
import { listRoute, retrieve, route, show, type Route } from '../routes.ts';

const CARD = shape({ number: text, token: text, exp_month: integer, exp_year: integer, cvc: text });

export const paymentRoutes: readonly Route[] = [
  listRoute('/v1/payment_methods', 'payment_methods', { customer: text, type: text }, ({ account, params }) =>
    account.store.where('payment_methods', 'customer', required(params.customer, 'customer')),
  ),
  route(
    'POST',
    '/v1/payment_methods',
    { type: oneOf('card'), card: CARD, metadata },
    ({ account, params: { card } }) => {
      const name = card?.token ?? card?.number;
      const expires = { month: card?.exp_month ?? 12, year: card?.exp_year ?? 2030 };
      return show(account, 'payment_methods', newCard(account, required(name, 'card[number]'), expires));
    },
  ),
  retrieve('/v1/payment_methods', 'payment_methods'),
  route('POST', '/v1/payment_methods/:id/attach', { customer: text }, ({ account, ids: [id = ''], params }) => {
    const customer = account.find('customers', required(params.customer, 'customer'), 'customer');
    return show(account, 'payment_methods', attachCard(account, paymentMethodFor(account, id), customer.id));
  }),
  route('POST', '/v1/payment_methods/:id/detach', {}, ({ account, ids: [id = ''] }) => {
    const method = account.find('payment_methods', id);
    return show(
      account,
      'payment_methods',
      account.change('payment_methods', method, { customer: null }, 'payment_method.detached'),
    );
  }),
  listRoute('/v1/payment_intents', 'payment_intents', { customer: text }, ({ account, params: { customer } }) =>
    customer === undefined
      ? account.store.all('payment_intents')
      : account.store.where('payment_intents', 'customer', customer),
  ),
  route(
    'POST',
    '/v1/payment_intents',
    {
      amount: integer,
      currency: text,
      customer: text,
      payment_method: text,
      payment_method_types: listOfValues(text),
      confirm: boolean,
      off_session: boolean,
      description: clearable,
      metadata,
    },
    ({ account, params }) => {
      const intent = newIntent(account, {
        amount: required(params.amount, 'amount'),
        currency: required(params.currency, 'currency'),
        customer: params.customer ?? null,
        description: params.description ?? null,
        metadata: applyMetadata({}, params.metadata),
      });
      if (params.confirm) confirm(account, intent, required(params.payment_method, 'payment_method'));
      return show(account, 'payment_intents', intent);
    },
  ),
  retrieve('/v1/payment_intents', 'payment_intents'),
  route('POST', '/v1/payment_intents/:id/confirm', { payment_method: text }, ({ account, ids: [id = ''], params }) => {
    const intent = account.find('payment_intents', id);
    confirm(account, intent, required(params.payment_method ?? intent.payment_method ?? undefined, 'payment_method'));
    return show(account, 'payment_intents', intent);
  }),
  listRoute('/v1/charges', 'charges', { customer: text, payment_intent: text }, ({ account, params }) => {
    const candidates =
      params.customer === undefined
        ? account.store.all('charges')
        : account.store.where('charges', 'customer', params.customer);
    return candidates.filter(
      (one) => params.payment_intent === undefined || one.payment_intent === params.payment_intent,
    );
  }),
  retrieve('/v1/charges', 'charges'),
  listRoute('/v1/refunds', 'refunds', { charge: text, payment_intent: text }, ({ account, params }) => {
    const candidates =
      params.charge === undefined
        ? account.store.all('refunds')
        : account.store.where('refunds', 'charge', params.charge);
    return candidates.filter(
      (one) => params.payment_intent === undefined || one.payment_intent === params.payment_intent,
    );
  }),
  route(
    'POST',
    '/v1/refunds',
    {
      charge: text,
      payment_intent: text,
      amount: integer,
      reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
      metadata,
    },
    ({ account, params }) => {
      const charge = chargeOf(account, params);
      return show(account, 'refunds', createRefund(account, { ...params, charge }));
    },
  ),
  retrieve('/v1/refunds', 'refunds'),
  route('POST', '/v1/refunds/:id', { metadata }, ({ account, ids: [id = ''], params }) => {
    const refund = account.find('refunds', id);
    const changes = { metadata: applyMetadata(refund.metadata, params.metadata) };
    return show(
      account,
      'refunds',
      account.change('refunds', refund, changes, 'refund.updated', 'charge.refund.updated'),
    );
  }),
  listRoute('/v1/disputes', 'disputes', { charge: text, payment_intent: text }, ({ account, params }) =>
    account.store
      .all('disputes')
      .filter((one) => params.charge === undefined || one.charge === params.charge)
      .filter((one) => params.payment_intent === undefined || one.payment_intent === params.payment_intent),
  ),
  retrieve('/v1/disputes', 'disputes'),
  listRoute('/v1/radar/early_fraud_warnings', 'fraud_warnings', { charge: text, payment_intent: text }, (call) =>
    call.account.store
      .all('fraud_warnings')
      .filter((one) => call.params.charge === undefined || one.charge === call.params.charge)
      .filter((one) => call.params.payment_intent === undefined || one.payment_intent === call.params.payment_intent),
  ),
  retrieve('/v1/radar/early_fraud_warnings', 'fraud_warnings'),
  route(
    'POST',
    '/v1/disputes/:id',
    { evidence: shape({ uncategorized_text: text, product_description: text }), submit: boolean, metadata },
    ({ account, ids: [id = ''], params: { evidence, submit } }) => {
      const dispute = account.find('disputes', id);
      const details = { ...dispute.evidence_details, has_evidence: true };
      const status = submit === false ? dispute.status : ('under_review' as const);
      const changes = { evidence: { ...dispute.evidence, ...evidence }, evidence_details: details, status };
      const updated = account.change('disputes', dispute, changes, 'charge.dispute.updated');
      // As on https://docs.stripe.com/testing#evidence: this text decides a dispute of test mode.
      if (evidence?.uncategorized_text === 'winning_evidence') closeDispute(account, updated, 'won');
      if (evidence?.uncategorized_text === 'losing_evidence') closeDispute(account, updated, 'lost');
      return show(account, 'disputes', dispute);
    },
  ),
  route('POST', '/v1/disputes/:id/close', {}, ({ account, ids: [id = ''] }) =>
    show(account, 'disputes', closeDispute(account, account.find('disputes', id), 'lost')),
  ),
];

function confirm(account: StripeAccount, intent: PaymentIntent, methodId: string): void {
  if (intent.status === 'succeeded') {
    throw invalidRequest('This PaymentIntent has already succeeded.', undefined, 'payment_intent_unexpected_state');
  }
  const method = paymentMethodFor(account, methodId);
  const decline = declineOf(account, intent.customer ?? '', method);
  if (decline === null) {
    succeed(account, intent, method);
    return;
  }
  fail(account, intent, method, decline);
  throw cardError(decline);
}

function chargeOf(account: StripeAccount, params: { charge?: string; payment_intent?: string }): Charge {
  if (params.charge) return account.find('charges', params.charge, 'charge');
  const intent = account.find('payment_intents', required(params.payment_intent, 'charge'), 'payment_intent');
  if (!intent.latest_charge) {
    throw invalidRequest('This PaymentIntent does not have a successful charge to refund.', 'payment_intent');
  }
  return account.find('charges', intent.latest_charge);
}
