import { Decimal } from 'decimal.js';

/** Decimals of which no digit is lost that the rounding of money could see. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

export const zero: Exact = new Exact(0);

/** Digits behind the point at which a quotient's error is cut off, so that three thirds of a cent are a cent again. */
const trustedDigits = 25;

/** Amounts of these come in whole units. https://docs.stripe.com/currencies#zero-decimal */
const wholeUnits = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** https://docs.stripe.com/currencies#three-decimal */
const thousandths = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
/** Written in whole units, sent as hundredths. https://docs.stripe.com/currencies#special-cases */
const hundredthsOfWholeUnits = new Set(['ISK', 'UGX']);

function decimalsSent(currencyCode: string): number {
  if (wholeUnits.has(currencyCode)) return 0;
  return thousandths.has(currencyCode) ? 3 : 2;
}

/** Stripe's minor units as the units that people write. */
export function inMajorUnits(minor: Exact, currencyCode: string): Exact {
  return minor.div(10 ** decimalsSent(currencyCode));
}

/** Rounded half up to what can be paid in the currency. */
export function roundedTo(currencyCode: string, amount: Exact): Exact {
  const decimals = hundredthsOfWholeUnits.has(currencyCode) ? 0 : decimalsSent(currencyCode);
  return amount.toDecimalPlaces(trustedDigits).toDecimalPlaces(decimals);
}

/** The sum of some amounts. */
export function sumOf<T>(items: readonly T[], amountOf: (item: T) => Exact): Exact {
  let total = zero;
  for (const item of items) total = total.plus(amountOf(item));
  return total;
}
