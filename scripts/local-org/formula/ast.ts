import type { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';

/** What a formula computes with. Empty text is null: formulas make no difference. */
export type FormulaValue = string | boolean | ApexDecimal | ApexDate | ApexDatetime | ApexTime | null;

/** One node of a formula. Salesforce Help: "Formula Operators and Functions". */
export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: FormulaValue }
  | { readonly kind: 'reference'; readonly path: readonly string[] }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!'; readonly operand: FormulaNode }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] };

/** What a formula may ask of the record and the org around it. */
export interface FormulaContext {
  /** Value of a field (`['Amount']`), a parent's field (`['Account','Name']`) or a global (`['$User','Id']`). @throws for what does not exist */
  value(path: readonly string[]): FormulaValue;
  /** The value before the change that is being saved. */
  priorValue(path: readonly string[]): FormulaValue;
  readonly isNew: boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** IANA name of the running user's time zone. */
  readonly timeZone: string;
  /** Whether blank numbers count as 0 in arithmetic (formula fields), or make the result blank. */
  readonly blanksAreZero: boolean;
}

/** A formula that can't be read or computed, with its place where known. */
export class FormulaProblem extends Error {
  override readonly name: string = 'FormulaProblem';
}

/** A formula that can't be computed for the values of one record, such as a division by zero. */
export class FormulaFailure extends FormulaProblem {}

/** A literal node. */
export const literal = (value: FormulaValue): FormulaNode => ({ kind: 'literal', value });

/** A number as a formula value. */
export const decimal = (value: number): ApexDecimal => ApexDecimal.fromInteger(value);
