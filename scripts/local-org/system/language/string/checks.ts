import { textsEqual } from '../../../runtime/values.ts';
import { textHash } from '../../../runtime/enumValue.ts';
import { text } from './receiver.ts';

const every = (pattern: RegExp) => (self: string) => pattern.test(self);

/** Methods that tell something about a String. Salesforce: Apex Reference, "String Class". */
export const checkMembers = {
  'static Boolean isBlank(String value)': (value: string | null) => value === null || value.trim() === '',
  'static Boolean isNotBlank(String value)': (value: string | null) => value !== null && value.trim() !== '',
  'static Boolean isEmpty(String value)': (value: string | null) => value === null || value === '',
  'static Boolean isNotEmpty(String value)': (value: string | null) => value !== null && value !== '',
  'Boolean isAllLowerCase()': every(/^\p{Ll}+$/u),
  'Boolean isAllUpperCase()': every(/^\p{Lu}+$/u),
  'Boolean isAlpha()': every(/^\p{L}+$/u),
  'Boolean isAlphaSpace()': every(/^[\p{L} ]*$/u),
  'Boolean isAlphanumeric()': every(/^[\p{L}\p{Nd}]+$/u),
  'Boolean isAlphanumericSpace()': every(/^[\p{L}\p{Nd} ]*$/u),
  // ASCII from 32 to 126.
  'Boolean isAsciiPrintable()': every(/^[ -~]*$/),
  'Boolean isNumeric()': every(/^\p{Nd}+$/u),
  'Boolean isNumericSpace()': every(/^[\p{Nd} ]*$/u),
  'Boolean isWhitespace()': every(/^\s*$/),
  'Integer length()': (self: string) => self.length,
  'Integer hashCode()': textHash,
  'Boolean equals(Object other)': (self: string, other: unknown) => self === other,
  'Boolean equalsIgnoreCase(String other)': (self: string, other: string | null) => textsEqual(self, other),
  'Integer compareTo(String other)': (self: string, other: string | null) => {
    const right = text(other);
    for (let at = 0; at < Math.min(self.length, right.length); at++) {
      if (self[at] !== right[at]) return self.charCodeAt(at) - right.charCodeAt(at);
    }
    return self.length - right.length;
  },
};
