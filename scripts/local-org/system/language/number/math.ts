import { ApexDecimal } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { defineClass } from '../../define.ts';
import type { Accessor, Implementation } from '../../define.ts';
import { required } from '../../support.ts';

const double = (value: number): ApexDouble => new ApexDouble(value);
const smaller = (a: ApexDecimal, b: ApexDecimal): ApexDecimal => (a.compareTo(b) <= 0 ? a : b);

/** A function of a double, declared for Decimal and for Double as the platform does. */
function real(name: string, compute: (value: number) => number): Record<string, Implementation> {
  return {
    [`static Decimal ${name}(Decimal value)`]: (value: ApexDecimal | null) =>
      ApexDecimal.fromNumber(finite(compute(required(value).toNumber()))),
    [`static Double ${name}(Double value)`]: (value: ApexDouble | null) => double(compute(required(value).value)),
  };
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw apexException('MathException', 'Input value is out of range');
}

function remainder<T extends number | bigint>(dividend: T | null, divisor: T | null): T {
  if (Number(required(divisor)) === 0) throw apexException('MathException', 'Divide by 0');
  return ((required(dividend) as number) % (required(divisor) as number)) as T;
}

function hypotenuse(value: number, sign: number): number {
  return (Math.exp(value) + sign * Math.exp(-value)) / 2;
}

const constant = (value: number): Accessor => ({ get: () => double(value) });

/** Salesforce: Apex Reference, "Math Class". */
export const math = defineClass('Math', {
  members: {
    'static Integer abs(Integer value)': (value: number | null) => Math.abs(required(value)) | 0,
    'static Long abs(Long value)': (value: bigint | null) =>
      required(value) < 0n ? -required(value) : required(value),
    'static Decimal abs(Decimal value)': (value: ApexDecimal | null) => required(value).abs(),
    'static Double abs(Double value)': (value: ApexDouble | null) => double(Math.abs(required(value).value)),
    'static Integer max(Integer a, Integer b)': (a: number | null, b: number | null) =>
      Math.max(required(a), required(b)),
    'static Long max(Long a, Long b)': (a: bigint | null, b: bigint | null) => (required(a) >= required(b) ? a : b),
    'static Decimal max(Decimal a, Decimal b)': (a: ApexDecimal | null, b: ApexDecimal | null) =>
      smaller(required(a), required(b)) === a ? b : a,
    'static Double max(Double a, Double b)': (a: ApexDouble | null, b: ApexDouble | null) =>
      double(Math.max(required(a).value, required(b).value)),
    'static Integer min(Integer a, Integer b)': (a: number | null, b: number | null) =>
      Math.min(required(a), required(b)),
    'static Long min(Long a, Long b)': (a: bigint | null, b: bigint | null) => (required(a) <= required(b) ? a : b),
    'static Decimal min(Decimal a, Decimal b)': (a: ApexDecimal | null, b: ApexDecimal | null) =>
      smaller(required(a), required(b)),
    'static Double min(Double a, Double b)': (a: ApexDouble | null, b: ApexDouble | null) =>
      double(Math.min(required(a).value, required(b).value)),
    'static Integer mod(Integer dividend, Integer divisor)': (a: number | null, b: number | null) =>
      remainder(a, b) | 0,
    'static Long mod(Long dividend, Long divisor)': (a: bigint | null, b: bigint | null) => remainder(a, b),
    'static Decimal ceil(Decimal value)': (value: ApexDecimal | null) => required(value).setScale(0, 'CEILING'),
    'static Double ceil(Double value)': (value: ApexDouble | null) => double(Math.ceil(required(value).value)),
    'static Decimal floor(Decimal value)': (value: ApexDecimal | null) => required(value).setScale(0, 'FLOOR'),
    'static Double floor(Double value)': (value: ApexDouble | null) => double(Math.floor(required(value).value)),
    'static Integer round(Decimal value)': (value: ApexDecimal | null) =>
      Number(BigInt.asIntN(32, required(value).round('HALF_UP'))),
    'static Integer round(Double value)': (value: ApexDouble | null) => Math.round(required(value).value) | 0,
    'static Long roundToLong(Decimal value)': (value: ApexDecimal | null) => required(value).round('HALF_UP'),
    'static Long roundToLong(Double value)': (value: ApexDouble | null) => BigInt(Math.round(required(value).value)),
    'static Decimal rint(Decimal value)': (value: ApexDecimal | null) => required(value).setScale(0, 'HALF_EVEN'),
    'static Double rint(Double value)': (value: ApexDouble | null) =>
      double(ApexDecimal.fromNumber(required(value).value).setScale(0, 'HALF_EVEN').toNumber()),
    'static Decimal signum(Decimal value)': (value: ApexDecimal | null) =>
      ApexDecimal.fromInteger(required(value).compareTo(ApexDecimal.zero)),
    'static Double signum(Double value)': (value: ApexDouble | null) => double(Math.sign(required(value).value)),
    'static Double pow(Double base, Double exponent)': (base: ApexDouble | null, exponent: ApexDouble | null) =>
      double(required(base).value ** required(exponent).value),
    'static Double random()': () => double(Math.random()),
    'static Decimal atan2(Decimal y, Decimal x)': (y: ApexDecimal | null, x: ApexDecimal | null) =>
      ApexDecimal.fromNumber(Math.atan2(required(y).toNumber(), required(x).toNumber())),
    'static Double atan2(Double y, Double x)': (y: ApexDouble | null, x: ApexDouble | null) =>
      double(Math.atan2(required(y).value, required(x).value)),
    ...real('acos', Math.acos),
    ...real('asin', Math.asin),
    ...real('atan', Math.atan),
    ...real('cbrt', Math.cbrt),
    ...real('cos', Math.cos),
    ...real('cosh', (value) => hypotenuse(value, 1)),
    ...real('exp', Math.exp),
    ...real('log', Math.log),
    ...real('log10', Math.log10),
    ...real('sin', Math.sin),
    ...real('sinh', (value) => hypotenuse(value, -1)),
    ...real('sqrt', Math.sqrt),
    ...real('tan', Math.tan),
    ...real('tanh', Math.tanh),
  },
  properties: { 'static Double PI': constant(Math.PI), 'static Double E': constant(Math.E) },
});
