import type { ConditionalNode, Position } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { checkCondition, checkExpression } from './expressions.ts';
import { Problem } from './problem.ts';

/** Checks `condition ? this : that`. */
export function checkConditional(context: CheckContext, node: ConditionalNode): Bound {
  const condition = checkCondition(context, node.condition);
  const then = checkExpression(context, node.then);
  const otherwise = checkExpression(context, node.otherwise);
  const type = commonType(context, then, otherwise);
  if (!type) throw incompatible('ternary', then, otherwise, node.position);
  return {
    kind: 'conditional',
    type,
    condition,
    then: context.convert(then, type, node.then.position),
    otherwise: context.convert(otherwise, type, node.otherwise.position),
  };
}

/** What is wrong with two values that have no type in common. */
export function incompatible(operator: string, left: Bound, right: Bound, position: Position): Problem {
  return new Problem(`Incompatible types in ${operator} operator: ${left.type.text}, ${right.type.text}`, position);
}

/** The type of a value that is one of two; undefined when they have none in common but Object. */
export function commonType({ conversions }: CheckContext, left: Bound, right: Bound): TypeRef | undefined {
  if (left.type === types.null) return right.type;
  const isLeftWider = conversions.isAssignable(right.type, left.type);
  const isRightWider = conversions.isAssignable(left.type, right.type);
  if (isLeftWider && !isRightWider) return left.type;
  if (isRightWider) return right.type;
  for (const ancestor of conversions.ancestors(left.type)) {
    if (ancestor !== types.object && conversions.isAssignable(right.type, ancestor)) return ancestor;
  }
  return undefined;
}
