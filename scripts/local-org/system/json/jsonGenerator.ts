import type { ApexBlob } from '../../runtime/blob.ts';
import type { ApexDate, ApexDatetime, ApexTime } from '../../runtime/dates.ts';
import type { ApexDecimal } from '../../runtime/decimal.ts';
import type { ApexDouble } from '../../runtime/double.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { required, systemType } from '../support.ts';
import { JsonWriter } from './jsonWriter.ts';
import { Serializer } from './serialize.ts';

/** A `System.JSONGenerator`. */
export class JsonGeneratorValue extends SystemObject {
  readonly writer: JsonWriter;
  isClosed = false;

  constructor(isPretty: boolean) {
    super(systemType('JSONGenerator'));
    this.writer = new JsonWriter(isPretty);
  }

  /** @throws JSONException where a value may not stand */
  value(value: unknown): void {
    this.checkValue();
    new Serializer(this.writer, false).write(value);
  }

  checkValue(): void {
    if (this.isClosed) throw apexException('JSONException', 'Cannot write: the generator is closed');
    if (this.writer.innermost === 'object' && !this.writer.expectsValue) {
      throw apexException('JSONException', 'Can not write a value, expecting field name');
    }
  }

  name(name: string | null): void {
    if (this.writer.innermost !== 'object' || this.writer.expectsValue) {
      throw apexException('JSONException', 'Can not write a field name, expecting a value');
    }
    this.writer.name(required(name));
  }

  end(kind: 'object' | 'array'): void {
    if (this.writer.innermost !== kind) {
      throw apexException('JSONException', `Current context not an ${kind} but ${this.writer.innermost ?? 'root'}`);
    }
    if (kind === 'object') this.writer.endObject();
    else this.writer.endArray();
  }
}

type Value =
  ApexBlob | ApexDate | ApexDatetime | ApexTime | ApexDecimal | ApexDouble | string | number | bigint | boolean;

/** Method name and Apex type of each value, as in `writeDateField(String fieldName, Date value)`. */
const VALUES: readonly (readonly [method: string, type: string])[] = [
  ['Blob', 'Blob'],
  ['Boolean', 'Boolean'],
  ['Date', 'Date'],
  ['DateTime', 'Datetime'],
  ['Id', 'Id'],
  ['Number', 'Decimal'],
  ['Number', 'Double'],
  ['Number', 'Integer'],
  ['Number', 'Long'],
  ['Object', 'Object'],
  ['String', 'String'],
  ['Time', 'Time'],
];

const members: Record<string, Implementation> = {
  'void close()': (self: JsonGeneratorValue) => {
    self.isClosed = true;
  },
  'Boolean isClosed()': (self: JsonGeneratorValue) => self.isClosed,
  'String getAsString()': (self: JsonGeneratorValue) => self.writer.text,
  'void writeFieldName(String fieldName)': (self: JsonGeneratorValue, name: string | null) => self.name(name),
  'void writeNull()': (self: JsonGeneratorValue) => self.value(null),
  'void writeNullField(String fieldName)': (self: JsonGeneratorValue, name: string | null) => {
    self.name(name);
    self.value(null);
  },
  'void writeStartObject()': (self: JsonGeneratorValue) => {
    self.checkValue();
    self.writer.startObject();
  },
  'void writeEndObject()': (self: JsonGeneratorValue) => self.end('object'),
  'void writeStartArray()': (self: JsonGeneratorValue) => {
    self.checkValue();
    self.writer.startArray();
  },
  'void writeEndArray()': (self: JsonGeneratorValue) => self.end('array'),
};
for (const [method, type] of VALUES) {
  members[`void write${method}(${type} value)`] = (self: JsonGeneratorValue, value: Value | null) => self.value(value);
  members[`void write${method}Field(String fieldName, ${type} value)`] = (
    self: JsonGeneratorValue,
    name: string | null,
    value: Value | null,
  ) => {
    self.name(name);
    self.value(value);
  };
}

/** Salesforce: Apex Reference, "JSONGenerator Class". */
export const jsonGenerator = defineClass('JSONGenerator', { members });
