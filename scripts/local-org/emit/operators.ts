import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound, BoundArithmetic, BoundCompare, BoundConcat, BoundEqual } from '../types/bound.ts';
import type { BodyWriter } from './bodyWriter.ts';
import { emitExpression } from './expressions.ts';

const arithmeticNames: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};

/** `left + right` in the type of the node. */
export function emitArithmetic(body: BodyWriter, node: BoundArithmetic): string {
  const operands = `${emitExpression(body, node.left)}, ${emitExpression(body, node.right)}`;
  const name = arithmeticNames[node.operator];
  if (name) return `${name}${node.type.name}(${operands})`;
  return `bits${node.type.name}(${JSON.stringify(node.operator)}, ${operands})`;
}

/** Texts are joined by JavaScript; everything else becomes text first. */
export function emitConcat(body: BodyWriter, node: BoundConcat): string {
  return `(${emitText(body, node.left)} + ${emitText(body, node.right)})`;
}

function emitText(body: BodyWriter, node: Bound): string {
  const isText = node.kind === 'concat' || (node.kind === 'constant' && node.literal.type === 'String');
  if (isText) return emitExpression(body, node);
  return `${node.type === types.date ? 'dateInText' : 'textOf'}(${emitExpression(body, node)})`;
}

const comparisonNames = { '<': 'isLess', '>': 'isMore', '<=': 'isAtMost', '>=': 'isAtLeast' } as const;

const wholeNumbers = new Set([types.integer, types.long]);
const exactNumbers = new Set([...wholeNumbers, types.decimal]);

const areOf = (kinds: ReadonlySet<TypeRef>, { left, right }: BoundCompare | BoundEqual): boolean =>
  kinds.has(left.type) && kinds.has(right.type);

/** `left < right`. JavaScript compares whole numbers itself; a comparison with null is false. */
export function emitCompare(body: BodyWriter, node: BoundCompare): string {
  const { left, operator, right } = node;
  if (areOf(wholeNumbers, node))
    return `${comparisonNames[operator]}(${emitExpression(body, left)}, ${emitExpression(body, right)})`;
  if (areOf(exactNumbers, node))
    return `${comparisonNames[operator]}Decimal(${emitDecimal(body, left)}, ${emitDecimal(body, right)})`;
  return `compares(${emitExpression(body, left)}, ${JSON.stringify(operator)}, ${emitExpression(body, right)})`;
}

/** An exact number as a Decimal. */
function emitDecimal(body: BodyWriter, node: Bound): string {
  const emitted = emitExpression(body, node);
  if (node.type === types.decimal) return emitted;
  return `${node.type === types.long ? 'longToDecimal' : 'integerToDecimal'}(${emitted})`;
}

/** `left == right`. */
export function emitEqual(body: BodyWriter, node: BoundEqual): string {
  if (node.equality === 'value' && areOf(exactNumbers, node))
    return `${node.isNegated ? '!' : ''}decimalsEqual(${emitDecimal(body, node.left)}, ${emitDecimal(body, node.right)})`;
  const left = emitExpression(body, node.left);
  const right = emitExpression(body, node.right);
  if (node.equality === 'identity') return `(${left} ${node.isNegated ? '!==' : '==='} ${right})`;
  const test = { text: 'textsEqual', id: 'idsEqual', value: 'valuesEqual', exact: 'isSame' }[node.equality];
  return `${node.isNegated ? '!' : ''}${test}(${left}, ${right})`;
}

const certain = new Set<Bound['kind']>(['compare', 'equal', 'logical', 'not', 'instanceOf', 'constant']);

/** A condition; null throws. */
export function emitTruth(body: BodyWriter, node: Bound): string {
  const emitted = emitExpression(body, node);
  return certain.has(node.kind) && emitted !== 'null' ? emitted : `truth(${emitted})`;
}
