import type { BinaryNode, Position, UnaryNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound, Equality } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { isNumeric, widerNumber } from './conversions.ts';
import { checkExpression } from './expressions.ts';
import { commonType, incompatible } from './alternatives.ts';
import { Problem } from './problem.ts';

/** Checks an operator between two operands. */
export function checkBinary(context: CheckContext, node: BinaryNode): Bound {
  return combine(context, node, checkExpression(context, node.left), checkExpression(context, node.right));
}

/** The result of an operator on operands that are already checked; compound assignments use it, too. */
export function combine(
  context: CheckContext,
  node: { readonly operator: BinaryNode['operator']; readonly position: Position },
  left: Bound,
  right: Bound,
): Bound {
  const { operator, position } = node;
  switch (operator) {
    case '&&':
    case '||':
      return {
        kind: 'logical',
        type: types.boolean,
        operator,
        left: booleanOperand(left, position),
        right: booleanOperand(right, position),
      };
    case '??': {
      const type = commonType(context, left, right);
      if (!type) throw incompatible('null coalescing', left, right, position);
      return {
        kind: 'coalesce',
        type,
        left: context.convert(left, type, position),
        right: context.convert(right, type, position),
      };
    }
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equal(context, operator, left, right, position);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(operator, left, right, position);
    case '+':
      return plus(context, left, right, position);
    case '-':
      return minus(context, left, right, position);
    default:
      return arithmetic(context, operator, left, right, position);
  }
}

function booleanOperand(operand: Bound, position: Position): Bound {
  if (operand.type === types.boolean || operand.type === types.null) return operand;
  throw new Problem(`Logical operator can only be applied to Boolean: ${operand.type.text}`, position);
}

const isText = (type: TypeRef): boolean => type === types.string || type === types.id;

/** Dates that whole days, and times that milliseconds, can be added to. */
const isShiftable = (type: TypeRef): boolean => type === types.date || type === types.datetime || type === types.time;

function plus(context: CheckContext, left: Bound, right: Bound, position: Position): Bound {
  if (left.type === types.void || right.type === types.void) {
    throw new Problem('Arithmetic expressions are not allowed on void types', position);
  }
  if (isText(left.type) || isText(right.type)) return { kind: 'concat', type: types.string, left, right };
  return shift('+', left, right, position) ?? arithmetic(context, '+', left, right, position);
}

function minus(context: CheckContext, left: Bound, right: Bound, position: Position): Bound {
  return shift('-', left, right, position) ?? arithmetic(context, '-', left, right, position);
}

function shift(operator: '+' | '-', left: Bound, right: Bound, position: Position): Bound | undefined {
  if (!isShiftable(left.type)) return undefined;
  const takesFractions = left.type === types.datetime;
  if (!isWhole(right.type) && !(takesFractions && isNumeric(right.type))) {
    throw new Problem(
      takesFractions
        ? 'Date/time expressions must use Integer or Double or Decimal'
        : `${left.type.text} expressions must use Integer or Long`,
      position,
    );
  }
  return { kind: 'dateShift', type: left.type, operator, left, right };
}

const isWhole = (type: TypeRef): boolean => type === types.integer || type === types.long;

function arithmetic(
  context: CheckContext,
  operator: BinaryNode['operator'],
  left: Bound,
  right: Bound,
  position: Position,
): Bound {
  const isBitwise = operator === '&' || operator === '|' || operator === '^';
  if (isBitwise && left.type === types.boolean && right.type === types.boolean) {
    return { kind: 'arithmetic', type: types.boolean, operator, left, right };
  }
  if (!isNumeric(left.type) || !isNumeric(right.type)) {
    throw new Problem(
      `Arithmetic expressions must use numeric arguments: ${left.type.text} ${operator} ${right.type.text}`,
      position,
    );
  }
  const isShift = operator === '<<' || operator === '>>' || operator === '>>>';
  if ((isBitwise || isShift) && !(isWhole(left.type) && isWhole(right.type))) {
    throw new Problem(
      isShift
        ? `${operator} operation can only be applied to Integer or Long types`
        : `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`,
      position,
    );
  }
  if (isShift) {
    return { kind: 'arithmetic', type: left.type, operator, left, right };
  }
  const type = widerNumber(left.type, right.type);
  return {
    kind: 'arithmetic',
    type,
    operator,
    left: context.convert(left, type, position),
    right: context.convert(right, type, position),
  };
}

const comparableTypes = new Set<TypeRef>([types.string, types.id, types.date, types.datetime, types.time]);

function compare(operator: '<' | '>' | '<=' | '>=', left: Bound, right: Bound, position: Position): Bound {
  const isComparable =
    (isNumeric(left.type) && isNumeric(right.type)) ||
    (comparableTypes.has(left.type) && comparableTypes.has(right.type)) ||
    left.type === types.null ||
    right.type === types.null;
  if (!isComparable) {
    throw new Problem(`Comparison arguments must be compatible types: ${left.type.text}, ${right.type.text}`, position);
  }
  return { kind: 'compare', type: types.boolean, operator, left, right };
}

function equal(
  context: CheckContext,
  operator: '==' | '!=' | '===' | '!==',
  left: Bound,
  right: Bound,
  position: Position,
): Bound {
  const isComparable =
    context.conversions.isCastable(left.type, right.type) || context.conversions.isCastable(right.type, left.type);
  if (!isComparable || left.type === types.void || right.type === types.void) {
    throw new Problem(`Comparison arguments must be compatible types: ${left.type.text}, ${right.type.text}`, position);
  }
  const isExact = operator.length === 3;
  if (isExact && isValue(left.type) && isValue(right.type)) {
    throw new Problem(`Exact equality operator only allowed for reference types: ${left.type.text}`, position);
  }
  return {
    kind: 'equal',
    type: types.boolean,
    isNegated: operator.startsWith('!'),
    equality: isExact ? 'exact' : equalityOf(left.type, right.type),
    left,
    right,
  };
}

/** Types whose values are what they say; Strings count as references. */
const isValue = (type: TypeRef): boolean => isNumeric(type) || type === types.boolean || isShiftable(type);

function equalityOf(left: TypeRef, right: TypeRef): Equality {
  if (left === types.null || right === types.null) return 'identity';
  if (left === types.id && right === types.id) return 'identity';
  if (left === types.id || right === types.id) return isText(left) && isText(right) ? 'id' : 'value';
  if (left === types.string && right === types.string) return 'text';
  if (
    left === right &&
    (left === types.integer || left === types.boolean || left === types.long || left.kind === 'enum')
  )
    return 'identity';
  return 'value';
}

/** Checks a sign, a negation or a complement. */
export function checkUnary(context: CheckContext, node: UnaryNode): Bound {
  const operand = checkExpression(context, node.operand);
  if (node.operator === '!') {
    return { kind: 'not', type: types.boolean, operand: booleanOperand(operand, node.position) };
  }
  if (!isNumeric(operand.type)) {
    throw new Problem(
      `Operator ${node.operator} can only be applied to numeric expressions: ${operand.type.text}`,
      node.position,
    );
  }
  if (node.operator === '+') return operand;
  return { kind: node.operator === '-' ? 'negate' : 'complement', type: operand.type, operand };
}
