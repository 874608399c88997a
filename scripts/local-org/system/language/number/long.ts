import { ApexDecimal } from '../../../runtime/decimal.ts';
import { hashOf } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { grouped } from './format.ts';
import { convert } from './object.ts';
import { parseLong } from './parse.ts';

/** Salesforce: Apex Reference, "Long Class". */
export const long = defineClass('Long', {
  members: {
    'static Long valueOf(String text)': parseLong,
    'static Long valueOf(Object value)': (value: unknown) =>
      convert(value, 'Long', (held) => (typeof held === 'string' ? parseLong(held) : held.truncate())),
    'String format()': (self: bigint) => grouped(ApexDecimal.fromInteger(self)),
    'Integer intValue()': (self: bigint) => Number(BigInt.asIntN(32, self)),
    'Boolean equals(Object other)': (self: bigint, other: unknown) => self === other,
    'Integer hashCode()': (self: bigint) => hashOf(self),
  },
  properties: {
    'static Long MAX_VALUE': { get: () => 9223372036854775807n },
    'static Long MIN_VALUE': { get: () => -9223372036854775808n },
  },
  isInstance: (value) => typeof value === 'bigint',
});
