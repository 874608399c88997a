import { ApexBlob } from '../../runtime/blob.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { hashOf } from '../../runtime/values.ts';
import { defineClass } from '../define.ts';
import { refuse, required } from '../support.ts';

function toText(self: ApexBlob): string {
  const text = self.toText();
  if (text !== undefined) return text;
  throw apexException('StringException', 'BLOB is not a valid UTF-8 string');
}

/** Salesforce: Apex Reference, "Blob Class". */
export const blob = defineClass('Blob', {
  members: {
    'static Blob valueOf(String text)': (text: string | null) => ApexBlob.fromText(required(text)),
    'static Blob toPdf(String text)': refuse('Blob.toPdf'),
    'Integer size()': (self: ApexBlob) => self.bytes.length,
    'String toString()': toText,
    'Boolean equals(Object other)': (self: ApexBlob, other: unknown) => other instanceof ApexBlob && self.equals(other),
    'Integer hashCode()': (self: ApexBlob) => hashOf(self),
  },
  isInstance: (value) => value instanceof ApexBlob,
});
