import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SqlRow, SqlValue } from '../store/db.ts';

/** What a field takes besides its text, and what a number, a date or a checkbox takes. */
const bytesOfAField = 8;
/** Of a saved job state about so much is values; the rest names types and fields. */
const shareOfValues = 1 / 3;
/** Memory of this process that one transaction may take more than when it began, by byte of its limit. */
const mostBytesPerByte = 40;

/** Bytes on the heap that rows of a query take: one for each character, eight for each other value. */
export function heapOfRows(rows: readonly SqlRow[]): number {
  let bytes = 0;
  for (const row of rows) for (const value of row) bytes += heapOfValue(value);
  return bytes;
}

function heapOfValue(value: SqlValue): number {
  if (value === null) return 0;
  return bytesOfAField + (typeof value === 'string' ? value.length : 0);
}

/** Bytes on the heap of a job whose state was written as a text. */
export function heapOfState(state: string): number {
  return Math.round(state.length * shareOfValues);
}

/**
 * Sees a transaction that fills the memory of this process, as a list that grows without end does. Collecting garbage is
 * tried before it is believed.
 */
export class MemoryWatch {
  readonly #startedAt = v8.getHeapStatistics().used_heap_size;
  readonly #step: number;
  #next: number;

  /** @param limit the transaction's heap limit in bytes */
  constructor(limit: number) {
    this.#step = limit * mostBytesPerByte;
    this.#next = this.#startedAt + this.#step;
  }

  /** Bytes that the transaction holds, if they are far too many; otherwise 0. */
  excess(): number {
    if (v8.getHeapStatistics().used_heap_size <= this.#next) return 0;
    collectGarbage();
    const held = v8.getHeapStatistics().used_heap_size - this.#startedAt;
    this.#next = this.#startedAt + Math.max(held, 0) + this.#step;
    return held > this.#step ? held : 0;
  }
}

function collectGarbage(): void {
  v8.setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
