/** Apex `Double`: a binary double in a box, so that `1.0` is told apart from the Integer `1`. */
export class ApexDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** Java's text: always a point, an exponent from 10^7 up and below 10^-3. */
  toString(): string {
    const { value } = this;
    if (!Number.isFinite(value)) return String(value);
    const magnitude = Math.abs(value);
    if (value === 0 || (magnitude >= 1e-3 && magnitude < 1e7)) {
      return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
    }
    const [mantissa, exponent] = value.toExponential().split('e');
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
}
