import { ApexDecimal } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { grouped } from './format.ts';
import { convert } from './object.ts';
import { parseDouble } from './parse.ts';

/** Salesforce: Apex Reference, "Double Class". */
export const double = defineClass('Double', {
  members: {
    'static Double valueOf(String text)': parseDouble,
    'static Double valueOf(Object value)': (value: unknown) =>
      convert(value, 'Double', (held) =>
        typeof held === 'string' ? parseDouble(held) : new ApexDouble(held.toNumber()),
      ),
    'String format()': (self: ApexDouble) => grouped(ApexDecimal.fromNumber(self.value)),
    'Integer intValue()': (self: ApexDouble) => Math.trunc(self.value) | 0,
    'Long longValue()': (self: ApexDouble) => BigInt(Math.trunc(self.value)),
    'Long round()': (self: ApexDouble) => ApexDecimal.fromNumber(self.value).round('HALF_UP'),
    'Double doubleValue()': (self: ApexDouble) => self,
    'Boolean equals(Object other)': (self: ApexDouble, other: unknown) => keysEqual(self, other),
    'Integer hashCode()': (self: ApexDouble) => hashOf(self),
    'Boolean isNaN()': (self: ApexDouble) => Number.isNaN(self.value),
    'Boolean isInfinite()': (self: ApexDouble) => Math.abs(self.value) === Infinity,
  },
  isInstance: (value) => value instanceof ApexDouble,
});
