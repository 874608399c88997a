import { performance } from 'node:perf_hooks';
import { limitException } from '../runtime/exceptions.ts';
import type { LimitCounters, LimitName, Quiddity } from '../ports.ts';
import { maximumsFor } from './maximums.ts';
import { limitMessage } from './messages.ts';

/** How limits differ from those of the kind of transaction. */
export interface LimitOptions {
  /** Refuse work above the CPU limit. Off by default: wall time on this machine is not CPU time on the platform. */
  readonly enforceCpuTime?: boolean;
  /** Allow no DML at all. */
  readonly isReadOnly?: boolean;
}

const noDml = { DmlStatements: 0, DmlRows: 0, PublishImmediateDml: 0 };

/** Counts what one transaction uses. CPU time is the time since the transaction began. */
export class GovernorCounters implements LimitCounters {
  readonly #maximums: Readonly<Record<LimitName, number>>;
  readonly #used = new Map<LimitName, number>();
  readonly #startedAt = performance.now();
  readonly #enforceCpuTime: boolean;

  constructor(quiddity: Quiddity, options: LimitOptions = {}) {
    this.#maximums = { ...maximumsFor(quiddity), ...(options.isReadOnly ? noDml : {}) };
    this.#enforceCpuTime = options.enforceCpuTime ?? false;
  }

  use(name: LimitName, amount: number): void {
    const used = this.used(name) + (name === 'CpuTime' ? 0 : amount);
    if (name !== 'CpuTime') this.#used.set(name, used);
    const isHeld = name !== 'CpuTime' || this.#enforceCpuTime;
    if (isHeld && used > this.maximum(name)) throw limitException(limitMessage(name, used));
  }

  used(name: LimitName): number {
    if (name === 'CpuTime') return Math.floor(performance.now() - this.#startedAt);
    return this.#used.get(name) ?? 0;
  }

  maximum(name: LimitName): number {
    return this.#maximums[name];
  }
}
