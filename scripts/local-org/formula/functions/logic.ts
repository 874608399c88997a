import { FormulaProblem, type FormulaNode, type FormulaValue } from '../ast.ts';
import { sameValue, truthOf } from '../operators.ts';
import type { Call, FormulaFunction } from './call.ts';

const isBlank = (value: FormulaValue): boolean => value === null || value === '';

/** The path of an argument that must be a field. */
function fieldOf(call: Call, at: number): readonly string[] {
  const argument: FormulaNode | undefined = call.args[at];
  if (argument?.kind === 'reference') return argument.path;
  throw new FormulaProblem('Formula: this function takes a field');
}

/** The result of CASE: the first pair whose value is the same, else the last argument. */
function chosenCase(call: Call): FormulaValue {
  const value = call.value(0);
  for (let at = 1; at + 1 < call.args.length; at += 2) if (sameValue(value, call.value(at))) return call.value(at + 1);
  return call.value(call.args.length - 1);
}

function changed(call: Call): boolean {
  const path = fieldOf(call, 0);
  return !call.context.isNew && !sameValue(call.context.value(path), call.context.priorValue(path));
}

/** A multi-select picklist holds its values separated by semicolons. */
function includes(call: Call): boolean {
  const wanted = call.value(1);
  return String(call.value(0) ?? '')
    .split(';')
    .some((each) => each === wanted);
}

/** Salesforce Help: formula functions, "Logical Functions" and those about fields and their history. */
export const logicFunctions: Readonly<Record<string, FormulaFunction>> = {
  AND: (call) => call.args.every((_, at) => truthOf(call.value(at))),
  OR: (call) => call.args.some((_, at) => truthOf(call.value(at))),
  NOT: (call) => !truthOf(call.value(0)),
  IF: (call) => (truthOf(call.value(0)) ? call.value(1) : call.value(2)),
  CASE: chosenCase,
  ISBLANK: (call) => isBlank(call.value(0)),
  ISNULL: (call) => isBlank(call.value(0)),
  BLANKVALUE: (call) => (isBlank(call.value(0)) ? call.value(1) : call.value(0)),
  NULLVALUE: (call) => (isBlank(call.value(0)) ? call.value(1) : call.value(0)),
  ISNEW: (call) => call.context.isNew,
  ISCHANGED: changed,
  PRIORVALUE: (call) => (call.context.isNew ? call.value(0) : call.context.priorValue(fieldOf(call, 0))),
  ISPICKVAL: (call) => sameValue(call.value(0), call.value(1)),
  INCLUDES: includes,
};
