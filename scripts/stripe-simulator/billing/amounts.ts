/** Stripe's decimals have at most twelve places. */
const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);

/** Currencies whose smallest unit is the unit itself; see https://docs.stripe.com/currencies#zero-decimal. */
const ZERO_DECIMAL = new Set([
  'bif',
  'clp',
  'djf',
  'gnf',
  'jpy',
  'kmf',
  'krw',
  'mga',
  'pyg',
  'rwf',
  'vnd',
  'vuv',
  'xaf',
  'xof',
  'xpf',
]);
const THREE_DECIMAL = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/**
 * A decimal times a whole number, rounded half away from zero to the minor unit.
 * @param decimal minor units, such as "0.35"
 */
export function timesQuantity(decimal: string, quantity: number): number {
  return roundHalfUp(parse(decimal) * BigInt(quantity));
}

/** A share of an amount in minor units, rounded half away from zero: `share(1000, 1, 3)` is 333. */
export function share(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const scaled = BigInt(amount) * BigInt(Math.round(part)) * ONE;
  return roundHalfUp(scaled / BigInt(Math.round(whole)));
}

/** @param percent such as 19 or 7.5 */
export function percentOf(amount: number, percent: number): number {
  return share(amount, Math.round(percent * 10_000), 1_000_000);
}

/** The tax that is contained in a gross amount. */
export function containedTax(gross: number, percent: number): number {
  const factor = Math.round(percent * 10_000);
  return gross - share(gross, 1_000_000, 1_000_000 + factor);
}

/** Splits an amount over weights so that the parts add up to it; what rounding leaves goes to the last part. */
export function split(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = amount;
  return weights.map((weight, index) => {
    const part = index === weights.length - 1 ? left : share(amount, weight, total);
    left -= part;
    return part;
  });
}

/** Minor units as people write them: `formatAmount(4900, 'usd')` is "$49.00". */
export function formatAmount(amount: number, currency: string): string {
  const digits = ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}

function parse(decimal: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(decimal);
  if (!match) throw new RangeError(`Not a decimal of at most ${PLACES} places: ${decimal}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, '0'));
  return sign ? -value : value;
}

function roundHalfUp(scaled: bigint): number {
  const half = scaled < 0n ? -ONE / 2n : ONE / 2n;
  return Number((scaled + half) / ONE);
}
