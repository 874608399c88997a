import { ApexDecimal, type RoundingMode } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import type { ApexEnumValue } from '../../../runtime/enumValue.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { hashOf } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { grouped } from './format.ts';
import { convert } from './object.ts';
import { parseDecimal } from './parse.ts';
import { modeOf } from './roundingMode.ts';

const largestScale = 33;

function checkScale(scale: number | null): number {
  if (Math.abs(required(scale)) <= largestScale) return required(scale);
  throw apexException('MathException', `Scale must be between -${largestScale} and ${largestScale}: ${scale}`);
}

/** Runs an operation that may need a rounding it is not allowed, or divide by zero. */
function exact<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof RangeError) throw apexException('MathException', error.message);
    throw error;
  }
}

const setScale = (self: ApexDecimal, scale: number | null, mode: RoundingMode): ApexDecimal =>
  exact(() => self.setScale(checkScale(scale), mode));

const divide = (self: ApexDecimal, by: ApexDecimal | null, scale: number | null, mode: RoundingMode): ApexDecimal =>
  exact(() => self.divideAt(required(by), checkScale(scale), mode));

function power(self: ApexDecimal, exponent: number | null): ApexDecimal {
  if (required(exponent) < 0 || required(exponent) > 32767) {
    throw apexException('MathException', `Exponent must be between 0 and 32,767: ${exponent}`);
  }
  return self.pow(required(exponent));
}

/** Salesforce: Apex Reference, "Decimal Class"; rounding is half-even where no mode is named. */
export const decimal = defineClass('Decimal', {
  members: {
    'static Decimal valueOf(String text)': parseDecimal,
    'static Decimal valueOf(Long value)': (value: bigint | null) => ApexDecimal.fromInteger(required(value)),
    'static Decimal valueOf(Double value)': (value: ApexDouble | null) => ApexDecimal.fromNumber(required(value).value),
    'static Decimal valueOf(Object value)': (value: unknown) =>
      convert(value, 'Decimal', (held) => (typeof held === 'string' ? parseDecimal(held) : held)),
    'Decimal abs()': (self: ApexDecimal) => self.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (
      self: ApexDecimal,
      by: ApexDecimal | null,
      scale: number | null,
    ) => divide(self, by, scale, 'HALF_EVEN'),
    'Decimal divide(Decimal divisor, Integer scale, RoundingMode mode)': (
      self: ApexDecimal,
      by: ApexDecimal | null,
      scale: number | null,
      mode: ApexEnumValue | null,
    ) => divide(self, by, scale, modeOf(mode)),
    'Double doubleValue()': (self: ApexDecimal) => new ApexDouble(self.toNumber()),
    'Boolean equals(Object other)': (self: ApexDecimal, other: unknown) =>
      other instanceof ApexDecimal && self.equals(other),
    'Integer hashCode()': (self: ApexDecimal) => hashOf(self),
    'String format()': grouped,
    'Integer intValue()': (self: ApexDecimal) => Number(BigInt.asIntN(32, self.truncate())),
    'Long longValue()': (self: ApexDecimal) => BigInt.asIntN(64, self.truncate()),
    'Decimal pow(Integer exponent)': power,
    'Integer precision()': (self: ApexDecimal) => Math.max(self.precision(), self.scale),
    'Long round()': (self: ApexDecimal) => self.round(),
    'Long round(RoundingMode mode)': (self: ApexDecimal, mode: ApexEnumValue | null) =>
      exact(() => self.round(modeOf(mode))),
    'Integer scale()': (self: ApexDecimal) => self.scale,
    'Decimal setScale(Integer scale)': (self: ApexDecimal, scale: number | null) => setScale(self, scale, 'HALF_EVEN'),
    'Decimal setScale(Integer scale, RoundingMode mode)': (
      self: ApexDecimal,
      scale: number | null,
      mode: ApexEnumValue | null,
    ) => setScale(self, scale, modeOf(mode)),
    'Decimal stripTrailingZeros()': (self: ApexDecimal) => self.stripTrailingZeros(),
    'String toPlainString()': (self: ApexDecimal) => self.toPlainString(),
  },
  isInstance: (value) => value instanceof ApexDecimal,
});
