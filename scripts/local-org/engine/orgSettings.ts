import type { Sql } from '../jobs/sql.ts';

/** What the local org remembers about itself between two runs. */
export class OrgSettings {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run('CREATE TABLE IF NOT EXISTS _settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  }

  get(name: 'clockOffset' | 'setup'): string | undefined {
    const row = this.#sql.first(['value'], 'FROM _settings WHERE name = ?', name);
    return row && String(row.value);
  }

  set(name: 'clockOffset' | 'setup', value: string): void {
    this.#sql.put('_settings', { name, value });
  }
}
