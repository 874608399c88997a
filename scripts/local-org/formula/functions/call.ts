import type { FormulaContext, FormulaNode, FormulaValue } from '../ast.ts';

/** A call of a formula function: its arguments are computed when they are asked for. */
export interface Call {
  readonly args: readonly FormulaNode[];
  readonly context: FormulaContext;
  /** The value of an argument. @throws FormulaProblem when there is no such argument */
  value(at: number): FormulaValue;
}

/** A formula function. */
export type FormulaFunction = (call: Call) => FormulaValue;
