import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import { storageKind, storedScale } from './codec.ts';
import { type Db, quoted } from './db.ts';

const columnTypes = {
  text: 'TEXT COLLATE NOCASE',
  id: 'TEXT',
  decimal: 'INTEGER',
  integer: 'INTEGER',
  boolean: 'INTEGER NOT NULL DEFAULT 0',
  date: 'INTEGER',
  datetime: 'INTEGER',
  time: 'INTEGER',
  blob: 'BLOB',
} as const;

/** True for objects whose records are kept in a table. */
export const hasTable = (object: ObjectDefinition): boolean =>
  object.kind !== 'platformEvent' && object.isQueryable && object.keyPrefix !== '';

/** Fields that have a column. */
export const storedFields = (object: ObjectDefinition): FieldDefinition[] =>
  [...object.fields.values()].filter((field) => storageKind(field) !== 'none');

/**
 * Brings the tables of a database to a schema: makes tables, adds columns, and rescales numbers whose field got another
 * number of decimals.
 * @throws Error naming the field whose type changed so that its values can't be kept
 */
export function upgradeTables(db: Db, schema: OrgSchema): void {
  db.exec(`CREATE TABLE IF NOT EXISTS "local_org_column" ("object" TEXT, "field" TEXT, "kind" TEXT, "scale" INTEGER, PRIMARY KEY ("object", "field"));
           CREATE TABLE IF NOT EXISTS "local_org_object" ("object" TEXT PRIMARY KEY, "prefix" TEXT);
           CREATE TABLE IF NOT EXISTS "local_org_number" ("field" TEXT PRIMARY KEY, "last" INTEGER);
           CREATE TABLE IF NOT EXISTS "local_org_bin" ("root" TEXT, "object" TEXT, "id" TEXT, "field" TEXT, "value" TEXT);
           CREATE INDEX IF NOT EXISTS "local_org_bin.root" ON "local_org_bin" ("root");`);
  const known = knownColumns(db);
  for (const object of schema.objects())
    if (hasTable(object)) upgradeTable(db, object, known.get(object.name) ?? new Map());
}

/** Key prefixes given to objects when the database was last used, by lower-cased object name. */
export function storedKeyPrefixes(db: Db): Map<string, string> {
  const exists = db.all(`SELECT 1 FROM sqlite_master WHERE name = 'local_org_object'`).length > 0;
  const rows = exists ? db.all('SELECT "object", "prefix" FROM "local_org_object"') : [];
  return new Map(rows.map(([object, prefix]) => [String(object).toLowerCase(), String(prefix)]));
}

interface KnownColumn {
  readonly kind: string;
  readonly scale: number;
}

function knownColumns(db: Db): Map<string, Map<string, KnownColumn>> {
  const known = new Map<string, Map<string, KnownColumn>>();
  for (const [object, name, kind, scale] of db.all(
    'SELECT "object", "field", "kind", "scale" FROM "local_org_column"',
  )) {
    const columns = known.get(String(object)) ?? new Map<string, KnownColumn>();
    known.set(String(object), columns.set(String(name), { kind: String(kind), scale: Number(scale) }));
  }
  return known;
}

function upgradeTable(db: Db, object: ObjectDefinition, known: ReadonlyMap<string, KnownColumn>): void {
  const fields = storedFields(object);
  if (known.size === 0) {
    db.exec(`CREATE TABLE ${quoted(object.name)} (${fields.map(columnDeclaration).join(', ')})`);
    db.run('INSERT OR REPLACE INTO "local_org_object" VALUES (?, ?)', [object.name, object.keyPrefix]);
  }
  for (const field of fields) {
    const column = known.get(field.name);
    if (known.size > 0 && !column) db.exec(`ALTER TABLE ${quoted(object.name)} ADD COLUMN ${columnDeclaration(field)}`);
    if (column) convertColumn(db, object, field, column);
    if (column?.kind !== storageKind(field) || column.scale !== storedScale(field)) rememberColumn(db, object, field);
  }
  for (const field of fields) if (isIndexed(field)) createIndex(db, object, field);
}

/** A field's column, as SQL declares it. */
export function columnDeclaration(field: FieldDefinition): string {
  if (field.name === 'Id') return '"Id" TEXT PRIMARY KEY NOT NULL';
  const kind = storageKind(field);
  if (kind === 'none') throw new Error(`${field.name} has no column`);
  return `${quoted(field.name)} ${kind === 'text' && field.isCaseSensitive ? 'TEXT' : columnTypes[kind]}`;
}

function rememberColumn(db: Db, object: ObjectDefinition, field: FieldDefinition): void {
  const values = [object.name, field.name, storageKind(field), storedScale(field)];
  db.run('INSERT OR REPLACE INTO "local_org_column" VALUES (?, ?, ?, ?)', values);
}

function convertColumn(db: Db, object: ObjectDefinition, field: FieldDefinition, stored: KnownColumn): void {
  const kind = storageKind(field);
  const isText = (name: string): boolean => name === 'text' || name === 'id';
  if (kind !== stored.kind && !(isText(kind) && isText(stored.kind))) {
    throw new Error(
      `${object.name}.${field.name} changed from ${stored.kind} to ${kind}; the database can't keep its values. Start with --fresh.`,
    );
  }
  const shift = storedScale(field) - stored.scale;
  if (kind !== 'decimal' || shift === 0) return;
  const column = quoted(field.name);
  const value = shift > 0 ? `${column} * ${10 ** shift}` : `CAST(ROUND(${column} / ${10 ** -shift}.0) AS INTEGER)`;
  db.exec(`UPDATE ${quoted(object.name)} SET ${column} = ${value} WHERE ${column} IS NOT NULL`);
}

const unindexedLookups = new Set(['CreatedById', 'LastModifiedById', 'RecordTypeId']);

function isIndexed(field: FieldDefinition): boolean {
  if (field.name === 'Id') return false;
  if (field.isUnique || field.isExternalId || field.type === 'Email') return true;
  if (field.isNameField) return true;
  return field.referenceTo.length > 0 && !unindexedLookups.has(field.name);
}

function createIndex(db: Db, object: ObjectDefinition, field: FieldDefinition): void {
  const name = quoted(`${object.name}.${field.name}`);
  const target = `${quoted(object.name)} (${quoted(field.name)})`;
  if (!field.isUnique) {
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${target}`);
    return;
  }
  // A record in the recycle bin does not stand in the way of a new one.
  const living = object.fields.has('isdeleted') ? ' WHERE "IsDeleted" = 0' : '';
  db.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${target}${living}`);
}
