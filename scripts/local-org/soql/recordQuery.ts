import { heapOfRows } from '../limits/heap.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { SqlRow } from '../store/db.ts';
import type { SelectItem, SoqlSelect, TypeOf } from './ast.ts';
import { selectFrom } from './check.ts';
import { blankId, isDescribed } from './describedObjects.ts';
import { jsonList } from './params.ts';
import { RecordShape } from './recordShape.ts';
import { childObject } from './resolve.ts';
import { type QueryHost, Statement } from './statement.ts';

/** Records of a query, and how many rows were read for them. */
export interface RecordRows {
  readonly records: SObjectRecord[];
  /** Rows of the query and of its subqueries. */
  readonly rowCount: number;
  /** Bytes of these rows on the heap. */
  readonly heapSize: number;
  readonly subqueryCount: number;
}

/** Runs a query whose rows are records of an object. */
export function queryRecords(host: QueryHost, select: SoqlSelect, object: ObjectDefinition): RecordRows {
  const statement = new Statement(host, select, object);
  const shape = new RecordShape(statement);
  const order = statement.order();
  const where = statement.where();
  const sql = `SELECT ${shape.sql.join(', ')} FROM ${statement.source.from} WHERE ${where}${order}${statement.limits()}`;
  const rows = host.store.db.all(sql, statement.params.values);
  return withNested(host, statement, rows, shape);
}

/** Adds the children and the TYPEOF parents that a query asks for. */
function withNested(host: QueryHost, statement: Statement, rows: readonly SqlRow[], shape: RecordShape): RecordRows {
  const records = rows.map((row) => shape.record(row));
  let heapSize = heapOfRows(rows);
  let rowCount = records.length;
  let subqueryCount = 0;
  for (const item of statement.select.select) {
    if (item.kind === 'typeof') addTypedParents(host, statement, item.typeOf, records);
    if (item.kind !== 'subquery') continue;
    const children = addChildren(host, statement.object, item, records);
    rowCount += children.rowCount;
    heapSize += children.heapSize;
    subqueryCount += 1 + children.subqueryCount;
  }
  if (isDescribed(statement.object)) for (const record of records) record.id = blankId;
  return { records, rowCount, heapSize, subqueryCount };
}

/** Rows of a child subquery for all parents at once; its LIMIT holds for each parent. */
function addChildren(
  host: QueryHost,
  parent: ObjectDefinition,
  { query }: Extract<SelectItem, { kind: 'subquery' }>,
  parents: readonly SObjectRecord[],
): Omit<RecordRows, 'records'> {
  const { object, lookup } = childObject(host.store.schema, parent, query);
  const statement = new Statement(host, query, object);
  const shape = new RecordShape(statement);
  const foreignKey = statement.source.own(lookup).sql;
  const ids = statement.params.add(jsonList(parents.map((record) => record.id)));
  const rank = `ROW_NUMBER() OVER (PARTITION BY ${foreignKey}${statement.order()})`;
  const where = statement.where([`${foreignKey} IN (SELECT value FROM json_each(${ids}))`]);
  const inner = `SELECT ${shape.sql.map((sql, index) => `${sql} AS c${index}`).join(', ')}, ${foreignKey} AS parent, ${rank} AS place FROM ${statement.source.from} WHERE ${where}`;
  const rows = host.store.db.all(
    `SELECT * FROM (${inner}) WHERE ${placeCondition(statement)} ORDER BY parent, place`,
    statement.params.values,
  );
  const nested = withNested(host, statement, rows, shape);
  shareOut(parents, query.from.name, rows, nested.records, shape.sql.length);
  return nested;
}

function placeCondition(statement: Statement): string {
  const { limit, offset } = statement.select;
  const skipped = offset ? statement.wholeNumber(offset, 'OFFSET') : 0;
  const last = limit ? ` AND place <= ${skipped + statement.wholeNumber(limit, 'LIMIT')}` : '';
  return `place > ${skipped}${last}`;
}

function shareOut(
  parents: readonly SObjectRecord[],
  relationship: string,
  rows: readonly SqlRow[],
  children: readonly SObjectRecord[],
  parentColumn: number,
): void {
  const byParent = new Map<string, SObjectRecord[]>(parents.map((record) => [record.id ?? '', []]));
  rows.forEach((row, index) => byParent.get(String(row[parentColumn]))?.push(children[index]));
  for (const record of parents) record.setChildren(relationship, byParent.get(record.id ?? '') ?? []);
}

/** Reads the parents of a polymorphic lookup, each with the fields that its type is asked for. */
function addTypedParents(
  host: QueryHost,
  statement: Statement,
  typeOf: TypeOf,
  records: readonly SObjectRecord[],
): void {
  const { field: lookup } = statement.resolveRelationship(typeOf.relationship);
  const relationship = lookup.relationshipName ?? lookup.name;
  const idsByType = new Map<string, Set<string>>();
  for (const record of records) {
    const id = record.get(lookup.name) as string | null;
    const target = id === null ? undefined : host.store.schema.objectByKeyPrefix(id.slice(0, 3))?.name;
    if (id && target) idsByType.set(target, (idsByType.get(target) ?? new Set<string>()).add(id));
  }
  const found = new Map<string, SObjectRecord>();
  for (const [target, ids] of idsByType) {
    const fields =
      typeOf.whens.find((when) => when.objectName.toLowerCase() === target.toLowerCase())?.fields ?? typeOf.otherwise;
    for (const parent of parentsById(host, statement.objectNamed(target), fields, [...ids]))
      found.set(parent.id ?? '', parent);
  }
  for (const record of records) record.setParent(relationship, found.get(String(record.get(lookup.name))) ?? null);
}

function parentsById(
  host: QueryHost,
  object: ObjectDefinition,
  fields: TypeOf['otherwise'],
  ids: readonly string[],
): SObjectRecord[] {
  const select: SoqlSelect = { ...selectFrom(object), select: fields.map((field) => ({ kind: 'field', field })) };
  const statement = new Statement(host, select, object);
  const shape = new RecordShape(statement);
  const list = statement.params.add(jsonList(ids));
  const where = statement.where([`${statement.source.alias}."Id" IN (SELECT value FROM json_each(${list}))`]);
  return host.store.db
    .all(`SELECT ${shape.sql.join(', ')} FROM ${statement.source.from} WHERE ${where}`, statement.params.values)
    .map((row) => shape.record(row));
}
