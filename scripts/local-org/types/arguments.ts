import type { ExpressionNode, Position } from '../parse/ast.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound } from './bound.ts';
import type { CheckContext } from './checkContext.ts';
import { Problem } from './problem.ts';

/** Arguments as the chosen method takes them. */
export function convertArguments(
  context: CheckContext,
  args: readonly Bound[],
  parameters: readonly TypeRef[],
  nodes: readonly ExpressionNode[],
): Bound[] {
  return args.map((arg, index) => context.convert(arg, parameters[index], nodes[index].position));
}

/** `Method does not exist or incorrect signature: void foo(String) …`. */
export function noSuchMember(
  what: string,
  name: string,
  args: readonly Bound[],
  position: Position,
  place = '',
): Problem {
  return new Problem(`${what}: ${name}(${args.map((arg) => arg.type.text).join(', ')})${place}`, position);
}
