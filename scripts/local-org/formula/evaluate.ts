import { FormulaProblem, type FormulaContext, type FormulaNode, type FormulaValue } from './ast.ts';
import { functions } from './functions/index.ts';
import { applyOperator, numberOf, truthOf } from './operators.ts';

/**
 * Computes a formula.
 * @throws FormulaProblem for an unknown function or a value of the wrong kind
 */
export function evaluateFormula(node: FormulaNode, context: FormulaContext): FormulaValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'reference':
      return context.value(node.path);
    case 'unary':
      return evaluateUnary(node.operator, node.operand, context);
    case 'binary':
      return evaluateBinary(node, context);
    case 'call':
      return evaluateCall(node.name, node.args, context);
  }
}

function evaluateUnary(operator: '-' | '+' | '!', operand: FormulaNode, context: FormulaContext): FormulaValue {
  const value = evaluateFormula(operand, context);
  if (operator === '!') return !truthOf(value);
  const number = numberOf(value, context);
  return operator === '-' ? (number?.negate() ?? null) : number;
}

function evaluateBinary(node: FormulaNode & { kind: 'binary' }, context: FormulaContext): FormulaValue {
  const left = evaluateFormula(node.left, context);
  if (node.operator === '&&') return truthOf(left) && truthOf(evaluateFormula(node.right, context));
  if (node.operator === '||') return truthOf(left) || truthOf(evaluateFormula(node.right, context));
  return applyOperator(node.operator, left, evaluateFormula(node.right, context), context);
}

function evaluateCall(name: string, args: readonly FormulaNode[], context: FormulaContext): FormulaValue {
  const implementation = functions[name];
  if (!implementation) throw new FormulaProblem(`The formula function ${name} is not supported by the local org`);
  return implementation({
    args,
    context,
    value: (at) => {
      const argument = args[at];
      if (!argument) throw new FormulaProblem(`Formula: ${name} needs at least ${at + 1} arguments`);
      return evaluateFormula(argument, context);
    },
  });
}
