import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A value as SQLite keeps it. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One row of a result, columns in the order in which they were selected. */
export type SqlRow = readonly SqlValue[];

/** The database as the rest of the local org sees it. Everything runs on one connection, one transaction at a time. */
export interface Db {
  /** Runs SQL that gives no rows and takes no values. */
  exec(sql: string): void;
  /** Runs a statement. @returns number of rows changed */
  run(sql: string, values?: readonly SqlValue[]): number;
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
  close(): void;
}

/** A function that SQL may call. */
export type SqlFunction = (...args: SqlValue[]) => SqlValue;

const statementCacheSize = 500;

/**
 * Opens a SQLite database; what a commit wrote to a file survives a crash of the machine.
 * @param file path, or `:memory:`
 * @param functions functions for SQL to call, by name; same arguments must give the same value
 */
export function openDb(file: string, functions: Readonly<Record<string, SqlFunction>>): Db {
  const database = new DatabaseSync(file);
  if (file !== ':memory:') database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  database.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;');
  for (const [name, implementation] of Object.entries(functions)) {
    database.function(name, { deterministic: true, varargs: true }, implementation);
  }
  return new SqliteDb(database);
}

class SqliteDb implements Db {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, values: readonly SqlValue[] = []): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  all(sql: string, values: readonly SqlValue[] = []): SqlRow[] {
    return this.#statement(sql).all(...values) as unknown as SqlRow[];
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    if (this.#statements.size >= statementCacheSize) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replace(/"/g, '""')}"`;
