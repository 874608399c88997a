import { ApexObject, findMethod } from './apexObject.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexException } from './exceptions.ts';
import { SObjectRecord } from './sobject.ts';

/**
 * The text of an Apex value, as `String.valueOf`, `System.debug` and `'' + value` give it.
 * Salesforce: Apex Reference, "String Class", valueOf.
 */
export function textOf(value: unknown): string {
  return describe(value, new Set());
}

/** @param above objects whose text is being made, so that cycles end */
function describe(value: unknown, above: ReadonlySet<unknown>): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof ApexDecimal) return value.toPlainString();
  if (above.has(value)) return '(already output)';
  const inside = new Set(above).add(value);
  const each = (items: Iterable<unknown>): string => [...items].map((item) => describe(item, inside)).join(', ');
  if (value instanceof ApexList) return `(${each(value)})`;
  if (value instanceof ApexSet) return `{${each(value)}}`;
  if (value instanceof ApexMap) {
    return `{${[...value].map(([key, item]) => `${describe(key, inside)}=${describe(item, inside)}`).join(', ')}}`;
  }
  if (value instanceof SObjectRecord) return recordText(value, inside);
  if (value instanceof ApexObject && !(value instanceof ApexException)) return objectText(value, inside);
  return String(value);
}

function recordText(record: SObjectRecord, above: ReadonlySet<unknown>): string {
  const fields = [...record.fieldNames()].map((name) => `${name}=${describe(record.get(name), above)}`);
  return `${record.definition.name}:{${fields.join(', ')}}`;
}

/** An object's own `toString()`, or its class and fields. */
function objectText(value: ApexObject, above: ReadonlySet<unknown>): string {
  const slots = value as unknown as Record<string, unknown>;
  const own = findMethod(value.descriptor, 'toString', 0);
  if (own) return String((slots[own.slot] as () => unknown).call(value));
  const fields = value.descriptor.fields.flatMap(({ name, slot, isStatic }) =>
    slot && !isStatic ? [`${name}=${describe(slots[slot] ?? null, above)}`] : [],
  );
  const name = value.type.name.split('.').at(-1) ?? value.type.name;
  return `${name}:[${fields.join(', ')}]`;
}
