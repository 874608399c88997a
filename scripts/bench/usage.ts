import type { LimitName } from '../local-org/ports.ts';
import type { Measure } from './measure.ts';
import type { BenchWorld } from './world.ts';

/** Half of the 12 MB that asynchronous Apex may use: the other half is a subscriber's. */
export const heapBound = 6_000_000;

/** What the transactions of a kind have used of their limits since this began to listen. */
export class Usage {
  readonly #most = new Map<LimitName, number>();
  readonly #sum = new Map<LimitName, number>();
  count = 0;

  /** @param quiddity the kind of transaction, such as `REST` */
  constructor(world: BenchWorld, quiddity: string) {
    world.onTransaction = (use) => {
      if (use.quiddity !== quiddity) return;
      this.count++;
      for (const name of counted) this.#add(name, use.limits.used(name));
    };
  }

  /** The most that any one of them has used. */
  most(name: LimitName): number {
    return this.#most.get(name) ?? 0;
  }

  /** What all of them have used. */
  sum(name: LimitName): number {
    return this.#sum.get(name) ?? 0;
  }

  #add(name: LimitName, used: number): void {
    this.#most.set(name, Math.max(this.most(name), used));
    this.#sum.set(name, this.sum(name) + used);
  }
}

const counted: readonly LimitName[] = [
  'Queries',
  'QueryRows',
  'DmlStatements',
  'PublishImmediateDml',
  'DmlRows',
  'Callouts',
  'CpuTime',
  'HeapSize',
];

const words: Partial<Record<LimitName, string>> = {
  Queries: 'queries',
  DmlStatements: 'DML statements',
  Callouts: 'callouts',
  HeapSize: 'bytes of heap',
};

/** The most that one transaction used of each limit, held against what it may use. */
export function costs(
  bench: string,
  what: string,
  usage: Usage,
  bounds: Partial<Record<LimitName, number>>,
): Measure[] {
  return (Object.keys(bounds) as LimitName[]).map((name) => ({
    bench,
    what: `${what}: ${words[name] ?? name}`,
    value: usage.most(name),
    unit: '',
    bound: bounds[name],
  }));
}
