import { ApexSet } from '../../../runtime/collections.ts';
import type { ApexList } from '../../../runtime/collections.ts';
import type { TypeRef } from '../../../runtime/typeRef.ts';
import { hashOf, keysEqual } from '../../../runtime/values.ts';
import { defineClass } from '../../define.ts';
import { required } from '../../support.ts';
import { CollectionIterator, elementsOf } from './iterate.ts';

type Items = ApexList | ApexSet | null;

function addAll(self: ApexSet, items: Iterable<unknown>): boolean {
  const before = self.size;
  for (const item of [...items]) self.add(item);
  return self.size > before;
}

function removeAll(self: ApexSet, items: Items): boolean {
  const before = self.size;
  for (const item of [...required(items)]) self.delete(item);
  return self.size < before;
}

function retainAll(self: ApexSet, items: Items): boolean {
  const before = self.size;
  const kept = new ApexSet(self.elementType, required(items));
  for (const item of [...self]) if (!kept.has(item)) self.delete(item);
  return self.size < before;
}

const containsAll = (self: ApexSet, items: Items): boolean => [...required(items)].every((item) => self.has(item));

/** Salesforce: Apex Reference, "Set Class". */
export const set = defineClass('Set', {
  typeParameters: ['T'],
  interfaces: ['Iterable<T>'],
  constructors: {
    '()': (type: TypeRef) => new ApexSet(type.args[0]),
    '(Set<T> items)': (type: TypeRef, items: Items) => new ApexSet(type.args[0], required(items)),
    '(List<T> items)': (type: TypeRef, items: Items) => new ApexSet(type.args[0], required(items)),
    '(Iterable<T> items)': (type: TypeRef, items: unknown) => new ApexSet(type.args[0], elementsOf(required(items))),
  },
  members: {
    'Boolean add(T item)': (self: ApexSet, item: unknown) => self.add(item),
    'Boolean addAll(List<T> items)': (self: ApexSet, items: Items) => addAll(self, required(items)),
    'Boolean addAll(Set<T> items)': (self: ApexSet, items: Items) => addAll(self, required(items)),
    'Boolean addAll(Iterable<T> items)': (self: ApexSet, items: unknown) => addAll(self, elementsOf(required(items))),
    'void clear()': (self: ApexSet) => self.clear(),
    'Set<T> clone()': (self: ApexSet) => new ApexSet(self.elementType, self),
    'Boolean contains(T item)': (self: ApexSet, item: unknown) => self.has(item),
    'Boolean containsAll(List<T> items)': containsAll,
    'Boolean containsAll(Set<T> items)': containsAll,
    'Boolean remove(T item)': (self: ApexSet, item: unknown) => self.delete(item),
    'Boolean removeAll(List<T> items)': removeAll,
    'Boolean removeAll(Set<T> items)': removeAll,
    'Boolean retainAll(List<T> items)': retainAll,
    'Boolean retainAll(Set<T> items)': retainAll,
    'Integer size()': (self: ApexSet) => self.size,
    'Boolean isEmpty()': (self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (self: ApexSet) => new CollectionIterator(self.elementType, self),
    'Boolean equals(Object other)': keysEqual,
    'Integer hashCode()': (self: ApexSet) => hashOf(self),
  },
});
