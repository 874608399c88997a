import { apexException } from '../../runtime/exceptions.ts';
import { textHash } from '../../runtime/enumValue.ts';
import { current } from '../../runtime/transaction.ts';
import { defineClass } from '../define.ts';
import { refuse, required } from '../support.ts';
import { sObjectTypeNamed } from '../schema/sObjectType.ts';
import type { SObjectTypeValue } from '../schema/sObjectType.ts';
import { toId18 } from '../../store/ids.ts';

/** Reads an Id of 15 or 18 characters. @throws StringException for any other text */
export function parseId(text: string | null): string {
  const id = toId18(required(text));
  if (id !== undefined) return id;
  throw apexException('StringException', `Invalid id: ${text}`);
}

function objectOf(self: string): SObjectTypeValue | null {
  const definition = current().services.schema.objectByKeyPrefix(self.slice(0, 3));
  return definition ? sObjectTypeNamed(definition.name) : null;
}

/** Salesforce: Apex Reference, "Id Class". */
export const id = defineClass('Id', {
  members: {
    'static Id valueOf(String text)': parseId,
    'static Id valueOf(String text, Boolean restoreCasing)': parseId,
    'Schema.SObjectType getSObjectType()': objectOf,
    'String to15()': (self: string) => self.slice(0, 15),
    'void addError(String message)': refuse('Id.addError'),
    'Boolean equals(Object other)': (self: string, other: unknown) => self === other,
    'Integer hashCode()': textHash,
    'String toString()': (self: string) => self,
  },
  isInstance: (value) => typeof value === 'string' && toId18(value) !== undefined,
});
