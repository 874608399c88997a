import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import { fromColumn, readExpression, storageKind, toColumn } from './codec.ts';
import { type Db, quoted, type SqlValue } from './db.ts';
import { idNumber, makeId } from './ids.ts';
import { hasTable, storedFields, upgradeTables } from './tables.ts';

/**
 * The records of the org: reads and writes rows as they are, without triggers, checks or rights. Everything above
 * (SOQL, DML, jobs) works in the store's one open transaction.
 */
export class RecordStore {
  readonly db: Db;
  readonly schema: OrgSchema;
  readonly #lastNumbers = new Map<string, number>();
  readonly #columns = new Map<string, readonly FieldDefinition[]>();
  #isOpen = false;

  /** @param db an open database; its tables are brought to the schema */
  constructor(db: Db, schema: OrgSchema) {
    this.db = db;
    this.schema = schema;
    this.begin();
    upgradeTables(db, schema);
    this.commit();
  }

  begin(): void {
    if (this.#isOpen) throw new Error('A database transaction is already open');
    this.db.exec('BEGIN');
    this.#isOpen = true;
  }

  commit(): void {
    this.db.exec('COMMIT');
    this.#isOpen = false;
  }

  rollback(): void {
    this.db.exec('ROLLBACK');
    this.#isOpen = false;
  }

  get isInTransaction(): boolean {
    return this.#isOpen;
  }

  /** Marks a point of the open transaction; marks nest. */
  savepoint(name: string): void {
    this.db.exec(`SAVEPOINT ${quoted(name)}`);
  }

  /** Undoes what happened since the mark, and keeps the mark. */
  rollbackTo(name: string): void {
    this.db.exec(`ROLLBACK TO ${quoted(name)}`);
  }

  /** Forgets the mark and those made after it; what happened stays. */
  release(name: string): void {
    this.db.exec(`RELEASE ${quoted(name)}`);
  }

  /** A new id. Ids of a transaction that is rolled back are not given again. */
  newId(object: ObjectDefinition): string {
    const last = this.#lastNumbers.get(object.keyPrefix) ?? this.#storedLastNumber(object);
    this.#lastNumbers.set(object.keyPrefix, last + 1);
    return makeId(object.keyPrefix, last + 1);
  }

  #storedLastNumber(object: ObjectDefinition): number {
    if (!hasTable(object)) return 0;
    const [[last]] = this.db.all(`SELECT MAX("Id") FROM ${quoted(object.name)}`);
    return last === null ? 0 : idNumber(String(last));
  }

  /** The next value of an auto-number field, as `displayFormat` shows it. */
  nextAutoNumber(object: ObjectDefinition, field: FieldDefinition, today: Date): string {
    const key = `${object.name}.${field.name}`;
    this.db.run('INSERT INTO "local_org_number" VALUES (?, 1) ON CONFLICT DO UPDATE SET "last" = "last" + 1', [key]);
    const [[number]] = this.db.all('SELECT "last" FROM "local_org_number" WHERE "field" = ?', [key]);
    return formatAutoNumber(field.displayFormat ?? '{0}', Number(number), today);
  }

  /** Fields that have a column, in column order. */
  columns(object: ObjectDefinition): readonly FieldDefinition[] {
    let columns = this.#columns.get(object.name);
    if (!columns) this.#columns.set(object.name, (columns = storedFields(object)));
    return columns;
  }

  /** Whole records by id, in no special order; ids without a record are left out, deleted records are not. */
  read(object: ObjectDefinition, ids: readonly string[]): SObjectRecord[] {
    if (ids.length === 0) return [];
    return this.#select(object, '"Id" IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  }

  /** Whole records, not deleted, whose field has one of these values. */
  readBy(object: ObjectDefinition, field: FieldDefinition, values: readonly unknown[]): SObjectRecord[] {
    if (values.length === 0) return [];
    const stored = JSON.stringify(values.map((value) => sqlJson(toColumn(field, value))));
    const living = object.fields.has('isdeleted') ? ' AND "IsDeleted" = 0' : '';
    return this.#select(object, `${quoted(field.name)} IN (SELECT value FROM json_each(?))${living}`, [stored]);
  }

  #select(object: ObjectDefinition, condition: string, values: readonly SqlValue[]): SObjectRecord[] {
    const columns = this.columns(object);
    const list = columns.map((field) => readExpression(field, quoted(field.name))).join(', ');
    const rows = this.db.all(`SELECT ${list} FROM ${quoted(object.name)} WHERE ${condition}`, values);
    return rows.map((row) => {
      const record = new SObjectRecord(object);
      columns.forEach((field, index) => record.set(field.name, fromColumn(field, row[index])));
      return record;
    });
  }

  /** Adds a record; fields that are not set are null. The record must have its id. */
  insert(record: SObjectRecord): void {
    const columns = this.columns(record.definition);
    const names = columns.map((field) => quoted(field.name)).join(', ');
    const sql = `INSERT INTO ${quoted(record.definition.name)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
    this.db.run(
      sql,
      columns.map((field) => toColumn(field, record.get(field.name))),
    );
  }

  /** Writes some fields of a record that is there. @param fieldNames API names */
  update(record: SObjectRecord, fieldNames: readonly string[]): void {
    const fields = fieldNames
      .map((name) => record.field(name))
      .filter(
        (field) => field !== undefined && field.name !== 'Id' && storageKind(field) !== 'none',
      ) as FieldDefinition[];
    if (fields.length === 0) return;
    const assignments = fields.map((field) => `${quoted(field.name)} = ?`).join(', ');
    const values = fields.map((field) => toColumn(field, record.get(field.name)));
    this.db.run(`UPDATE ${quoted(record.definition.name)} SET ${assignments} WHERE "Id" = ?`, [...values, record.id]);
  }

  /** Takes a record away for good. */
  remove(object: ObjectDefinition, id: string): void {
    this.db.run(`DELETE FROM ${quoted(object.name)} WHERE "Id" = ?`, [id]);
  }
}

/** JSON has no bytes and no integers above 2^53; ids, texts and numbers below are what is looked up. */
function sqlJson(value: SqlValue): string | number | null {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function formatAutoNumber(format: string, number: number, today: Date): string {
  const parts: Readonly<Record<string, string>> = {
    YYYY: String(today.getUTCFullYear()),
    YY: String(today.getUTCFullYear()).slice(-2),
    MM: String(today.getUTCMonth() + 1).padStart(2, '0'),
    DD: String(today.getUTCDate()).padStart(2, '0'),
  };
  return format.replace(
    /\{(\w+)\}/g,
    (_whole, part: string) => parts[part] ?? String(number).padStart(part.length, '0'),
  );
}
