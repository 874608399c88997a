import type { StripeAccount } from '../account/account.ts';
import { StripeError } from '../account/stripeError.ts';
import type { PaymentMethod } from '../state/objects.ts';

/** A card of https://docs.stripe.com/testing: what it is and how payments with it end. */
interface TestCard {
  brand: string;
  last4: string;
  /** The decline when the card is attached to a customer. */
  declinesAttach?: string;
  /** The decline of every payment. */
  declinesPayment?: string;
}

const GENERIC = 'generic_decline';
const CARDS: Record<string, TestCard> = {
  visa: { brand: 'visa', last4: '4242' },
  mastercard: { brand: 'mastercard', last4: '4444' },
  amex: { brand: 'amex', last4: '0005' },
  chargeCustomerFail: { brand: 'visa', last4: '0341', declinesPayment: GENERIC },
  authenticationRequired: { brand: 'visa', last4: '3184', declinesPayment: 'authentication_required' },
  chargeDeclined: { brand: 'visa', last4: '0002', declinesAttach: GENERIC },
  chargeDeclinedInsufficientFunds: { brand: 'visa', last4: '9995', declinesAttach: 'insufficient_funds' },
  chargeDeclinedLostCard: { brand: 'visa', last4: '9987', declinesAttach: 'lost_card' },
  chargeDeclinedStolenCard: { brand: 'visa', last4: '9979', declinesAttach: 'stolen_card' },
  chargeDeclinedExpiredCard: { brand: 'visa', last4: '0069', declinesAttach: 'expired_card' },
  chargeDeclinedProcessingError: { brand: 'visa', last4: '0119', declinesAttach: 'processing_error' },
};

/** What a decline code means to whoever reads it; see https://docs.stripe.com/declines/codes. */
interface Decline {
  code: string;
  declineCode: string;
  message: string;
  advice: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later';
}

const OWN_CODES = new Set(['expired_card', 'processing_error', 'incorrect_cvc', 'authentication_required']);
const MESSAGES: Record<string, string> = {
  expired_card: 'Your card has expired.',
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  incorrect_cvc: "Your card's security code is incorrect.",
  insufficient_funds: 'Your card has insufficient funds.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
};
const ADVICE: Record<string, Decline['advice']> = {
  expired_card: 'confirm_card_data',
  incorrect_cvc: 'confirm_card_data',
  lost_card: 'do_not_try_again',
  stolen_card: 'do_not_try_again',
  fraudulent: 'do_not_try_again',
};

/** How a decline looks in answers and on charges. */
export function declineFacts(declineCode: string): Decline {
  return {
    code: OWN_CODES.has(declineCode) ? declineCode : 'card_declined',
    declineCode,
    message: MESSAGES[declineCode] ?? 'Your card was declined.',
    advice: ADVICE[declineCode] ?? 'try_again_later',
  };
}

/** The answer to a request whose card was declined. */
export function cardError(declineCode: string, extra: { charge?: string } = {}): StripeError {
  const { code, message, advice } = declineFacts(declineCode);
  return new StripeError(402, {
    type: 'card_error',
    code,
    decline_code: declineCode,
    advice_code: advice,
    message,
    ...extra,
  });
}

/** How a payment with this card and customer ends: the decline code, or null when it succeeds. */
export function declineOf(account: StripeAccount, customerId: string, method: PaymentMethod): string | null {
  const behaviour = account.store.get('behaviours', customerId);
  if (behaviour) {
    if (behaviour.remaining === null) return behaviour.decline_code;
    if (behaviour.remaining <= 1) account.store.remove('behaviours', customerId);
    else account.change('behaviours', behaviour, { remaining: behaviour.remaining - 1 });
    return behaviour.decline_code;
  }
  return cardByLast4(method)?.declinesPayment ?? null;
}

/** Makes a card's payment method. @param name the part of a test token after `pm_card_`, `tok_` or the card's number */
export function newCard(
  account: StripeAccount,
  name: string,
  expires?: { month: number; year: number },
): PaymentMethod {
  const card = testCard(name);
  const year = new Date(account.now() * 1000).getUTCFullYear();
  return account.add('payment_methods', {
    id: account.ids.next('pm'),
    object: 'payment_method',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: expires?.month ?? 12,
      exp_year: expires?.year ?? year + 3,
      fingerprint: account.ids.characters(16),
      funding: 'credit',
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
}

/** Attaches a payment method to a customer. @throws StripeError 402 for the test cards that decline it */
export function attachCard(account: StripeAccount, method: PaymentMethod, customer: string): PaymentMethod {
  const decline = cardByLast4(method)?.declinesAttach;
  if (decline) throw cardError(decline);
  return account.change('payment_methods', method, { customer }, 'payment_method.attached');
}

/** The payment method a parameter names: a kept one, or a new one for a test token such as `pm_card_visa`. */
export function paymentMethodFor(account: StripeAccount, id: string, param = 'payment_method'): PaymentMethod {
  return id.startsWith('pm_card_') ? newCard(account, id) : account.find('payment_methods', id, param);
}

function testCard(name: string): TestCard {
  const key = name.replace(/^(pm_card|tok)_/, '').replace(/^visa_/, '');
  const card = CARDS[key] ?? Object.values(CARDS).find((one) => /^\d{15,16}$/.test(key) && key.endsWith(one.last4));
  if (card) return card;
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such PaymentMethod: '${name}'. The simulator knows ${Object.keys(CARDS).join(', ')}.`,
    param: 'payment_method',
  });
}

function cardByLast4(method: PaymentMethod): TestCard | undefined {
  return Object.values(CARDS).find((card) => card.last4 === method.card?.last4);
}
