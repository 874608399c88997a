import { ApexList, ApexSet } from '../../runtime/collections.ts';
import { elementsOf } from '../../system/language/collection/iterate.ts';
import { nn } from './guards.ts';

/** A loop on its way through a collection, which must not change its length meanwhile. */
class Walk {
  readonly items: readonly unknown[];
  readonly #collection: { walkers: number };

  constructor(items: readonly unknown[], collection: { walkers: number }) {
    this.items = items;
    this.#collection = collection;
    collection.walkers++;
  }

  end(): void {
    this.#collection.walkers--;
  }
}

/** A list must not change its length while a loop walks it. */
export function walkList(list: ApexList | null): Walk {
  const walked = nn(list);
  return new Walk(walked.items, walked);
}

/** A set must not change while a loop walks it. */
export function walkSet(set: ApexSet | null): Walk {
  const walked = nn(set);
  return new Walk([...walked], walked);
}

const batchSize = 200;

/** `for (List<Account> batch : [SELECT …])`: the rows in lists of up to 200. */
export function walkBatches(list: ApexList | null): Pick<Walk, 'items' | 'end'> {
  const { elementType, items } = nn(list);
  const batches: ApexList[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    batches.push(new ApexList(elementType, items.slice(start, start + batchSize)));
  }
  return { items: batches, end: () => undefined };
}

/** Anything that implements Iterable. */
export function walkIterable(iterable: unknown): Iterable<unknown> {
  return elementsOf(nn(iterable));
}
