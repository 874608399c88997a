import { SystemObject } from '../runtime/systemObject.ts';
import { defineClass } from './define.ts';
import type { Accessor, ClassTable, Implementation, SystemClass } from './define.ts';
import { systemType } from './support.ts';

/** An object of a system class that is nothing but named values, all null at first. */
export class ValueBag extends SystemObject {
  readonly values = new Map<string, unknown>();
}

/** How a class of named values shows them. */
export interface BagOptions {
  /** Also `getX()` and `setX(value)` for each property. */
  readonly withAccessors?: boolean;
  /** What the class has besides. */
  readonly table?: ClassTable;
}

/**
 * Declares a class that has a constructor without arguments and plain properties.
 * @param name such as `Messaging.InboundEmail`
 * @param declarations each as `Type name`
 */
export function bagClass(name: string, declarations: readonly string[], options: BagOptions = {}): SystemClass {
  const members: Record<string, Implementation> = {};
  const properties: Record<string, Accessor> = {};
  for (const declaration of declarations) {
    const [, type = '', property = ''] = /^(.+) (\w+)$/.exec(declaration) ?? [];
    const get: Implementation = (self: ValueBag) => self.values.get(property) ?? null;
    const set: Implementation = (self: ValueBag, value: unknown) => void self.values.set(property, value);
    properties[declaration] = { get, set };
    if (!options.withAccessors) continue;
    const suffix = property.charAt(0).toUpperCase() + property.slice(1);
    members[`${type} get${suffix}()`] = get;
    members[`void set${suffix}(${type} value)`] = set;
  }
  return defineClass(name, {
    constructors: { '()': () => new ValueBag(systemType(name)) },
    ...options.table,
    members: { ...members, ...options.table?.members },
    properties: { ...properties, ...options.table?.properties },
  });
}
