import { ApexObject } from '../../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../../runtime/apexObject.ts';
import { ApexBlob } from '../../runtime/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../runtime/dates.ts';
import { ApexDecimal } from '../../runtime/decimal.ts';
import { ApexDouble } from '../../runtime/double.ts';
import { ApexEnumValue } from '../../runtime/enumValue.ts';
import { apexException, ApexException } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { textOf } from '../../runtime/text.ts';
import { ErrorValue, ResultValue } from '../database/results.ts';
import { ValueBag } from '../valueBag.ts';
import { JsonWriter } from './jsonWriter.ts';

const API_VERSION = 67;

/** Tokens of the schema have a text, and no JSON. */
const tokens: ReadonlySet<string> = new Set(['Schema.SObjectField', 'Schema.SObjectType']);

/** How `JSON.serialize` was asked to write. */
export interface SerializeOptions {
  readonly isPretty: boolean;
  /** Leave out fields of Apex objects that are null; fields of records and map entries stay. */
  readonly suppressNulls: boolean;
}

/**
 * The JSON text of an Apex value.
 * @throws JSONException for values that JSON can't hold
 */
export function serialize(value: unknown, options: SerializeOptions): string {
  const writer = new JsonWriter(options.isPretty);
  new Serializer(writer, options.suppressNulls).write(value);
  return writer.text;
}

/** Writes values into a {@link JsonWriter}. */
export class Serializer {
  readonly #writer: JsonWriter;
  readonly #suppressNulls: boolean;
  /** What is being written, from the outside in: meeting one of them again is a cycle. */
  readonly #above = new Set<unknown>();

  constructor(writer: JsonWriter, suppressNulls: boolean) {
    this.#writer = writer;
    this.#suppressNulls = suppressNulls;
  }

  write(value: unknown): void {
    const plain = plainText(value);
    if (plain !== undefined) this.#writer.literal(plain);
    else if (typeof value === 'object' && value !== null) this.#guarded(value);
  }

  #guarded(value: object): void {
    if (this.#above.has(value)) throw apexException('JSONException', 'Direct self-reference leading to cycle');
    this.#above.add(value);
    this.#structure(value);
    this.#above.delete(value);
  }

  #structure(value: object): void {
    if (value instanceof ApexList) return this.#array(value.items);
    if (value instanceof ApexSet) return this.#array([...value]);
    if (value instanceof ApexMap) return this.#map(value);
    if (value instanceof SObjectRecord) return this.#record(value);
    if (value instanceof ResultValue) return this.#result(value);
    if (value instanceof ErrorValue) return this.#error(value);
    if (value instanceof ValueBag) return this.#fields(value.values);
    if (value instanceof ApexObject && !(value instanceof ApexException)) return this.#object(value);
    if (value instanceof SystemObject && !tokens.has(value.type.name) && value.toString !== Object.prototype.toString) {
      return this.#writer.string(value.toString());
    }
    const name =
      value instanceof ApexException ? value.typeName : value instanceof SystemObject ? value.type.text : 'Object';
    throw apexException('JSONException', `Apex Type unsupported in JSON: ${name}`);
  }

  #array(items: readonly unknown[]): void {
    this.#writer.startArray();
    for (const item of items) this.write(item);
    this.#writer.endArray();
  }

  #fields(entries: Iterable<readonly [string, unknown]>): void {
    this.#writer.startObject();
    for (const [name, value] of entries) {
      this.#writer.name(name);
      this.write(value);
    }
    this.#writer.endObject();
  }

  #map(map: ApexMap): void {
    this.#fields([...map].map(([key, value]) => [mapKey(key), value] as const));
  }

  #object(object: ApexObject): void {
    const entries = serializedFields(object.descriptor)
      .map((field) => [field.name, fieldValue(object, field)] as const)
      .filter(([, value]) => !(this.#suppressNulls && value === null));
    this.#fields(entries);
  }

  #record(record: SObjectRecord): void {
    this.#writer.startObject();
    this.#attributes(record);
    for (const name of record.fieldNames()) {
      this.#writer.name(name);
      this.write(record.get(name));
    }
    for (const relationship of record.parentNames()) {
      this.#writer.name(record.definition.parentRelationships.get(relationship)?.relationshipName ?? relationship);
      this.write(record.getParent(relationship) ?? null);
    }
    for (const relationship of record.childNames()) this.#children(record, relationship);
    this.#writer.endObject();
  }

  #attributes({ definition, id }: SObjectRecord): void {
    this.#writer.name('attributes');
    this.#writer.startObject();
    this.#writer.name('type');
    this.#writer.string(definition.name);
    if (id !== null) {
      this.#writer.name('url');
      this.#writer.string(`/services/data/v${API_VERSION}.0/sobjects/${definition.name}/${id}`);
    }
    this.#writer.endObject();
  }

  #children(record: SObjectRecord, relationship: string): void {
    const rows = record.getChildren(relationship) ?? [];
    this.#writer.name(record.definition.childRelationships.get(relationship)?.name ?? relationship);
    this.#writer.startObject();
    this.#writer.name('totalSize');
    this.#writer.literal(String(rows.length));
    this.#writer.name('done');
    this.#writer.literal('true');
    this.#writer.name('records');
    this.#array(rows);
    this.#writer.endObject();
  }

  #result({ outcome }: ResultValue): void {
    this.#fields([
      ['success', outcome.success],
      ['id', outcome.id],
      [
        'errors',
        new ApexList(
          errorType,
          outcome.errors.map((error) => new ErrorValue(error)),
        ),
      ],
    ]);
  }

  #error({ error }: ErrorValue): void {
    const fields = new ApexList(errorType, [...error.fields]);
    this.#fields([
      ['statusCode', error.statusCode],
      ['message', error.message],
      ['fields', fields],
    ]);
  }
}

const errorType = new ErrorValue({ statusCode: 'UNKNOWN_EXCEPTION', message: '', fields: [] }).type;

/** The JSON of a value without structure; undefined for the others. */
function plainText(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof ApexDecimal) return value.toPlainString();
  if (value instanceof ApexDouble) return value.toString();
  if (value instanceof ApexDate) return JSON.stringify(value.toString());
  if (value instanceof ApexDatetime) return JSON.stringify(value.toIsoString());
  if (value instanceof ApexTime) return JSON.stringify(value.toString());
  if (value instanceof ApexBlob) return JSON.stringify(Buffer.from(value.bytes).toString('base64'));
  if (value instanceof ApexEnumValue) return JSON.stringify(value.name);
  return undefined;
}

function mapKey(key: unknown): string {
  const isPrimitive = plainText(key) !== undefined || key instanceof SystemObject;
  if (key === null || !isPrimitive) {
    throw apexException('JSONException', 'Map keys must be non-null primitives or enums to be serialized');
  }
  return textOf(key);
}

/** Instance fields that are not transient, inherited ones last; computed properties are read. */
function serializedFields(descriptor: ClassDescriptor): FieldDescriptor[] {
  const own = descriptor.fields.filter(
    (field) => !field.isStatic && !field.isTransient && (field.slot ?? field.getter),
  );
  const known = new Set(own.map((field) => field.name.toLowerCase()));
  const inherited = descriptor.superclass ? serializedFields(descriptor.superclass) : [];
  return [...own, ...inherited.filter((field) => !known.has(field.name.toLowerCase()))];
}

function fieldValue(object: ApexObject, field: FieldDescriptor): unknown {
  const slots = object as unknown as Record<string, unknown>;
  if (field.getter) return (slots[field.getter] as () => unknown).call(object);
  return field.slot ? (slots[field.slot] ?? null) : null;
}
