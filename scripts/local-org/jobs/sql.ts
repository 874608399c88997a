/** A value of an SQL statement. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** SQL on the org's file, inside of the database transaction that is open. */
export interface Sql {
  run(statement: string, ...values: SqlValue[]): void;
  all(statement: string, ...values: SqlValue[]): Record<string, SqlValue>[];
}

/** The first row, or undefined. */
export function first(sql: Sql, statement: string, ...values: SqlValue[]): Record<string, SqlValue> | undefined {
  return sql.all(statement, ...values)[0];
}
