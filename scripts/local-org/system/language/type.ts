import { textHash } from '../../runtime/enumValue.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { types } from '../../runtime/typeRef.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';

/** A `System.Type`: a type as a value. */
export class TypeValue extends SystemObject {
  readonly ref: TypeRef;

  constructor(ref: TypeRef) {
    super(systemType('Type'));
    this.ref = ref;
  }

  equalsValue(other: unknown): boolean {
    return other instanceof TypeValue && other.ref === this.ref;
  }

  hashValue(): number {
    return textHash(this.ref.text);
  }

  override toString(): string {
    return this.ref.text;
  }
}

function named(name: string | null): TypeValue | null {
  if (name === null) throw apexException('NullPointerException', 'Argument cannot be null.');
  const ref = current().services.program.resolveType(name);
  return ref ? new TypeValue(ref) : null;
}

function inNamespace(namespace: string | null, name: string | null): TypeValue | null {
  return namespace ? named(`${namespace}.${required(name)}`) : named(name);
}

/** Whether a value of the other type can be assigned to a variable of this one. */
function isAssignable(self: TypeValue, other: TypeValue | null): boolean {
  const { ref } = required(other);
  if (ref === self.ref || self.ref === types.object) return true;
  if (ref.kind === 'sobject') return self.ref === types.sobject;
  return current().services.program.isAssignable(ref, self.ref);
}

/** Salesforce: Apex Reference, "Type Class". */
export const type = defineClass('Type', {
  members: {
    'static Type forName(String name)': named,
    'static Type forName(String namespace, String name)': inNamespace,
    'String getName()': (self: TypeValue) => self.ref.text,
    'Object newInstance()': (self: TypeValue) => current().services.program.newInstance(self.ref),
    'Boolean isAssignableFrom(Type other)': isAssignable,
    'Boolean equals(Object other)': (self: TypeValue, other: unknown) => self.equalsValue(other),
    'Integer hashCode()': (self: TypeValue) => self.hashValue(),
    'String toString()': (self: TypeValue) => self.toString(),
  },
});
