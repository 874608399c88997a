import { enumValues } from '../runtime/enumValue.ts';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { apexException, unsupported } from '../runtime/exceptions.ts';
import type { SystemObject } from '../runtime/systemObject.ts';
import { typeRef } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { current } from '../runtime/transaction.ts';
import { defineClass } from './define.ts';
import type { Accessor, Implementation, SystemClass } from './define.ts';

/** The type of a system class, by the name it is defined with. */
export const systemType = (name: string): TypeRef => typeRef('class', name);

/** A system enum: its class for the registry, and its values by name. */
export interface SystemEnum {
  readonly definition: SystemClass;
  /** @throws HostError when the enum has no such value */
  value(name: string): ApexEnumValue;
}

/**
 * Declares a system enum.
 * @param name such as `Schema.DisplayType`
 * @param values in ordinal order
 */
export function systemEnum(name: string, values: readonly string[]): SystemEnum {
  const all = enumValues(typeRef('enum', name), values);
  const byName = new Map(all.map((value) => [value.name.toLowerCase(), value]));
  return {
    definition: defineClass(name, { kind: 'enum', values }),
    value: (valueName) => {
      const found = byName.get(valueName.toLowerCase());
      if (!found) throw unsupported(`${name}.${valueName}`, name);
      return found;
    },
  };
}

/**
 * The implementation of an interface method: the receiver is an object of an Apex class, so the program is asked.
 * @param methodName as declared in the interface
 */
export function callApex(methodName: string): Implementation {
  return (receiver: unknown, ...args: unknown[]) => current().services.program.invokeMethod(receiver, methodName, args);
}

/** The implementation of a member that exists on the platform and is refused here, by name. */
export function refuse(what: string): Implementation {
  return () => {
    throw unsupported(what, 'system library');
  };
}

/** @throws an Apex `NullPointerException`, worded as the platform words it, when the argument is null */
export function required<T>(argument: T | null, name?: string): T {
  if (argument !== null) return argument;
  throw apexException('NullPointerException', name ? `Argument ${name} cannot be null.` : 'Argument cannot be null.');
}

/**
 * A slot of the current transaction that system classes keep things in. Made on first use, gone with the transaction.
 * @param make the first value
 */
export function perTransaction<T>(make: () => T): { get(): T; set(value: T): void } {
  const key = Symbol('perTransaction');
  return {
    get: () => {
      const { state } = current();
      if (!state.has(key)) state.set(key, make());
      return state.get(key) as T;
    },
    set: (value) => void current().state.set(key, value),
  };
}

/**
 * A property of a system class that is a plain field of its TypeScript class.
 * @param name the field's name
 */
export function fieldOf<T extends SystemObject>(name: Exclude<keyof T, 'type'>): Accessor {
  return {
    get: (self: T) => self[name],
    set: (self: T, value: T[typeof name]) => {
      self[name] = value;
    },
  };
}
