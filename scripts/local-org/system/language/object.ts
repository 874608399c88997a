import { textOf } from '../../runtime/text.ts';
import { hashOf, valuesEqual } from '../../runtime/values.ts';
import { defineClass } from '../define.ts';

/** What every value can do; classes may replace each. Salesforce: Apex Developer Guide, "Object". */
export const object = defineClass('Object', {
  isVirtual: true,
  constructors: {},
  members: {
    'String toString()': (self: unknown) => textOf(self),
    'Boolean equals(Object other)': (self: unknown, other: unknown) => valuesEqual(self, other),
    'Integer hashCode()': (self: unknown) => hashOf(self),
  },
});
