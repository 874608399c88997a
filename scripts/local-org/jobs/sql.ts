import type { Db, SqlValue } from '../store/db.ts';

export type { SqlValue } from '../store/db.ts';

/** A row by column name. */
export type NamedRow = Readonly<Record<string, SqlValue>>;

const nameOf = (column: string): string => column.split(' AS ').at(-1) ?? column;

/** SQL on the platform's own tables (jobs, events, sessions …), inside of the database transaction that is open. */
export class Sql {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  run(statement: string, ...values: SqlValue[]): void {
    this.#db.run(statement, values);
  }

  /**
   * Rows by column name.
   * @param columns what is selected; an expression has its name behind `AS`
   * @param tail the statement from FROM on
   */
  select(columns: readonly string[], tail = '', ...values: SqlValue[]): NamedRow[] {
    const names = columns.map(nameOf);
    const rows = this.#db.all(`SELECT ${columns.join(', ')} ${tail}`, values);
    return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  }

  /** The first row, or undefined. */
  first(columns: readonly string[], tail = '', ...values: SqlValue[]): NamedRow | undefined {
    return this.select(columns, tail, ...values)[0];
  }

  /** Whether there is a row. @param tail the statement from FROM on */
  has(tail: string, ...values: SqlValue[]): boolean {
    return this.#db.all(`SELECT 1 ${tail} LIMIT 1`, values).length > 0;
  }

  /** Adds a row, or replaces the one with the same key. */
  put(table: string, row: NamedRow): void {
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    this.#db.run(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(row));
  }
}
