import { types } from '../runtime/typeRef.ts';
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

const plainNumbers = new Set([types.integer, types.long]);

/** `left < right`. JavaScript compares whole numbers itself; a comparison with null is false. */
export function emitCompare(body: BodyWriter, node: BoundCompare): string {
  const left = emitExpression(body, node.left);
  const right = emitExpression(body, node.right);
  const isPlain = plainNumbers.has(node.left.type) && plainNumbers.has(node.right.type);
  if (!isPlain) return `compares(${left}, ${JSON.stringify(node.operator)}, ${right})`;
  return `${comparisonNames[node.operator]}(${left}, ${right})`;
}

/** `left == right`. */
export function emitEqual(body: BodyWriter, node: BoundEqual): string {
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
