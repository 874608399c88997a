import { ApexList } from '../../../runtime/collections.ts';
import type { ApexSet } from '../../../runtime/collections.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { SObjectRecord } from '../../../runtime/sobject.ts';
import type { TypeRef } from '../../../runtime/typeRef.ts';
import { current } from '../../../runtime/transaction.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { sObjectTypeNamed } from '../../schema/sObjectType.ts';
import { CollectionIterator, elementsOf } from './iterate.ts';
import { naturalOrder } from './order.ts';

function insertAt(self: ApexList, index: number | null, value: unknown): void {
  self.assertResizable();
  const at = required(index);
  if (at < 0 || at > self.size) throw apexException('ListException', `List index out of bounds: ${at}`);
  self.items.splice(at, 0, value);
}

function removeAt(self: ApexList, index: number): unknown {
  self.assertResizable();
  const value = self.get(required(index));
  self.items.splice(index, 1);
  return value;
}

function addAll(self: ApexList, items: Iterable<unknown>): void {
  self.assertResizable();
  // Copied first: a list may be added to itself.
  for (const item of [...items]) self.items.push(item);
}

function sortBy(self: ApexList, comparator: unknown): void {
  const { program } = current().services;
  self.items.sort((left, right) => Number(program.invokeMethod(comparator, 'compare', [left, right])));
}

const copyOf = (item: unknown): unknown => (item instanceof SObjectRecord ? item.clone({ isDeep: true }) : item);

function deepClone(
  self: ApexList,
  preserveId: boolean,
  preserveTimestamps: boolean,
  preserveAutonumber: boolean,
): ApexList {
  const options = {
    isDeep: true,
    preserveId,
    preserveReadOnlyTimestamps: preserveTimestamps,
    preserveAutonumber,
  };
  return new ApexList(
    self.elementType,
    self.items.map((item) => (item instanceof SObjectRecord ? item.clone(options) : copyOf(item))),
  );
}

/** A list of that size; an array is made with all its elements null. */
function ofSize(type: TypeRef, size: number | null): ApexList {
  return new ApexList(type.args[0], new Array(required(size)).fill(null));
}

/** Salesforce: Apex Reference, "List Class". */
export const list = defineClass('List', {
  typeParameters: ['T'],
  interfaces: ['Iterable<T>'],
  constructors: {
    '()': (type: TypeRef) => new ApexList(type.args[0]),
    '(Integer size)': ofSize,
    '(List<T> items)': (type: TypeRef, items: ApexList | null) => new ApexList(type.args[0], [...required(items)]),
    '(Set<T> items)': (type: TypeRef, items: ApexSet | null) => new ApexList(type.args[0], [...required(items)]),
    '(Iterable<T> items)': (type: TypeRef, items: unknown) =>
      new ApexList(type.args[0], [...elementsOf(required(items))]),
  },
  members: {
    'void add(T item)': (self: ApexList, item: unknown) => self.add(item),
    'void add(Integer index, T item)': insertAt,
    'void addAll(List<T> items)': (self: ApexList, items: ApexList | null) => addAll(self, required(items)),
    'void addAll(Set<T> items)': (self: ApexList, items: ApexSet | null) => addAll(self, required(items)),
    'void addAll(Iterable<T> items)': (self: ApexList, items: unknown) => addAll(self, elementsOf(required(items))),
    'void clear()': (self: ApexList) => {
      self.assertResizable();
      self.items.length = 0;
    },
    'List<T> clone()': (self: ApexList) => new ApexList(self.elementType, [...self.items]),
    'List<T> deepClone()': (self: ApexList) => deepClone(self, false, false, false),
    'List<T> deepClone(Boolean preserveId)': (self: ApexList, id: boolean) => deepClone(self, id, false, false),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)': (
      self: ApexList,
      id: boolean,
      timestamps: boolean,
    ) => deepClone(self, id, timestamps, false),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)': deepClone,
    'Boolean contains(T item)': (self: ApexList, item: unknown) => self.items.some((each) => keysEqual(each, item)),
    'Integer indexOf(T item)': (self: ApexList, item: unknown) => self.items.findIndex((each) => keysEqual(each, item)),
    'T get(Integer index)': (self: ApexList, index: number) => self.get(required(index)),
    'void set(Integer index, T item)': (self: ApexList, index: number, item: unknown) => self.set(index, item),
    'T remove(Integer index)': removeAt,
    'Integer size()': (self: ApexList) => self.size,
    'Boolean isEmpty()': (self: ApexList) => self.size === 0,
    'void sort()': (self: ApexList) => void self.items.sort(naturalOrder),
    'void sort(Comparator<T> comparator)': sortBy,
    'Iterator<T> iterator()': (self: ApexList) => new CollectionIterator(self.elementType, self),
    'Schema.SObjectType getSObjectType()': (self: ApexList) => sObjectTypeNamed(self.elementType.name),
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexList) => hashOf(self),
  },
});
