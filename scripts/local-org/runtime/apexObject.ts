import type { TypeRef } from './typeRef.ts';

/** A field or property of a compiled class, for reflection, JSON and job serialisation. */
export interface FieldDescriptor {
  readonly name: string;
  readonly type: TypeRef;
  readonly isStatic: boolean;
  readonly isTransient: boolean;
  readonly access: 'private' | 'protected' | 'public' | 'global';
  /** JavaScript property that holds the value; absent when a property is computed by its getter. */
  readonly slot?: string;
  /** JavaScript method that reads a property with a getter body. */
  readonly getter?: string;
  /** JavaScript method that writes a property with a setter body. */
  readonly setter?: string;
}

/** A method of a compiled class, for calls by name. */
export interface MethodDescriptor {
  readonly name: string;
  /** Name of the JavaScript method. */
  readonly slot: string;
  readonly isStatic: boolean;
  readonly parameters: readonly TypeRef[];
  readonly returnType: TypeRef;
}

/** What the runtime knows of a compiled class. */
export interface ClassDescriptor {
  readonly type: TypeRef;
  readonly apiVersion: number;
  readonly superclass: ClassDescriptor | null;
  /** The class itself, its ancestors and all interfaces it implements. */
  readonly assignableTo: ReadonlySet<TypeRef>;
  /** Own fields; inherited ones are in the superclass. */
  readonly fields: readonly FieldDescriptor[];
  /** Own methods; inherited ones are in the superclass. */
  readonly methods: readonly MethodDescriptor[];
  readonly isAbstract: boolean;
}

/** The base of all classes that the compiler emits. */
export abstract class ApexObject {
  /** The descriptor of the object's class, set on the prototype by the emitted module. */
  declare readonly descriptor: ClassDescriptor;

  /** Gives instance fields their first values; emitted classes that have any add theirs. */
  setup$(): void {}

  get type(): TypeRef {
    return this.descriptor.type;
  }
}

/** The method of that name and argument count that a virtual call would reach, or undefined. */
export const findMethod = (
  descriptor: ClassDescriptor,
  name: string,
  argumentCount: number,
): MethodDescriptor | undefined => findOverloads(descriptor, name, argumentCount)[0];

const overloads = new WeakMap<ClassDescriptor, Map<string, readonly MethodDescriptor[]>>();

/** All methods of that name and argument count, those of the class itself before inherited ones. */
export function findOverloads(
  descriptor: ClassDescriptor,
  name: string,
  argumentCount: number,
): readonly MethodDescriptor[] {
  const key = `${name}/${argumentCount}`;
  let known = overloads.get(descriptor);
  if (!known) overloads.set(descriptor, (known = new Map()));
  let found = known.get(key);
  if (!found) known.set(key, (found = searchOverloads(descriptor, name.toLowerCase(), argumentCount)));
  return found;
}

function searchOverloads(descriptor: ClassDescriptor, wanted: string, argumentCount: number): MethodDescriptor[] {
  const own = descriptor.methods.filter(
    (method) => method.name.toLowerCase() === wanted && method.parameters.length === argumentCount,
  );
  return descriptor.superclass ? [...own, ...searchOverloads(descriptor.superclass, wanted, argumentCount)] : own;
}
