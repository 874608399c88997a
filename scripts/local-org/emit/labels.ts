import type { Declaration } from '../types/declarations.ts';

/** How a stack trace names a method: `Class.Outer.Inner.method`, or `Trigger.Name`. */
export function frameLabel(declaration: Declaration, methodName: string, isTrigger: boolean): string {
  if (isTrigger) return declaration.type.name;
  if (declaration.type.name === anonymousName)
    return methodName === anonymousMethod ? 'AnonymousBlock' : `AnonymousBlock.${methodName}`;
  return `Class.${declaration.type.name}.${methodName}`;
}

/** The class that anonymous Apex is compiled into, and its method that holds the statements. */
export const anonymousName = 'AnonymousBlock';
export const anonymousMethod = 'execute_anonymous_apex';
