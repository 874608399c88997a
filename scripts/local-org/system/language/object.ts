import { ApexObject } from '../../runtime/apexObject.ts';
import { unsupported } from '../../runtime/exceptions.ts';
import { textOf } from '../../runtime/text.ts';
import { hashOf, valuesEqual } from '../../runtime/values.ts';
import { defineClass } from '../define.ts';

/** A shallow copy: another object of the same class with the same field values. */
function clone(self: unknown): unknown {
  if (!(self instanceof ApexObject)) throw unsupported('clone() of this object', 'Object.clone');
  return Object.assign(Object.create(Object.getPrototypeOf(self) as object) as object, self);
}

/** What every value can do; classes may replace each. Salesforce: Apex Developer Guide, "Object". */
export const object = defineClass('Object', {
  isVirtual: true,
  constructors: {},
  members: {
    'Object clone()': clone,
    'String toString()': (self: unknown) => textOf(self),
    'Boolean equals(Object other)': (self: unknown, other: unknown) => valuesEqual(self, other),
    'Integer hashCode()': (self: unknown) => hashOf(self),
  },
});
