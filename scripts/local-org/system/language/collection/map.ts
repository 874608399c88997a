import { ApexList, ApexMap, ApexSet } from '../../../runtime/collections.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { SObjectRecord } from '../../../runtime/sobject.ts';
import type { TypeRef } from '../../../runtime/typeRef.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { sObjectTypeNamed } from '../../schema/sObjectType.ts';

function putAll(self: ApexMap, entries: ApexMap | null): void {
  for (const [key, value] of [...required(entries)]) self.set(key, value);
}

/** Puts records under their Ids; one without an Id lies under null. */
function putRecords(self: ApexMap, records: ApexList | null): void {
  for (const record of required(records)) {
    if (record === null) throw apexException('NullPointerException', 'null record in list');
    self.set((record as SObjectRecord).id, record);
  }
}

function ofEntries(type: TypeRef, entries: ApexMap | null): ApexMap {
  return new ApexMap(type.args[0], type.args[1], required(entries));
}

/** @throws as the platform for a record without an Id, which `putAll` takes */
function ofRecords(type: TypeRef, records: ApexList | null): ApexMap {
  const made = new ApexMap(type.args[0], type.args[1]);
  const missing = required(records).items.findIndex((record) => (record as SObjectRecord | null)?.id === null);
  if (missing >= 0) throw apexException('ListException', `Row with null Id at index: ${missing}`);
  putRecords(made, records);
  return made;
}

const deepCopy = (value: unknown): unknown =>
  value instanceof SObjectRecord
    ? value.clone({ isDeep: true, preserveId: true, preserveReadOnlyTimestamps: true })
    : value;

/** Salesforce: Apex Reference, "Map Class". */
export const map = defineClass('Map', {
  typeParameters: ['K', 'V'],
  constructors: {
    '()': (type: TypeRef) => new ApexMap(type.args[0], type.args[1]),
    '(Map<K,V> entries)': ofEntries,
    '(List<SObject> records)': ofRecords,
  },
  members: {
    'V put(K key, V value)': (self: ApexMap, key: unknown, value: unknown) => self.set(key, value),
    'void putAll(Map<K,V> entries)': putAll,
    'void putAll(List<SObject> records)': putRecords,
    'V get(K key)': (self: ApexMap, key: unknown) => self.get(key),
    'Boolean containsKey(K key)': (self: ApexMap, key: unknown) => self.has(key),
    'V remove(K key)': (self: ApexMap, key: unknown) => self.delete(key),
    'Set<K> keySet()': (self: ApexMap) => new ApexSet(self.keyType, self.keys()),
    'List<V> values()': (self: ApexMap) => new ApexList(self.valueType, [...self.values()]),
    'Integer size()': (self: ApexMap) => self.size,
    'Boolean isEmpty()': (self: ApexMap) => self.size === 0,
    'void clear()': (self: ApexMap) => self.clear(),
    'Map<K,V> clone()': (self: ApexMap) => new ApexMap(self.keyType, self.valueType, self),
    'Map<K,V> deepClone()': (self: ApexMap) =>
      new ApexMap(
        self.keyType,
        self.valueType,
        [...self].map(([key, value]) => [key, deepCopy(value)] as const),
      ),
    'Schema.SObjectType getSObjectType()': (self: ApexMap) => sObjectTypeNamed(self.valueType.name),
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexMap) => hashOf(self),
  },
});
