import { ApexObject, findMethod } from './apexObject.ts';
import { ApexException } from './exceptions.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { SObjectRecord } from './sobject.ts';
import { SystemObject } from './systemObject.ts';

/** The text of a value, as `String.valueOf`, string concatenation and `System.debug` give it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  return typeof value === 'object' ? new TextWriter().write(value) : String(value);
}

/** Writes a value that may hold others, itself among them. */
class TextWriter {
  /** Objects that are being written: inside of themselves they are not written again. */
  readonly #open = new Set<object>();

  write(value: unknown): string {
    if (typeof value !== 'object' || value === null) return textOf(value);
    if (this.#open.has(value)) return '(already output)';
    this.#open.add(value);
    const text = this.#objectText(value);
    this.#open.delete(value);
    return text;
  }

  #objectText(value: object): string {
    if (value instanceof ApexList) return `(${this.#all(value.items)})`;
    if (value instanceof ApexSet) return `{${this.#all([...value])}}`;
    if (value instanceof ApexMap) return `{${[...value].map(([key, item]) => this.#pair(key, item)).join(', ')}}`;
    if (value instanceof SObjectRecord) {
      const fields = value.fieldNames().map((name) => this.#pair(name, value.get(name)));
      return `${value.definition.name}:{${fields.join(', ')}}`;
    }
    if (value instanceof ApexObject) return this.#instance(value);
    if (value instanceof SystemObject && value.toString === Object.prototype.toString) return `${value.type.text}[]`;
    return String(value);
  }

  #all(items: readonly unknown[]): string {
    return items.map((item) => this.write(item)).join(', ');
  }

  #pair(key: unknown, value: unknown): string {
    return `${this.write(key)}=${this.write(value)}`;
  }

  /** An object's own `toString`, or its class, without those around it, with its fields. */
  #instance(object: ApexObject): string {
    const method = findMethod(object.descriptor, 'toString', 0);
    const slots = object as unknown as Record<string, unknown>;
    if (method) return textOf((slots[method.slot] as () => unknown).call(object));
    if (object instanceof ApexException) return object.toString();
    const fields: string[] = [];
    for (let owner: ApexObject['descriptor'] | null = object.descriptor; owner; owner = owner.superclass) {
      for (const field of owner.fields) {
        if (!field.isStatic && field.slot) fields.push(this.#pair(field.name, slots[field.slot]));
      }
    }
    const { name } = object.type;
    return `${name.slice(name.lastIndexOf('.') + 1)}:[${fields.join(', ')}]`;
  }
}
