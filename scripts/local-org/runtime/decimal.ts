/** How a digit is dropped; the names of `System.RoundingMode`. */
export type RoundingMode = 'CEILING' | 'DOWN' | 'FLOOR' | 'HALF_DOWN' | 'HALF_EVEN' | 'HALF_UP' | 'UNNECESSARY' | 'UP';

const powers: bigint[] = [1n];

/** 10 to the power of a non-negative exponent. */
function powerOfTen(exponent: number): bigint {
  for (let known = powers.length; known <= exponent; known++) powers.push(powers[known - 1] * 10n);
  return powers[exponent];
}

/** Quotient rounded to an integer. @throws RangeError for UNNECESSARY when digits would be lost */
function divideRounded(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend - quotient * divisor;
  if (remainder === 0n) return quotient;
  const isNegative = dividend < 0n !== divisor < 0n;
  return roundsAway(quotient, remainder, divisor, isNegative, mode) ? quotient + (isNegative ? -1n : 1n) : quotient;
}

function roundsAway(
  quotient: bigint,
  remainder: bigint,
  divisor: bigint,
  isNegative: boolean,
  mode: RoundingMode,
): boolean {
  const twice = 2n * (remainder < 0n ? -remainder : remainder);
  const whole = divisor < 0n ? -divisor : divisor;
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !isNegative;
    case 'FLOOR':
      return isNegative;
    case 'HALF_UP':
      return twice >= whole;
    case 'HALF_DOWN':
      return twice > whole;
    case 'HALF_EVEN':
      return twice > whole || (twice === whole && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      throw new RangeError('Rounding necessary');
  }
}

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Decimals that the operator `/` keeps at most: the largest scale of a Decimal. */
const divisionScale = 33;

/**
 * Apex `Decimal`: an unscaled integer and a scale, like java.math.BigDecimal, so `1.10` stays `1.10`. Immutable.
 * Salesforce: Apex Reference, "Decimal Class" (half-even is the default rounding).
 */
export class ApexDecimal {
  readonly unscaled: bigint;
  /** Number of digits after the point. */
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static readonly zero = new ApexDecimal(0n, 0);

  /** An Integer or Long as a Decimal of scale 0. */
  static fromInteger(value: number | bigint): ApexDecimal {
    return (typeof value === 'number' && smallIntegers[value]) || new ApexDecimal(BigInt(value), 0);
  }

  /** A binary double as the shortest Decimal that reads back as the same double. */
  static fromNumber(value: number): ApexDecimal {
    const parsed = ApexDecimal.parse(String(value));
    if (!parsed) throw new RangeError(`${value} is not a finite number`);
    return Number.isInteger(value) && parsed.scale === 0 ? new ApexDecimal(parsed.unscaled * 10n, 1) : parsed;
  }

  /** The number that a text shows, or undefined when it shows none. */
  static parse(text: string): ApexDecimal | undefined {
    const match = decimalText.exec(text);
    if (!match) return undefined;
    const [, sign, whole, fraction = '', exponent = '0'] = match;
    if (whole === '' && fraction === '') return undefined;
    const unscaled = BigInt(`${whole}${fraction}` || '0');
    const scale = fraction.length - Number(exponent);
    const value = new ApexDecimal(sign === '-' ? -unscaled : unscaled, scale);
    return scale < 0 ? value.setScale(0) : value;
  }

  /** Sum, with the larger scale of the two. */
  add(other: ApexDecimal): ApexDecimal {
    if (this.scale === other.scale) return new ApexDecimal(this.unscaled + other.unscaled, this.scale);
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.#unscaledAt(scale) + other.#unscaledAt(scale), scale);
  }

  /** Difference, with the larger scale of the two. */
  subtract(other: ApexDecimal): ApexDecimal {
    return this.add(other.negate());
  }

  /** Product, with the sum of the scales. */
  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * What the operator `/` gives: exact if 33 decimals suffice, otherwise rounded to 33 decimals.
   * @throws RangeError when the divisor is zero
   */
  divide(divisor: ApexDecimal): ApexDecimal {
    const preferredScale = Math.max(0, this.scale - divisor.scale);
    return this.divideAt(divisor, Math.max(divisionScale, preferredScale)).#withoutZerosDownTo(preferredScale);
  }

  /** Quotient at a given scale. @throws RangeError when the divisor is zero */
  divideAt(divisor: ApexDecimal, scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (divisor.unscaled === 0n) throw new RangeError('Divide by 0');
    const shift = scale - this.scale + divisor.scale;
    const dividend = shift >= 0 ? this.unscaled * powerOfTen(shift) : this.unscaled;
    const by = shift >= 0 ? divisor.unscaled : divisor.unscaled * powerOfTen(-shift);
    return new ApexDecimal(divideRounded(dividend, by, mode), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** This value to a whole, non-negative power. */
  pow(exponent: number): ApexDecimal {
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** -1, 0 or 1 by number; scale does not count. */
  compareTo(other: ApexDecimal): number {
    let { unscaled: left } = this;
    let { unscaled: right } = other;
    if (this.scale < other.scale) left = this.#unscaledAt(other.scale);
    else if (this.scale > other.scale) right = other.#unscaledAt(this.scale);
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  /** Equal in number and in scale, as `Map` keys and `hashCode` see it. */
  equals(other: ApexDecimal): boolean {
    return this.scale === other.scale && this.unscaled === other.unscaled;
  }

  /** The same number with another count of decimals. @throws RangeError for UNNECESSARY when digits would be lost */
  setScale(scale: number, mode: RoundingMode = 'HALF_EVEN'): ApexDecimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return new ApexDecimal(this.#unscaledAt(scale), scale);
    return new ApexDecimal(divideRounded(this.unscaled, powerOfTen(this.scale - scale), mode), scale);
  }

  /** The nearest whole number. */
  round(mode: RoundingMode = 'HALF_EVEN'): bigint {
    return this.setScale(0, mode).unscaled;
  }

  /** The whole part, fraction dropped. */
  truncate(): bigint {
    return this.setScale(0, 'DOWN').unscaled;
  }

  /** Count of significant digits. */
  precision(): number {
    return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().length;
  }

  /** The same number without zeros at the end of its digits. */
  stripTrailingZeros(): ApexDecimal {
    return this.unscaled === 0n ? ApexDecimal.zero : this.#withoutZerosDownTo(-Infinity);
  }

  /** The nearest binary double. */
  toNumber(): number {
    return Number(`${this.unscaled}e${-this.scale}`);
  }

  /** Digits without an exponent. */
  toPlainString(): string {
    if (this.scale <= 0) return (this.unscaled * powerOfTen(-this.scale)).toString();
    const isNegative = this.unscaled < 0n;
    const digits = (isNegative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    return `${isNegative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
  }

  /** Java's canonical text: an exponent for very small numbers and negative scales. */
  toString(): string {
    const exponent = this.precision() - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${this.unscaled < 0n ? '-' : ''}${mantissa}E${exponent >= 0 ? '+' : ''}${exponent}`;
  }

  #unscaledAt(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * powerOfTen(scale - this.scale);
  }

  #withoutZerosDownTo(leastScale: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > leastScale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return new ApexDecimal(unscaled, scale);
  }
}

/** Whole numbers that code is full of; Decimals don't change, so one of each is enough. */
const smallIntegers: readonly ApexDecimal[] = Array.from(
  { length: 1025 },
  (_, value) => new ApexDecimal(BigInt(value), 0),
);
