import type { TypeRef } from '../runtime/typeRef.ts';
import type { Conversions } from './conversions.ts';
import type { MethodView } from './members.ts';

/**
 * The method that a call reaches: of those whose parameters take the arguments, the one with the nearest types.
 * @returns undefined when none takes them
 */
export function chooseOverload(
  conversions: Conversions,
  candidates: readonly MethodView[],
  args: readonly TypeRef[],
): MethodView | undefined {
  let best: MethodView | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = distanceTo(conversions, candidate, args);
    if (distance !== undefined && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceTo(conversions: Conversions, candidate: MethodView, args: readonly TypeRef[]): number | undefined {
  if (candidate.parameters.length !== args.length) return undefined;
  let total = 0;
  for (const [index, arg] of args.entries()) {
    const path = conversions.path(arg, candidate.parameters[index]);
    if (!path) return undefined;
    total += path.distance;
  }
  return total;
}
