import { apexException } from '../../runtime/exceptions.ts';
import { hashOf } from '../../runtime/values.ts';
import { defineClass } from '../define.ts';

function fromObject(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  if (value === null) throw apexException('NullPointerException', 'Argument cannot be null.');
  throw apexException('TypeException', 'Invalid conversion to Boolean');
}

/** Salesforce: Apex Reference, "Boolean Class". */
export const boolean = defineClass('Boolean', {
  members: {
    'static Boolean valueOf(String text)': (text: string | null) => fromObject(text),
    'static Boolean valueOf(Object value)': fromObject,
    'Boolean equals(Object other)': (self: boolean, other: unknown) => self === other,
    'Integer hashCode()': (self: boolean) => hashOf(self),
  },
  isInstance: (value) => typeof value === 'boolean',
});
