import { apexException } from './exceptions.ts';
import { KeyTable } from './keyTable.ts';
import { listOf, mapOf, setOf } from './typeRef.ts';
import type { TypeRef } from './typeRef.ts';

/** Apex `List<T>` and arrays. Salesforce: Apex Reference, "List Class". */
export class ApexList {
  readonly elementType: TypeRef;
  readonly items: unknown[];
  /** Set for `Trigger.new` and its like: adding and removing throws. */
  isReadOnly = false;
  /** Count of loops that walk the list; it can't change its length meanwhile. */
  walkers = 0;

  constructor(elementType: TypeRef, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get type(): TypeRef {
    return listOf(this.elementType);
  }

  get size(): number {
    return this.items.length;
  }

  /** @throws ListException out of bounds */
  get(index: number): unknown {
    const value = this.items[index];
    if (value === undefined) throw this.#outOfBounds(index);
    return value;
  }

  /** @throws ListException out of bounds */
  set(index: number, value: unknown): void {
    if (index === null || index < 0 || index >= this.items.length) throw this.#outOfBounds(index);
    this.items[index] = value;
  }

  add(value: unknown): void {
    this.assertResizable();
    this.items.push(value);
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  /** @throws FinalException for a read-only list, or one that a loop walks */
  assertResizable(): void {
    if (this.isReadOnly) throw apexException('FinalException', 'Collection is read-only');
    if (this.walkers > 0)
      throw apexException('FinalException', 'Cannot modify a collection while it is being iterated.');
  }

  #outOfBounds(index: number): Error | unknown {
    return index === null
      ? apexException('NullPointerException', 'Argument cannot be null.')
      : apexException('ListException', `List index out of bounds: ${index}`);
  }
}

/** Apex `Set<T>`, in insertion order. Salesforce: Apex Reference, "Set Class". */
export class ApexSet {
  readonly elementType: TypeRef;
  readonly #table = new KeyTable<null>();
  /** Count of loops that walk the set; it can't change meanwhile. */
  walkers = 0;

  constructor(elementType: TypeRef, items: Iterable<unknown> = []) {
    this.elementType = elementType;
    for (const item of items) this.#table.set(item, null);
  }

  get type(): TypeRef {
    return setOf(this.elementType);
  }

  get size(): number {
    return this.#table.size;
  }

  has(value: unknown): boolean {
    return this.#table.find(value) !== undefined;
  }

  /** @returns whether the set changed */
  add(value: unknown): boolean {
    this.#assertResizable();
    return this.#table.set(value, null) === undefined;
  }

  /** @returns whether the set changed */
  delete(value: unknown): boolean {
    this.#assertResizable();
    return this.#table.delete(value) !== undefined;
  }

  clear(): void {
    this.#assertResizable();
    this.#table.clear();
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (const entry of this.#table.entries()) yield entry.key;
  }

  #assertResizable(): void {
    if (this.walkers > 0)
      throw apexException('FinalException', 'Cannot modify a collection while it is being iterated.');
  }
}

/** Apex `Map<K,V>`, in insertion order. Salesforce: Apex Reference, "Map Class". */
export class ApexMap {
  readonly keyType: TypeRef;
  readonly valueType: TypeRef;
  /** Set for `Trigger.newMap` and its like. */
  isReadOnly = false;
  readonly #table = new KeyTable<unknown>();

  constructor(keyType: TypeRef, valueType: TypeRef, entries: Iterable<readonly [unknown, unknown]> = []) {
    this.keyType = keyType;
    this.valueType = valueType;
    for (const [key, value] of entries) this.#table.set(key, value);
  }

  get type(): TypeRef {
    return mapOf(this.keyType, this.valueType);
  }

  get size(): number {
    return this.#table.size;
  }

  has(key: unknown): boolean {
    return this.#table.find(key) !== undefined;
  }

  /** The value of a key, or null. */
  get(key: unknown): unknown {
    return this.#table.find(key)?.value ?? null;
  }

  /** @returns the value that the key had before, or null */
  set(key: unknown, value: unknown): unknown {
    this.#assertWritable();
    return this.#table.set(key, value) ?? null;
  }

  /** @returns the value that the key had, or null */
  delete(key: unknown): unknown {
    this.#assertWritable();
    return this.#table.delete(key)?.value ?? null;
  }

  clear(): void {
    this.#assertWritable();
    this.#table.clear();
  }

  *keys(): Iterable<unknown> {
    for (const entry of this.#table.entries()) yield entry.key;
  }

  *values(): Iterable<unknown> {
    for (const entry of this.#table.entries()) yield entry.value;
  }

  *[Symbol.iterator](): Iterator<readonly [unknown, unknown]> {
    for (const entry of this.#table.entries()) yield [entry.key, entry.value];
  }

  #assertWritable(): void {
    if (this.isReadOnly) throw apexException('FinalException', 'Collection is read-only');
  }
}
