import { ApexList, ApexSet } from '../../../runtime/collections.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { SystemObject } from '../../../runtime/systemObject.ts';
import { typeRef } from '../../../runtime/typeRef.ts';
import type { TypeRef } from '../../../runtime/typeRef.ts';
import { current } from '../../../runtime/transaction.ts';
import { defineClass } from '../../define.ts';
import { callApex } from '../../support.ts';

/** The iterator of a system collection. */
export class CollectionIterator extends SystemObject {
  readonly #items: Iterator<unknown>;
  #next: IteratorResult<unknown>;

  constructor(elementType: TypeRef, items: Iterable<unknown>) {
    super(typeRef('interface', 'Iterator', [elementType]));
    this.#items = items[Symbol.iterator]();
    this.#next = this.#items.next();
  }

  hasNext(): boolean {
    return !this.#next.done;
  }

  /** @throws NoSuchElementException at the end */
  next(): unknown {
    if (this.#next.done) throw apexException('NoSuchElementException', 'No more elements');
    const { value } = this.#next;
    this.#next = this.#items.next();
    return value;
  }
}

/** The elements of anything that Apex can iterate: lists, sets, and objects of classes that implement Iterable. */
export function* elementsOf(iterable: unknown): Iterable<unknown> {
  if (iterable instanceof ApexList || iterable instanceof ApexSet) {
    yield* iterable;
    return;
  }
  const { program } = current().services;
  const iterator = program.invokeMethod(iterable, 'iterator', []);
  if (iterator instanceof CollectionIterator) {
    while (iterator.hasNext()) yield iterator.next();
    return;
  }
  while (program.invokeMethod(iterator, 'hasNext', []) === true) yield program.invokeMethod(iterator, 'next', []);
}

/** Salesforce: Apex Developer Guide, "Custom Iterators". */
export const iterator = defineClass('Iterator', {
  kind: 'interface',
  typeParameters: ['T'],
  members: {
    'Boolean hasNext()': (self: unknown) =>
      self instanceof CollectionIterator ? self.hasNext() : callApex('hasNext')(...([self] as never[])),
    'T next()': (self: unknown) =>
      self instanceof CollectionIterator ? self.next() : callApex('next')(...([self] as never[])),
  },
});

/** Salesforce: Apex Developer Guide, "Custom Iterators". */
export const iterable = defineClass('Iterable', {
  kind: 'interface',
  typeParameters: ['T'],
  members: {
    'Iterator<T> iterator()': (self: unknown) => {
      if (self instanceof ApexList || self instanceof ApexSet) return new CollectionIterator(self.elementType, self);
      return callApex('iterator')(...([self] as never[]));
    },
  },
});
