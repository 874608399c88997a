import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { TypeValue } from '../language/type.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { required, systemEnum, systemType } from '../support.ts';
import { Deserializer } from './deserialize.ts';
import type { JsonToken } from './jsonReader.ts';
import { JsonSource } from './jsonSource.ts';
import { readPrimitive } from './primitives.ts';

/** Salesforce: Apex Reference, "JSONToken Enum". */
export const jsonToken = systemEnum('JSONToken', [
  'END_ARRAY',
  'END_OBJECT',
  'FIELD_NAME',
  'NOT_AVAILABLE',
  'START_ARRAY',
  'START_OBJECT',
  'VALUE_EMBEDDED_OBJECT',
  'VALUE_FALSE',
  'VALUE_NULL',
  'VALUE_NUMBER_FLOAT',
  'VALUE_NUMBER_INT',
  'VALUE_STRING',
  'VALUE_TRUE',
]);

/** A `System.JSONParser`: a place in a JSON text. */
export class JsonParserValue extends SystemObject {
  readonly #source: JsonSource;
  /** The token that the parser stands on. */
  token: JsonToken | null = null;
  lastCleared: JsonToken | null = null;
  /** Field names on the way down to here; the last one is that of the current object. */
  readonly #names: (string | null)[] = [];
  #name: string | null = null;

  constructor(text: string) {
    super(systemType('JSONParser'));
    this.#source = new JsonSource(text);
  }

  next(): JsonToken | null {
    const token = this.#source.next();
    this.token = token;
    if (token) this.#follow(token);
    return token;
  }

  /** Keeps `currentName` as Jackson does: the name of the field that the token is, or belongs to. */
  #follow(token: JsonToken): void {
    if (token.kind === 'FIELD_NAME') this.#name = token.text;
    else if (token.kind === 'START_OBJECT' || token.kind === 'START_ARRAY') {
      this.#names.push(this.#name);
      this.#name = null;
    } else if (token.kind === 'END_OBJECT' || token.kind === 'END_ARRAY') this.#name = this.#names.pop() ?? null;
  }

  get currentName(): string | null {
    const isStart = this.token?.kind === 'START_OBJECT' || this.token?.kind === 'START_ARRAY';
    return isStart ? (this.#names.at(-1) ?? null) : this.#name;
  }

  /** The next token that is a value, over a field name. */
  nextValue(): JsonToken | null {
    const token = this.next();
    return token?.kind === 'FIELD_NAME' ? this.next() : token;
  }

  skipChildren(): void {
    if (this.token?.kind !== 'START_OBJECT' && this.token?.kind !== 'START_ARRAY') return;
    const depth = this.#names.length - 1;
    while (this.#names.length > depth) this.next();
  }

  clear(): void {
    this.lastCleared = this.token;
    this.token = null;
  }

  /** The current value, read as a primitive. */
  primitive(type: TypeRef): unknown {
    if (!this.token) throw apexException('JSONException', 'Current token is not available');
    return this.token.kind === 'VALUE_NULL' ? null : readPrimitive(this.token, type);
  }

  /** The value that begins here; the parser then stands on its last token. */
  valueAs(type: TypeRef, isStrict: boolean): unknown {
    const token = this.token ?? this.next();
    if (!token) throw apexException('JSONException', 'No content to map to Object due to end of input');
    const start = token.kind === 'FIELD_NAME' ? this.next() : token;
    const value = start && new Deserializer(this.#source, isStrict).readFrom(start, type);
    if (start?.kind === 'START_OBJECT' || start?.kind === 'START_ARRAY') this.#leave(start);
    return value;
  }

  #leave(start: JsonToken): void {
    const isObject = start.kind === 'START_OBJECT';
    this.#name = this.#names.pop() ?? null;
    this.token = { kind: isObject ? 'END_OBJECT' : 'END_ARRAY', text: isObject ? '}' : ']' };
  }
}

const tokenOf = (token: JsonToken | null): unknown => (token ? jsonToken.value(token.kind) : null);

const primitives: Readonly<Record<string, TypeRef>> = {
  Blob: types.blob,
  Boolean: types.boolean,
  Date: types.date,
  Datetime: types.datetime,
  Decimal: types.decimal,
  Double: types.double,
  Id: types.id,
  Integer: types.integer,
  Long: types.long,
  Time: types.time,
};

const members: Record<string, Implementation> = {
  'JSONToken nextToken()': (self: JsonParserValue) => tokenOf(self.next()),
  'JSONToken nextValue()': (self: JsonParserValue) => tokenOf(self.nextValue()),
  'JSONToken getCurrentToken()': (self: JsonParserValue) => tokenOf(self.token),
  'Boolean hasCurrentToken()': (self: JsonParserValue) => self.token !== null,
  'String getCurrentName()': (self: JsonParserValue) => self.currentName,
  'String getText()': (self: JsonParserValue) => self.token?.text ?? null,
  'void clearCurrentToken()': (self: JsonParserValue) => self.clear(),
  'JSONToken getLastClearedToken()': (self: JsonParserValue) => tokenOf(self.lastCleared),
  'void skipChildren()': (self: JsonParserValue) => self.skipChildren(),
  'Object readValueAs(Type apexType)': (self: JsonParserValue, type: TypeValue | null) =>
    self.valueAs(required(type).ref, false),
  'Object readValueAsStrict(Type apexType)': (self: JsonParserValue, type: TypeValue | null) =>
    self.valueAs(required(type).ref, true),
};
for (const [name, type] of Object.entries(primitives)) {
  members[`${type.name} get${name}Value()`] = (self: JsonParserValue) => self.primitive(type);
}

/** Salesforce: Apex Reference, "JSONParser Class". */
export const jsonParser = defineClass('JSONParser', { members });
