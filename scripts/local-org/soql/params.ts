import type { SqlValue } from '../store/db.ts';

/** Values of a statement that is being built; each is written as `?1`, `?2` … wherever it is needed. */
export class SqlParams {
  readonly values: SqlValue[] = [];
  #aliases = 0;

  add(value: SqlValue): string {
    this.values.push(value);
    return `?${this.values.length}`;
  }

  /** A table alias that nothing else in the statement has. */
  newAlias(): string {
    return `t${this.#aliases++}`;
  }
}

/** A list that SQL reads with `json_each`. Integers of any size stay exact. */
export function jsonList(values: readonly SqlValue[]): string {
  return `[${values.map((value) => (typeof value === 'bigint' ? value.toString() : JSON.stringify(value))).join(',')}]`;
}
