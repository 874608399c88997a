import { ApexDecimal } from '../../../runtime/decimal.ts';
import { defineClass } from '../../define.ts';
import { grouped } from './format.ts';
import { convert } from './object.ts';
import { parseInteger } from './parse.ts';

/** Salesforce: Apex Reference, "Integer Class". */
export const integer = defineClass('Integer', {
  members: {
    'static Integer valueOf(String text)': parseInteger,
    'static Integer valueOf(Object value)': (value: unknown) =>
      convert(value, 'Integer', (held) =>
        typeof held === 'string' ? parseInteger(held) : Number(BigInt.asIntN(32, held.truncate())),
      ),
    'String format()': (self: number) => grouped(ApexDecimal.fromInteger(self)),
    'Integer intValue()': (self: number) => self,
    'Boolean equals(Object other)': (self: number, other: unknown) => self === other,
    'Integer hashCode()': (self: number) => self,
  },
  properties: {
    'static Integer MAX_VALUE': { get: () => 2147483647 },
    'static Integer MIN_VALUE': { get: () => -2147483648 },
  },
  isInstance: (value) => typeof value === 'number',
});
