import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { decimal, FormulaFailure, FormulaProblem, type FormulaContext, type FormulaValue } from './ast.ts';

const millisecondsPerDay = 86_400_000;
/** Digits that formulas keep of a quotient. */
const quotientScale = 18;

/** A truth value; blank is false. */
export function truthOf(value: FormulaValue): boolean {
  if (typeof value === 'boolean' || value === null) return value === true;
  throw new FormulaProblem(`Formula: a truth value is expected, not ${textOf(value)}`);
}

/** A number; blank is 0 where the formula treats blanks as zeros. */
export function numberOf(value: FormulaValue, context: FormulaContext): ApexDecimal | null {
  if (value === null) return context.blanksAreZero ? ApexDecimal.zero : null;
  if (value instanceof ApexDecimal) return value;
  throw new FormulaProblem(`Formula: a number is expected, not ${textOf(value)}`);
}

/** A value as text; blank is empty. */
export function textOf(value: FormulaValue): string {
  if (value === null) return '';
  if (value instanceof ApexDecimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDatetime) return `${value.toString()}Z`;
  return String(value);
}

type Arithmetic = (left: ApexDecimal, right: ApexDecimal) => ApexDecimal;

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right) => left.add(right),
  '-': (left, right) => left.subtract(right),
  '*': (left, right) => left.multiply(right),
  '/': (left, right) => {
    if (right.unscaled === 0n) throw new FormulaFailure('Formula: division by zero');
    return left.divideAt(right, quotientScale, 'HALF_UP').stripTrailingZeros();
  },
  '^': (left, right) =>
    right.scale <= 0 && right.unscaled >= 0n
      ? left.pow(Number(right.truncate()))
      : ApexDecimal.fromNumber(left.toNumber() ** right.toNumber()),
};

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Applies a binary operator that needs both of its sides. @throws FormulaProblem for values it does not take */
export function applyOperator(
  operator: string,
  left: FormulaValue,
  right: FormulaValue,
  context: FormulaContext,
): FormulaValue {
  if (operator === '=' || operator === '==') return sameValue(left, right);
  if (operator === '<>' || operator === '!=') return !sameValue(left, right);
  if (operator === '&') return joined(left, right);
  const compare = comparisons[operator];
  if (compare) return left === null || right === null ? false : compare(order(left, right));
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return joined(left, right);
  return dateArithmetic(operator, left, right) ?? compute(operator, left, right, context);
}

const joined = (left: FormulaValue, right: FormulaValue): FormulaValue => textOf(left) + textOf(right) || null;

function compute(operator: string, left: FormulaValue, right: FormulaValue, context: FormulaContext): FormulaValue {
  const [a, b] = [numberOf(left, context), numberOf(right, context)];
  return a === null || b === null ? null : arithmetic[operator](a, b);
}

/** Days added to or taken from a day or an instant, and the days between two of them; undefined for other operands. */
function dateArithmetic(operator: string, left: FormulaValue, right: FormulaValue): FormulaValue | undefined {
  if (operator !== '+' && operator !== '-') return undefined;
  const sign = operator === '-' ? -1 : 1;
  if (left instanceof ApexDate && right instanceof ApexDecimal) return left.addDays(sign * Number(right.truncate()));
  if (left instanceof ApexDatetime && right instanceof ApexDecimal) {
    return left.addMilliseconds(sign * Math.round(right.toNumber() * millisecondsPerDay));
  }
  if (left instanceof ApexDate && right instanceof ApexDate) return decimal(left.epochDay - right.epochDay);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) {
    return decimal(left.milliseconds - right.milliseconds).divide(decimal(millisecondsPerDay));
  }
  return left === null && (right instanceof ApexDate || right instanceof ApexDatetime) ? null : undefined;
}

/** Equality as formulas see it: text with case, numbers by value, blank only like blank. */
export function sameValue(left: FormulaValue, right: FormulaValue): boolean {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' || typeof right === 'string' || typeof left === 'boolean') return left === right;
  return order(left, right) === 0;
}

/** -1, 0 or 1 for two values of one kind. @throws FormulaProblem for values of two kinds */
export function order(left: FormulaValue, right: FormulaValue): number {
  if (left instanceof ApexDecimal && right instanceof ApexDecimal) return left.compareTo(right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [timeOf(left), timeOf(right)];
  if (a === undefined || b === undefined) {
    throw new FormulaProblem(`Formula: ${textOf(left)} and ${textOf(right)} can't be compared`);
  }
  return Math.sign(a - b);
}

function timeOf(value: FormulaValue): number | undefined {
  if (value instanceof ApexDate) return value.utcMilliseconds;
  return value instanceof ApexDatetime || value instanceof ApexTime ? value.milliseconds : undefined;
}
