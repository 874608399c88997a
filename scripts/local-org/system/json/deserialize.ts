import { ApexObject } from '../../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../../runtime/apexObject.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { ApexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { readRecord } from './deserializeRecord.ts';
import { readResult } from './deserializeResult.ts';
import type { JsonToken } from './jsonReader.ts';
import type { JsonSource } from './jsonSource.ts';
import { readPrimitive } from './primitives.ts';

/** Reads JSON into values of declared types, as `JSON.deserialize` (lenient) and `deserializeStrict` do. */
export class Deserializer {
  readonly source: JsonSource;
  readonly isStrict: boolean;

  constructor(source: JsonSource, isStrict: boolean) {
    this.source = source;
    this.isStrict = isStrict;
  }

  /** @throws JSONException when the value does not fit the type */
  read(type: TypeRef): unknown {
    return this.readFrom(this.source.take(), type);
  }

  /** Reads the value that begins with a token already taken. */
  readFrom(token: JsonToken, type: TypeRef): unknown {
    if (token.kind === 'VALUE_NULL') return null;
    switch (type.kind) {
      case 'primitive':
        return readPrimitive(token, type);
      case 'collection':
        return this.#collection(token, type);
      case 'sobject':
        return readRecord(this, token, type);
      case 'enum':
        return enumValue(token, type);
      default:
        return this.#object(token, type);
    }
  }

  #collection(token: JsonToken, type: TypeRef): unknown {
    const [first = types.object, second = types.object] = type.args;
    if (type.name === 'Map') return this.#map(token, first, second);
    const items = this.list(token, first);
    return type.name === 'Set' ? new ApexSet(first, items) : new ApexList(first, items);
  }

  /** The items of an array. */
  list(token: JsonToken, element: TypeRef): unknown[] {
    if (token.kind !== 'START_ARRAY') throw malformed("Malformed JSON: Expected '[' at the beginning of List/Set");
    const items: unknown[] = [];
    for (let next = this.source.take(); next.kind !== 'END_ARRAY'; next = this.source.take()) {
      items.push(this.readFrom(next, element));
    }
    return items;
  }

  #map(token: JsonToken, keyType: TypeRef, valueType: TypeRef): ApexMap {
    expectObject(token);
    const map = new ApexMap(keyType, valueType);
    for (let next = this.source.take(); next.kind !== 'END_OBJECT'; next = this.source.take()) {
      const key = this.readFrom({ kind: 'VALUE_STRING', text: next.text }, keyType);
      map.set(key, this.read(valueType));
    }
    return map;
  }

  #object(token: JsonToken, type: TypeRef): unknown {
    if (type === types.object) throw malformed('Apex Type unsupported in JSON: Object');
    const { program } = current().services;
    if (!program.findClass(type.name)) return readResult(this, token, type);
    expectObject(token);
    const object = program.allocate(type);
    if (!(object instanceof ApexObject)) throw malformed(`Apex Type unsupported in JSON: ${type.text}`);
    const fields = fieldsOf(object.descriptor);
    for (let next = this.source.take(); next.kind !== 'END_OBJECT'; next = this.source.take()) {
      const field = fields.get(next.text.toLowerCase());
      if (field) assign(object, field, this.read(field.type));
      else if (this.isStrict) throw malformed(`Unknown field: ${type.name}.${next.text}`);
      else this.source.skipValue();
    }
    return object;
  }
}

function fieldsOf(descriptor: ClassDescriptor): Map<string, FieldDescriptor> {
  const fields = descriptor.superclass ? fieldsOf(descriptor.superclass) : new Map<string, FieldDescriptor>();
  for (const field of descriptor.fields) {
    if (!field.isStatic && !field.isTransient) fields.set(field.name.toLowerCase(), field);
  }
  return fields;
}

function assign(object: ApexObject, field: FieldDescriptor, value: unknown): void {
  const slots = object as unknown as Record<string, unknown>;
  if (field.setter) (slots[field.setter] as (value: unknown) => void).call(object, value);
  else if (field.slot) slots[field.slot] = value;
}

function enumValue({ text }: JsonToken, type: TypeRef): unknown {
  const values = current().services.program.enumValues(type) ?? [];
  const found = values.find((value) => value.name.toLowerCase() === text.toLowerCase());
  if (found) return found;
  throw malformed(`No enum constant ${type.text}.${text}`);
}

/** @throws JSONException unless the token begins an object */
export function expectObject({ kind }: JsonToken): void {
  if (kind !== 'START_OBJECT') throw malformed("Malformed JSON: Expected '{' at the beginning of object");
}

/** A `JSONException`. */
export const malformed = (message: string): ApexException => apexException('JSONException', message);
