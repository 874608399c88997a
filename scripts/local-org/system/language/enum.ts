import { ApexList } from '../../runtime/collections.ts';
import { textHash } from '../../runtime/enumValue.ts';
import type { ApexEnumValue } from '../../runtime/enumValue.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import { required } from '../support.ts';

const valuesOf = (type: TypeRef): readonly ApexEnumValue[] => current().services.program.enumValues(type) ?? [];

function valueNamed(type: TypeRef, name: string | null): ApexEnumValue {
  const wanted = required(name).toLowerCase();
  const found = valuesOf(type).find((value) => value.name.toLowerCase() === wanted);
  if (!found) throw apexException('NoSuchElementException', `No enum constant ${type.text}.${name}`);
  return found;
}

/**
 * What every enum can do; static methods get the enum's type first. Salesforce: Apex Developer Guide, "Enums".
 */
export const enumMethods = defineClass('Enum', {
  typeParameters: ['T'],
  members: {
    'static List<T> values()': (type: TypeRef) => new ApexList(type, [...valuesOf(type)]),
    'static T valueOf(String name)': valueNamed,
    'String name()': (self: ApexEnumValue) => self.name,
    'Integer ordinal()': (self: ApexEnumValue) => self.ordinal,
    'Boolean equals(Object other)': (self: ApexEnumValue, other: unknown) => self === other,
    'Integer hashCode()': (self: ApexEnumValue) => textHash(self.name),
    'String toString()': (self: ApexEnumValue) => self.name,
  },
});
