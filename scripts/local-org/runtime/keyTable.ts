import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnumValue } from './enumValue.ts';
import { hashOf, keysEqual } from './values.ts';

interface Entry<V> {
  readonly key: unknown;
  value: V;
}

/**
 * The insertion-ordered table behind {@link ApexMap} and {@link ApexSet}. Simple values are found by one look-up;
 * records, collections and objects by hash and equality, as Apex does it: a key that changes after it was put is lost.
 */
export class KeyTable<V> {
  readonly #entries = new Map<unknown, Entry<V>>();
  /** Entries by hash; most tables have simple keys only and need none. */
  #buckets: Map<number, Entry<V>[]> | null = null;

  get size(): number {
    return this.#entries.size;
  }

  find(key: unknown): Entry<V> | undefined {
    const simple = simpleKey(key);
    if (simple !== undefined) return this.#entries.get(simple);
    return this.#buckets?.get(hashOf(key))?.find((entry) => keysEqual(entry.key, key));
  }

  /** @returns the value that the key had before, or undefined if it is new */
  set(key: unknown, value: V): V | undefined {
    const simple = simpleKey(key);
    const known = simple === undefined ? this.find(key) : this.#entries.get(simple);
    if (!known) {
      this.#add(simple, { key, value });
      return undefined;
    }
    const before = known.value;
    known.value = value;
    return before;
  }

  #add(simple: unknown, entry: Entry<V>): void {
    this.#entries.set(simple === undefined ? entry : simple, entry);
    if (simple !== undefined) return;
    const hash = hashOf(entry.key);
    this.#buckets ??= new Map();
    const bucket = this.#buckets.get(hash);
    if (bucket) bucket.push(entry);
    else this.#buckets.set(hash, [entry]);
  }

  /** @returns the removed entry, or undefined if there was none */
  delete(key: unknown): Entry<V> | undefined {
    const entry = this.find(key);
    if (!entry) return undefined;
    const simple = simpleKey(key);
    if (simple !== undefined) {
      this.#entries.delete(simple);
      return entry;
    }
    this.#entries.delete(entry);
    const bucket = this.#buckets?.get(hashOf(key)) ?? [];
    bucket.splice(bucket.indexOf(entry), 1);
    return entry;
  }

  clear(): void {
    this.#entries.clear();
    this.#buckets = null;
  }

  entries(): Iterable<Entry<V>> {
    return this.#entries.values();
  }
}

/**
 * A JavaScript value that stands for an Apex value in a Map, unique by value; undefined when there is none. Texts of
 * other types begin with a character that no Apex text begins with in practice.
 */
function simpleKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof ApexEnumValue) return value;
  if (value instanceof ApexDate) return `\u0000date ${value.epochDay}`;
  if (value instanceof ApexDatetime) return `\u0000datetime ${value.milliseconds}`;
  if (value instanceof ApexTime) return `\u0000time ${value.milliseconds}`;
  if (value instanceof ApexDecimal) return `\u0000decimal ${value.unscaled} ${value.scale}`;
  if (value instanceof ApexDouble) return `\u0000double ${value.value}`;
  return undefined;
}
