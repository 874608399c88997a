import type { Sql } from '../jobs/sql.ts';

/**
 * The secrets of external credentials. On the platform they are encrypted and can't be read back; here they lie in the
 * org's database file, which holds development secrets only.
 */
export class CredentialStore {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(`CREATE TABLE IF NOT EXISTS _credentials (
      credential TEXT NOT NULL COLLATE NOCASE, principal TEXT NOT NULL COLLATE NOCASE,
      parameter TEXT NOT NULL COLLATE NOCASE, value TEXT NOT NULL, PRIMARY KEY (credential, principal, parameter))`);
  }

  /** Stores parameters of a principal, in place of those of the same name. */
  write(credential: string, principal: string, values: ReadonlyMap<string, string>): void {
    for (const [parameter, value] of values) this.#sql.put('_credentials', { credential, principal, parameter, value });
  }

  /** Parameters by lower-cased name; undefined when none were stored. */
  read(credential: string, principal: string): ReadonlyMap<string, string> | undefined {
    const tail = 'FROM _credentials WHERE credential = ? AND principal = ?';
    const rows = this.#sql.select(['parameter', 'value'], tail, credential, principal);
    return rows.length === 0
      ? undefined
      : new Map(rows.map(({ parameter, value }) => [String(parameter).toLowerCase(), String(value)]));
  }
}
