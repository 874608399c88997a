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
export function findMethod(
  descriptor: ClassDescriptor,
  name: string,
  argumentCount: number,
): MethodDescriptor | undefined {
  const wanted = name.toLowerCase();
  for (let owner: ClassDescriptor | null = descriptor; owner; owner = owner.superclass) {
    const found = owner.methods.find(
      (method) => method.name.toLowerCase() === wanted && method.parameters.length === argumentCount,
    );
    if (found) return found;
  }
  return undefined;
}
