import { ApexObject } from '../runtime/apexObject.ts';
import { ApexBlob } from '../runtime/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDouble } from '../runtime/double.ts';
import { enumValues } from '../runtime/enumValue.ts';
import { ApexException, HostError, apexException, exceptionConstructor } from '../runtime/exceptions.ts';
import type { StackFrame } from '../runtime/frames.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { typeRef } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { CursorValue } from '../system/database/cursor.ts';
import { TypeValue } from '../system/language/type.ts';
import { SObjectFieldValue } from '../system/schema/sObjectField.ts';
import { SObjectTypeValue } from '../system/schema/sObjectType.ts';
import type { Program } from '../ports.ts';
import type { ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import type { SavedNode, SavedRecord, SavedState, SavedType, SavedValue } from './savedState.ts';

/** What saved state is restored with: the classes and objects that exist now. */
export interface RestoreContext {
  readonly program: Pick<Program, 'allocate'>;
  readonly schema: Pick<OrgSchema, 'object'>;
}

function restoreType(type: SavedType): TypeRef {
  return typeRef(type.kind, type.name, type.args.map(restoreType));
}

function restoreDecimal(text: string): ApexDecimal {
  const [unscaled, exponent] = text.split('e');
  return new ApexDecimal(BigInt(unscaled), -Number(exponent));
}

type PlainValue = Exclude<SavedValue, { readonly node: number }>;

/** Values without identity. */
function restorePlain(value: PlainValue, schema: RestoreContext['schema']): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('long' in value) return BigInt(value.long);
  if ('decimal' in value) return restoreDecimal(value.decimal);
  if ('double' in value) return new ApexDouble(Number(value.double));
  if ('date' in value) return new ApexDate(value.date);
  if ('datetime' in value) return new ApexDatetime(value.datetime);
  if ('time' in value) return new ApexTime(value.time);
  if ('blob' in value) return new ApexBlob(new Uint8Array(Buffer.from(value.blob, 'base64')));
  if ('type' in value) return new TypeValue(restoreType(value.type));
  if ('objectToken' in value) return new SObjectTypeValue(objectOf(schema, value.objectToken));
  if ('fieldToken' in value) return restoreFieldToken(objectOf(schema, value.of), value.fieldToken);
  return enumValues(restoreType(value.enum), value.names).find(({ name }) => name === value.name) ?? null;
}

function objectOf(schema: RestoreContext['schema'], name: string): ObjectDefinition {
  const object = schema.object(name);
  if (!object) throw new HostError(`A job waits with ${name}, an object that the org no longer has`);
  return object;
}

function restoreFieldToken(object: ObjectDefinition, name: string): SObjectFieldValue {
  const field = object.fields.get(name.toLowerCase());
  if (!field) throw new HostError(`A job waits with ${object.name}.${name}, a field that the org no longer has`);
  return new SObjectFieldValue(object, field);
}

/** Builds the graph: each node once, its parts before it is put into a Set or Map that hashes it. */
class StateRestorer {
  readonly #nodes: readonly SavedNode[];
  readonly #context: RestoreContext;
  readonly #made = new Map<number, unknown>();

  constructor(nodes: readonly SavedNode[], context: RestoreContext) {
    this.#nodes = nodes;
    this.#context = context;
  }

  restore(value: SavedValue): unknown {
    if (value === null || typeof value !== 'object' || !('node' in value))
      return restorePlain(value, this.#context.schema);
    if (!this.#made.has(value.node)) this.#make(value.node, this.#nodes[value.node]);
    return this.#made.get(value.node);
  }

  #make(number: number, node: SavedNode): void {
    switch (node.kind) {
      case 'list':
        return this.#makeList(number, restoreType(node.element), node.items);
      case 'set':
        return this.#makeSet(number, restoreType(node.element), node.items);
      case 'map':
        return this.#makeMap(number, new ApexMap(restoreType(node.key), restoreType(node.value)), node.entries);
      case 'record':
        return this.#makeRecord(number, node);
      case 'cursor':
        this.#made.set(number, new CursorValue(node.rows.map((row) => this.restore(row) as SObjectRecord)));
        return;
      case 'object':
        return this.#makeObject(number, restoreType(node.type), node.slots);
    }
  }

  #makeList(number: number, element: TypeRef, items: readonly SavedValue[]): void {
    const list = new ApexList(element);
    this.#made.set(number, list);
    for (const item of items) list.items.push(this.restore(item));
  }

  #makeSet(number: number, element: TypeRef, items: readonly SavedValue[]): void {
    const set = new ApexSet(element);
    this.#made.set(number, set);
    for (const item of items) set.add(this.restore(item));
  }

  #makeMap(number: number, map: ApexMap, entries: readonly (readonly [SavedValue, SavedValue])[]): void {
    this.#made.set(number, map);
    for (const [key, item] of entries) map.set(this.restore(key), this.restore(item));
  }

  #makeRecord(number: number, node: SavedRecord): void {
    const definition = objectOf(this.#context.schema, node.object);
    const record = new SObjectRecord(definition);
    this.#made.set(number, record);
    for (const [name, value] of node.fields) record.set(name, this.restore(value));
    for (const [name, parent] of node.parents) record.setParent(name, this.restore(parent) as SObjectRecord | null);
    for (const [name, rows] of node.children) {
      record.setChildren(
        name,
        rows.map((row) => this.restore(row) as SObjectRecord),
      );
    }
    record.isQueried = node.isQueried;
  }

  #makeObject(number: number, type: TypeRef, slots: Readonly<Record<string, SavedValue>>): void {
    const object = this.#allocate(type) as ApexObject & Record<string, unknown>;
    this.#made.set(number, object);
    for (const [slot, value] of Object.entries(slots)) object[slot] = this.restore(value);
    if (object instanceof ApexException) object.trace = JSON.parse(String(slots.trace)) as StackFrame[];
  }

  #allocate(type: TypeRef): ApexObject {
    const object =
      this.#context.program.allocate(type) ?? (exceptionConstructor(type.name) ? apexException(type.name) : undefined);
    if (!object) throw new HostError(`A job waits with an object of ${type.text}, a class that the org no longer has`);
    return object;
  }
}

/**
 * Brings back what `saveState` saved.
 * @throws HostError when a class or object of it is gone from the org
 */
export function restoreState(state: SavedState, context: RestoreContext): unknown {
  return new StateRestorer(state.nodes, context).restore(state.root);
}
