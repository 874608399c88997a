import type { AssignNode, ExpressionNode, IncrementNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { Bound, BoundTarget } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { isNumeric } from './conversions.ts';
import { checkExpression } from './expressions.ts';
import { combine } from './operators.ts';
import { Problem } from './problem.ts';

/** Checks `target = value` and `target op= value`. */
export function checkAssign(context: CheckContext, node: AssignNode): Bound {
  const target = checkTarget(context, node.target);
  const value = checkExpression(context, node.value);
  if (node.operator === null) {
    return {
      kind: 'assign',
      type: target.type,
      target,
      value: context.convert(value, target.type, node.value.position),
    };
  }
  const combined = combine(
    context,
    { operator: node.operator, position: node.position },
    { kind: 'previous', type: target.type },
    value,
  );
  return {
    kind: 'update',
    type: target.type,
    target,
    value: context.convert(combined, target.type, node.position),
    givesOld: false,
  };
}

/** Checks `target++` and its kin. */
export function checkIncrement(context: CheckContext, node: IncrementNode): Bound {
  const target = checkTarget(context, node.target);
  if (!isNumeric(target.type))
    throw new Problem(`Operator ${node.operator} can only be applied to numeric expressions`, node.position);
  const one: Bound = { kind: 'constant', type: types.integer, literal: { type: 'Integer', value: 1 } };
  const operator = node.operator === '++' ? '+' : '-';
  const value = combine(context, { operator, position: node.position }, { kind: 'previous', type: target.type }, one);
  return {
    kind: 'update',
    type: target.type,
    target,
    value: context.convert(value, target.type, node.position),
    givesOld: !node.isPrefix,
  };
}

/** @throws Problem when the expression can't be assigned to */
function checkTarget(context: CheckContext, node: ExpressionNode): BoundTarget {
  const target = checkExpression(context, node);
  switch (target.kind) {
    case 'local':
      if (node.kind === 'name' && context.scope.find(node.name)?.isFinal) {
        throw new Problem(`Cannot assign to final variable: ${node.name}`, node.position);
      }
      return target;
    case 'index':
    case 'recordField':
    case 'recordParent':
      return target;
    case 'field':
    case 'systemProperty':
      checkWritable(context, target, node);
      return target;
    default:
      throw new Problem('Expression cannot be assigned', node.position);
  }
}

function checkWritable(
  context: CheckContext,
  { field }: Extract<BoundTarget, { kind: 'field' | 'systemProperty' }>,
  node: ExpressionNode,
): void {
  const isStored = context.accessorOf === field;
  if (!isStored && !field.isWritable) throw new Problem(`Variable is read only: ${field.name}`, node.position);
  if (!isStored && !context.canAccess(field, field.writeAccess))
    throw new Problem(`Variable is not visible: ${field.name}`, node.position);
  if (field.isFinal && !context.isInitializing)
    throw new Problem(`Cannot assign to final field: ${field.name}`, node.position);
}
