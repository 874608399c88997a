import { ApexTime } from '../../../runtime/dates.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';

const plus = (self: ApexTime, amount: number | null, each: number): ApexTime =>
  self.addMilliseconds(required(amount) * each);

/** Salesforce: Apex Reference, "Time Class". */
export const time = defineClass('Time', {
  members: {
    'static Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
      hour: number,
      minute: number,
      second: number,
      millisecond: number,
    ) => ApexTime.of(required(hour), required(minute), required(second), required(millisecond)),
    'Time addHours(Integer hours)': (self: ApexTime, hours: number) => plus(self, hours, 3_600_000),
    'Time addMinutes(Integer minutes)': (self: ApexTime, minutes: number) => plus(self, minutes, 60_000),
    'Time addSeconds(Integer seconds)': (self: ApexTime, seconds: number) => plus(self, seconds, 1000),
    'Time addMilliseconds(Integer milliseconds)': (self: ApexTime, milliseconds: number) => plus(self, milliseconds, 1),
    'Integer hour()': (self: ApexTime) => self.hour,
    'Integer minute()': (self: ApexTime) => self.minute,
    'Integer second()': (self: ApexTime) => self.second,
    'Integer millisecond()': (self: ApexTime) => self.millisecond,
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexTime) => hashOf(self),
  },
  isInstance: (value) => value instanceof ApexTime,
});
