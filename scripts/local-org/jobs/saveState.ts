import { ApexObject } from '../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../runtime/apexObject.ts';
import { ApexBlob } from '../runtime/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { ApexEnumValue, namesBeside } from '../runtime/enumValue.ts';
import { ApexException, apexException } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { CursorValue } from '../system/database/cursor.ts';
import { TypeValue } from '../system/language/type.ts';
import { SObjectFieldValue } from '../system/schema/sObjectField.ts';
import { SObjectTypeValue } from '../system/schema/sObjectType.ts';
import type { SavedNode, SavedState, SavedType, SavedValue } from './savedState.ts';

/** The instance fields of a class and its ancestors whose values are kept: all but transient ones. */
export function savedFields(descriptor: ClassDescriptor): FieldDescriptor[] {
  const inherited = descriptor.superclass ? savedFields(descriptor.superclass) : [];
  const own = descriptor.fields.filter((field) => !field.isStatic && !field.isTransient && field.slot !== undefined);
  return [...inherited, ...own];
}

/** What an exception holds besides the fields of its class and its stack trace. */
const exceptionSlots = ['message', 'cause'] as const;

function saveType(type: TypeRef): SavedType {
  return { kind: type.kind, name: type.name, args: type.args.map(saveType) };
}

/** Values without identity; undefined for those that have one. */
function savePlain(value: unknown): SavedValue | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return { long: value.toString() };
  if (value instanceof ApexDecimal) return { decimal: `${value.unscaled}e${-value.scale}` };
  if (value instanceof ApexDouble) return { double: String(value.value) };
  if (value instanceof ApexDate) return { date: value.epochDay };
  if (value instanceof ApexDatetime) return { datetime: value.milliseconds };
  if (value instanceof ApexTime) return { time: value.milliseconds };
  if (value instanceof ApexBlob) return { blob: Buffer.from(value.bytes).toString('base64') };
  if (value instanceof TypeValue) return { type: saveType(value.ref) };
  if (value instanceof SObjectTypeValue) return { objectToken: value.object.name };
  if (value instanceof SObjectFieldValue) return { fieldToken: value.field.name, of: value.object.name };
  if (value instanceof ApexEnumValue)
    return { enum: saveType(value.type), names: namesBeside(value), name: value.name };
  return undefined;
}

/** Walks a graph of values and numbers its nodes. */
class StateSaver {
  readonly nodes: SavedNode[] = [];
  readonly #numbers = new Map<object, number>();

  save(value: unknown): SavedValue {
    const plain = savePlain(value);
    if (plain !== undefined) return plain;
    const identity = value as object;
    const known = this.#numbers.get(identity);
    if (known !== undefined) return { node: known };
    const node = this.nodes.length;
    this.#numbers.set(identity, node);
    this.nodes.push({ kind: 'list', element: { kind: 'null', name: 'null', args: [] }, items: [] });
    this.nodes[node] = this.#saveNode(identity);
    return { node };
  }

  #saveNode(value: object): SavedNode {
    if (value instanceof ApexList || value instanceof ApexSet) {
      const kind = value instanceof ApexList ? 'list' : 'set';
      return { kind, element: saveType(value.elementType), items: [...value].map((item) => this.save(item)) };
    }
    if (value instanceof ApexMap) return this.#saveMap(value);
    if (value instanceof SObjectRecord) return this.#saveRecord(value);
    if (value instanceof ApexObject) return this.#saveObject(value);
    if (value instanceof CursorValue) return { kind: 'cursor', rows: value.records.map((row) => this.save(row)) };
    const name = value instanceof SystemObject ? value.type.text : value.constructor.name;
    throw apexException('SerializationException', `Not Serializable: System.${name}`);
  }

  #saveMap(map: ApexMap): SavedNode {
    const entries = [...map].map(([key, item]): [SavedValue, SavedValue] => [this.save(key), this.save(item)]);
    return { kind: 'map', key: saveType(map.keyType), value: saveType(map.valueType), entries };
  }

  #saveRecord(record: SObjectRecord): SavedNode {
    return {
      kind: 'record',
      object: record.definition.name,
      isQueried: record.isQueried,
      fields: record.fieldNames().map((name) => [name, this.save(record.get(name))]),
      parents: record.parentNames().map((name) => [name, this.save(record.getParent(name))]),
      children: record
        .childNames()
        .map((name) => [name, (record.getChildren(name) ?? []).map((child) => this.save(child))]),
    };
  }

  #saveObject(object: ApexObject): SavedNode {
    const slots: Record<string, SavedValue> = {};
    const values = object as unknown as Record<string, unknown>;
    for (const { slot } of savedFields(object.descriptor)) if (slot) slots[slot] = this.save(values[slot]);
    if (object instanceof ApexException) {
      for (const slot of exceptionSlots) slots[slot] = this.save(object[slot]);
      slots.trace = JSON.stringify(object.trace);
    }
    return { kind: 'object', type: saveType(object.type), slots };
  }
}

/**
 * Saves an Apex value and all that it reaches. Transient fields are left out.
 * @throws SerializationException for values that can't outlive a transaction, such as an HttpResponse
 */
export function saveState(value: unknown): SavedState {
  const saver = new StateSaver();
  const root = saver.save(value);
  return { root, nodes: saver.nodes };
}
