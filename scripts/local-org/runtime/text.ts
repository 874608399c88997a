import { ApexObject, findMethod } from './apexObject.ts';
import { ApexException } from './exceptions.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { SObjectRecord } from './sobject.ts';
import { SystemObject } from './systemObject.ts';

/** The text of a value, as `String.valueOf`, string concatenation and `System.debug` give it. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (value instanceof ApexList) return `(${value.items.map(textOf).join(', ')})`;
  if (value instanceof ApexSet) return `{${[...value].map(textOf).join(', ')}}`;
  if (value instanceof ApexMap)
    return `{${[...value].map(([key, item]) => `${textOf(key)}=${textOf(item)}`).join(', ')}}`;
  if (value instanceof SObjectRecord) return recordText(value);
  if (value instanceof ApexObject) return objectText(value);
  if (value instanceof SystemObject && value.toString === Object.prototype.toString) return `${value.type.text}[]`;
  return String(value);
}

function recordText(record: SObjectRecord): string {
  const fields = record.fieldNames().map((name) => `${name}=${textOf(record.get(name))}`);
  return `${record.definition.name}:{${fields.join(', ')}}`;
}

/** An object's own `toString`, or its class with its fields. */
function objectText(object: ApexObject): string {
  const method = findMethod(object.descriptor, 'toString', 0);
  const slots = object as unknown as Record<string, unknown>;
  if (method) return textOf((slots[method.slot] as () => unknown).call(object));
  if (object instanceof ApexException) return object.toString();
  const fields: string[] = [];
  for (let owner: ApexObject['descriptor'] | null = object.descriptor; owner; owner = owner.superclass) {
    for (const field of owner.fields) {
      if (!field.isStatic && field.slot) fields.push(`${field.name}=${fieldText(slots[field.slot], object)}`);
    }
  }
  return `${object.type.name}:[${fields.join(', ')}]`;
}

const fieldText = (value: unknown, owner: ApexObject): string => (value === owner ? '(already output)' : textOf(value));
