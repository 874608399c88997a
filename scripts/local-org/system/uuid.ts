import { randomUUID } from 'node:crypto';
import { apexException } from '../runtime/exceptions.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { textHash } from '../runtime/enumValue.ts';
import { defineClass } from './define.ts';
import { required, systemType } from './support.ts';

/** A `System.UUID`; immutable. */
class UuidValue extends SystemObject {
  readonly text: string;

  constructor(text: string) {
    super(systemType('UUID'));
    this.text = text;
  }

  override toString(): string {
    return this.text;
  }
}

function fromString(text: string | null): UuidValue {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(required(text))) {
    throw apexException('IllegalArgumentException', `Invalid UUID string: ${text}`);
  }
  return new UuidValue(required(text).toLowerCase());
}

/** Salesforce: Apex Reference, "UUID Class". */
export const uuid = defineClass('UUID', {
  members: {
    'static UUID randomUUID()': () => new UuidValue(randomUUID()),
    'static UUID fromString(String text)': fromString,
    'Boolean equals(Object other)': (self: UuidValue, other: unknown) =>
      other instanceof UuidValue && other.text === self.text,
    'Integer hashCode()': (self: UuidValue) => textHash(self.text),
    'String toString()': (self: UuidValue) => self.text,
  },
});
