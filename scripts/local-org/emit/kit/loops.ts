import { ApexList, ApexSet } from '../../runtime/collections.ts';
import { elementsOf } from '../../system/language/collection/iterate.ts';
import { nn } from './guards.ts';

/** A collection that a loop walks. */
interface Walk {
  readonly items: readonly unknown[];
  end(): void;
}

/** A list must not change its length while a loop walks it. */
export function walkList(list: ApexList | null): Walk {
  const walked = nn(list);
  walked.walkers++;
  return { items: walked.items, end: () => void walked.walkers-- };
}

/** A set must not change while a loop walks it. */
export function walkSet(set: ApexSet | null): Walk {
  const walked = nn(set);
  walked.walkers++;
  return { items: [...walked], end: () => void walked.walkers-- };
}

const batchSize = 200;

/** `for (List<Account> batch : [SELECT …])`: the rows in lists of up to 200. */
export function walkBatches(list: ApexList | null): Walk {
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
