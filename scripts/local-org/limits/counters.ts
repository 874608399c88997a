import { limitException } from '../runtime/exceptions.ts';
import type { LimitCounters, LimitName, Quiddity } from '../ports.ts';
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

/** Counts what one transaction uses. CPU time is that of the thread: waiting for callouts does not count. */
export class GovernorCounters implements LimitCounters {
  readonly #maximums: Readonly<Record<LimitName, number>>;
  readonly #used = new Map<LimitName, number>();
  readonly #startedAt = process.threadCpuUsage();
  readonly #enforceCpuTime: boolean;

  constructor(quiddity: Quiddity, options: LimitOptions = {}) {
    this.#maximums = {
      ...maximumsFor(quiddity),
      ...(options.isReadOnly ? noDml : {}),
      ...(options.isClientQuery ? anyNumberOfRows : {}),
    };
    this.#enforceCpuTime = options.enforceCpuTime ?? false;
  }

  use(name: LimitName, amount: number): void {
    const used = this.used(name) + (name === 'CpuTime' ? 0 : amount);
    if (name !== 'CpuTime') this.#used.set(name, used);
    const grace = name === 'CpuTime' && !this.#enforceCpuTime ? CPU_GRACE : 1;
    if (used > this.maximum(name) * grace) throw limitException(limitMessage(name, used));
  }

  used(name: LimitName): number {
    return name === 'CpuTime' ? this.#cpuTime() : (this.#used.get(name) ?? 0);
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
