import type { TypeRef } from './typeRef.ts';

/** One value of an enum, of the system or of a compiled class. One object per value, so identity is equality. */
export class ApexEnumValue {
  readonly type: TypeRef;
  readonly name: string;
  /** Position in the declaration, from 0. */
  readonly ordinal: number;

  constructor(type: TypeRef, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }

  toString(): string {
    return this.name;
  }
}

const valuesByType = new Map<string, readonly ApexEnumValue[]>();

/**
 * The values of an enum, made once per type and list of names.
 * @param type the enum's type
 * @param names value names in ordinal order
 */
export function enumValues(type: TypeRef, names: readonly string[]): readonly ApexEnumValue[] {
  const key = `${type.text}:${names.join()}`;
  const known = valuesByType.get(key);
  if (known) return known;
  const values = names.map((name, ordinal) => new ApexEnumValue(type, name, ordinal));
  valuesByType.set(key, values);
  for (const value of values) siblings.set(value, names);
  return values;
}

const siblings = new WeakMap<ApexEnumValue, readonly string[]>();

/** The names of all values of the enum that a value belongs to, in ordinal order. */
export function namesBeside(value: ApexEnumValue): readonly string[] {
  return siblings.get(value) ?? [value.name];
}

/** Java's `String.hashCode`, kept in 32 bits. */
export function textHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}
