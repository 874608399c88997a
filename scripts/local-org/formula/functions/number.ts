import { ApexDecimal, type RoundingMode } from '../../runtime/decimal.ts';
import { FormulaFailure, type FormulaValue } from '../ast.ts';
import { numberOf } from '../operators.ts';
import type { Call, FormulaFunction } from './call.ts';

const number = (call: Call, at: number): ApexDecimal | null => numberOf(call.value(at), call.context);

/** A function of one number; blank stays blank. */
const unary =
  (compute: (value: ApexDecimal) => FormulaValue): FormulaFunction =>
  (call) => {
    const value = number(call, 0);
    return value === null ? null : compute(value);
  };

const real = (compute: (value: number) => number): FormulaFunction =>
  unary((value) => {
    const result = compute(value.toNumber());
    if (!Number.isFinite(result)) throw new FormulaFailure('Formula: a number is out of range');
    return ApexDecimal.fromNumber(result);
  });

/** Rounds at a place that may be left of the point. */
function roundAt(call: Call, mode: RoundingMode): FormulaValue {
  const value = number(call, 0);
  if (value === null) return null;
  const places = call.args.length > 1 ? Number(number(call, 1)?.truncate() ?? 0n) : 0;
  if (places >= 0) return value.scale <= places ? value : value.setScale(places, mode);
  const power = ApexDecimal.fromInteger(10).pow(-places);
  return value.divide(power).setScale(0, mode).multiply(power);
}

function extreme(call: Call, sign: number): FormulaValue {
  const values = call.args.map((_, at) => number(call, at)).filter((value) => value !== null);
  return values.reduce<ApexDecimal | null>(
    (best, value) => (best && sign * best.compareTo(value) >= 0 ? best : value),
    null,
  );
}

/** Away from zero for CEILING, towards it for FLOOR: both act on the absolute value (Salesforce KB 000386432). */
export const numberFunctions: Readonly<Record<string, FormulaFunction>> = {
  ABS: unary((value) => value.abs()),
  CEILING: unary((value) => value.setScale(0, 'UP')),
  FLOOR: unary((value) => value.setScale(0, 'DOWN')),
  MCEILING: unary((value) => value.setScale(0, 'CEILING')),
  MFLOOR: unary((value) => value.setScale(0, 'FLOOR')),
  ROUND: (call) => roundAt(call, 'HALF_UP'),
  TRUNC: (call) => roundAt(call, 'DOWN'),
  MAX: (call) => extreme(call, 1),
  MIN: (call) => extreme(call, -1),
  MOD: (call) => {
    const [value, divisor] = [number(call, 0), number(call, 1)];
    if (value === null || divisor === null) return null;
    if (divisor.unscaled === 0n) throw new FormulaFailure('Formula: division by zero');
    return value.subtract(divisor.multiply(value.divide(divisor).setScale(0, 'DOWN')));
  },
  SQRT: real(Math.sqrt),
  EXP: real(Math.exp),
  LN: real(Math.log),
  LOG: real(Math.log10),
};
