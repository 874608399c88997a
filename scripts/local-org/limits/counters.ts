import { limitException } from '../runtime/exceptions.ts';
import type { LimitCounters, LimitName, Quiddity } from '../ports.ts';
import { MemoryWatch } from './heap.ts';
import { maximumsFor } from './maximums.ts';
import { limitMessage } from './messages.ts';

/** How limits differ from those of the kind of transaction. */
export interface LimitOptions {
  /** Hold the CPU limit exactly, as tests do; otherwise work may take twice as long, this machine not being the platform. */
  readonly enforceCpuTime?: boolean;
  /** Allow no DML at all. */
  readonly isReadOnly?: boolean;
  /** A query of an API client: how many rows it finds is not limited. */
  readonly isClientQuery?: boolean;
}

const anyNumberOfRows = { QueryRows: Infinity };
const noDml = { DmlStatements: 0, DmlRows: 0, PublishImmediateDml: 0 };

/** How far CPU time may go over its maximum where it is not held exactly. Code without an end is stopped in any case. */
const CPU_GRACE = 2;

/**
 * Counts what one transaction uses. CPU time is that of the thread: waiting for callouts does not count. The heap is the
 * sum of what was read, parsed and written out; of a value that is no longer held nothing is known, so only one value
 * that is too large alone is refused, and memory far beyond the limit.
 */
export class GovernorCounters implements LimitCounters {
  readonly #maximums: Readonly<Record<LimitName, number>>;
  readonly #used = new Map<LimitName, number>();
  readonly #startedAt = process.threadCpuUsage();
  readonly #enforceCpuTime: boolean;
  readonly #memory: MemoryWatch;

  constructor(quiddity: Quiddity, options: LimitOptions = {}) {
    this.#maximums = {
      ...maximumsFor(quiddity),
      ...(options.isReadOnly ? noDml : {}),
      ...(options.isClientQuery ? anyNumberOfRows : {}),
    };
    this.#enforceCpuTime = options.enforceCpuTime ?? false;
    this.#memory = new MemoryWatch(this.#maximums.HeapSize);
  }

  use(name: LimitName, amount: number): void {
    if (name === 'CpuTime') this.#checkTime();
    else if (name === 'HeapSize') this.#make(amount);
    else this.#count(name, amount);
  }

  #count(name: LimitName, amount: number): void {
    const used = this.used(name) + amount;
    this.#used.set(name, used);
    if (used > this.maximum(name)) throw limitException(limitMessage(name, used));
  }

  /** Counts one value's bytes. */
  #make(bytes: number): void {
    this.#used.set('HeapSize', (this.#used.get('HeapSize') ?? 0) + bytes);
    if (bytes > this.maximum('HeapSize')) throw limitException(limitMessage('HeapSize', bytes));
  }

  #checkTime(): void {
    const used = this.#cpuTime();
    const grace = this.#enforceCpuTime ? 1 : CPU_GRACE;
    if (used > this.maximum('CpuTime') * grace) throw limitException(limitMessage('CpuTime', used));
    const excess = this.#memory.excess();
    if (excess > 0) throw limitException(limitMessage('HeapSize', excess));
  }

  used(name: LimitName): number {
    if (name === 'CpuTime') return this.#cpuTime();
    const used = this.#used.get(name) ?? 0;
    return name === 'HeapSize' ? Math.min(used, this.maximum(name)) : used;
  }

  /** Milliseconds. */
  #cpuTime(): number {
    const { user, system } = process.threadCpuUsage(this.#startedAt);
    return Math.floor((user + system) / 1000);
  }

  maximum(name: LimitName): number {
    return this.#maximums[name];
  }
}
