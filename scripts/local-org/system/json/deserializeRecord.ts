import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import { recordOf, types, typeRef } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { expectObject, malformed } from './deserialize.ts';
import type { Deserializer } from './deserialize.ts';
import type { JsonToken } from './jsonReader.ts';
import { readUntyped, untypedPrimitive } from './untyped.ts';

/** Reads an sObject: its fields, its `attributes`, nested parents and child lists. */
export function readRecord(deserializer: Deserializer, token: JsonToken, type: TypeRef): SObjectRecord {
  expectObject(token);
  const { source } = deserializer;
  let record = type === types.sobject ? null : newRecord(type.name);
  for (let next = source.take(); next.kind !== 'END_OBJECT'; next = source.take()) {
    if (next.text === 'attributes') record = fromAttributes(deserializer, record);
    else if (record) readMember(deserializer, record, next.text);
    else throw malformed('Cannot determine sObject type: `attributes` with a `type` must come first');
  }
  if (!record) throw malformed('Cannot determine sObject type: `attributes` with a `type` is missing');
  return record;
}

function newRecord(objectName: string): SObjectRecord {
  const definition = current().services.schema.object(objectName);
  if (!definition) throw malformed(`sObject type '${objectName}' is not supported.`);
  return new SObjectRecord(definition);
}

/** `attributes` names the type where the declared one is only `SObject`. */
function fromAttributes({ source }: Deserializer, record: SObjectRecord | null): SObjectRecord {
  const attributes = readUntyped(source) as { get(key: string): unknown };
  return record ?? newRecord(String(attributes.get('type')));
}

function readMember(deserializer: Deserializer, record: SObjectRecord, name: string): void {
  const { definition } = record;
  const key = name.toLowerCase();
  const field = definition.fields.get(key);
  if (field) return void record.set(field.name, readField(deserializer, field));
  const lookup = definition.parentRelationships.get(key);
  if (lookup) return readParent(deserializer, record, name, lookup);
  const children = definition.childRelationships.get(key);
  if (children) return readChildren(deserializer, record, name, children.childObject);
  if (deserializer.isStrict) throw malformed(`No such column '${name}' on sobject of type ${definition.name}`);
  deserializer.source.skipValue();
}

function readField(deserializer: Deserializer, field: FieldDefinition): unknown {
  const token = deserializer.source.take();
  if (field.apexType === 'Object') return untypedPrimitive(token);
  return deserializer.readFrom(token, typeRef('primitive', field.apexType));
}

function readParent(deserializer: Deserializer, record: SObjectRecord, name: string, lookup: FieldDefinition): void {
  const target = lookup.referenceTo.length === 1 ? recordOf(objectNamed(lookup.referenceTo[0])) : types.sobject;
  record.setParent(name, deserializer.read(target) as SObjectRecord | null);
}

const objectNamed = (name: string | undefined): ObjectDefinition['name'] =>
  current().services.schema.object(name ?? '')?.name ?? String(name);

/** `{"totalSize":1,"done":true,"records":[…]}`, or a plain list. */
function readChildren(deserializer: Deserializer, record: SObjectRecord, name: string, childObject: string): void {
  const { source } = deserializer;
  const type = recordOf(objectNamed(childObject));
  const first = source.take();
  if (first.kind === 'VALUE_NULL') return;
  if (first.kind === 'START_ARRAY') return record.setChildren(name, deserializer.list(first, type) as SObjectRecord[]);
  for (let next = source.take(); next.kind !== 'END_OBJECT'; next = source.take()) {
    if (next.text === 'records') record.setChildren(name, deserializer.list(source.take(), type) as SObjectRecord[]);
    else source.skipValue();
  }
}
