import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kind, Kinds } from './objects.ts';
import type { Change, Store } from './store.ts';

/** Keeps the objects in one SQLite file, so that the account comes back after the process was killed. */
export class Database {
  readonly #sqlite: DatabaseSync;

  /** @param file path of the SQLite file; made with its folder if it does not exist. */
  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#sqlite = new DatabaseSync(file);
    this.#sqlite.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS objects (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, id));
    `);
  }

  /** Puts everything that was saved into the store, oldest first. */
  loadInto(store: Store): void {
    const rows = this.#sqlite.prepare('SELECT kind, json FROM objects ORDER BY rowid').iterate();
    for (const row of rows) store.restore(row['kind'] as Kind, JSON.parse(String(row['json'])) as Kinds[Kind]);
  }

  /** Saves the changes, all or none. */
  save(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const put = this.#sqlite.prepare(
      'INSERT INTO objects (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json',
    );
    const remove = this.#sqlite.prepare('DELETE FROM objects WHERE kind = ? AND id = ?');
    this.#sqlite.exec('BEGIN');
    try {
      for (const { kind, id, object } of changes) {
        if (object) put.run(kind, id, JSON.stringify(object));
        else remove.run(kind, id);
      }
      this.#sqlite.exec('COMMIT');
    } catch (error) {
      this.#sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#sqlite.close();
  }
}
