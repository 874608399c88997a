import { apexException } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import { readExpression } from '../store/codec.ts';
import type { SqlRow, SqlValue } from '../store/db.ts';
import type { FieldPath, Operand, SelectItem } from './ast.ts';
import { blankId, isDescribed } from './describedObjects.ts';
import { type Decode, decoderOf } from './display.ts';
import type { ResolvedPath } from './resolve.ts';
import { argumentOf, type Statement } from './statement.ts';

interface ShapeColumn {
  readonly name: string;
  readonly index: number;
  readonly decode: Decode;
}

/** A record of the result, or a parent of it. */
interface ShapeNode {
  readonly columns: Map<string, ShapeColumn>;
  readonly parents: Map<
    string,
    { readonly lookup: ShapeColumn; readonly target: FieldDefinition; readonly node: ShapeNode }
  >;
}

const newNode = (): ShapeNode => ({ columns: new Map(), parents: new Map() });

/** What the rows of a query look like: which SQL column goes to which field of the record or of its parents. */
export class RecordShape {
  readonly sql: string[] = [];
  readonly #statement: Statement;
  readonly #root = newNode();

  constructor(statement: Statement) {
    this.#statement = statement;
    const id = statement.object.fields.get('id');
    if (id) this.#addColumn(this.#root, { lookups: [], targets: [statement.object], field: id });
    for (const item of statement.select.select) this.#addItem(item);
  }

  #addItem(item: SelectItem): void {
    if (item.kind === 'field') this.add(item.field);
    else if (item.kind === 'fields') this.#addAll(item);
    else if (item.kind === 'function') this.#addCall(item.call, item.alias);
    else if (item.kind === 'typeof') this.addLookup(this.#statement.resolveRelationship(item.typeOf.relationship));
  }

  /** A field of the record or of a parent. */
  add(path: FieldPath): void {
    const resolved = this.#statement.resolve(path);
    this.#addColumn(this.#nodeOf(resolved), resolved);
  }

  /** The id that a lookup holds. @returns its column */
  addLookup(path: ResolvedPath): ShapeColumn {
    return this.#addColumn(this.#nodeOf(path), path);
  }

  #addAll({ set }: Extract<SelectItem, { kind: 'fields' }>): void {
    const { object, host, select } = this.#statement;
    const most = select.limit?.kind === 'number' ? Number(select.limit.text) : 0;
    if (set !== 'STANDARD' && (!select.limit || most > 200)) {
      throw apexException('QueryException', 'The SOQL FIELDS function must have a LIMIT of at most 200');
    }
    for (const own of object.fields.values()) {
      const isWanted = set === 'ALL' || (set === 'CUSTOM') === own.isCustom;
      const isStored = own.apexType !== 'Address' && own.apexType !== 'Location';
      if (isWanted && isStored && host.policy.canReadField(object, own)) {
        this.#addColumn(this.#root, { lookups: [], targets: [object], field: own });
      }
    }
  }

  #addCall(call: Extract<Operand, { kind: 'function' }>, alias: string | undefined): void {
    const { sql, field } = this.#statement.operand(call);
    const argument = argumentOf(call);
    const name = alias ?? (argument.kind === 'path' ? argument.segments[argument.segments.length - 1] : call.name);
    this.#root.columns.set(name.toLowerCase(), this.#push(name, readExpression(field, sql), decoderOf(call, field)));
  }

  /** The node that holds a path's field; parents on the way are added. */
  #nodeOf(path: ResolvedPath): ShapeNode {
    let node = this.#root;
    path.lookups.forEach((lookup, index) => {
      const name = lookup.relationshipName ?? lookup.name;
      let parent = node.parents.get(name);
      if (!parent) {
        const way: ResolvedPath = { lookups: path.lookups.slice(0, index), targets: [], field: lookup };
        parent = { lookup: this.#addColumn(node, way), target: lookup, node: newNode() };
        node.parents.set(name, parent);
      }
      node = parent.node;
    });
    return node;
  }

  #addColumn(node: ShapeNode, path: ResolvedPath): ShapeColumn {
    const key = path.field.name.toLowerCase();
    const known = node.columns.get(key);
    if (known) return known;
    const { sql, field } = this.#statement.column(path);
    const column = this.#push(
      field.name,
      readExpression(field, sql),
      decoderOf({ kind: 'path', segments: [], position: 0 }, field),
    );
    node.columns.set(key, column);
    return column;
  }

  #push(name: string, sql: string, decode: Decode): ShapeColumn {
    this.sql.push(sql);
    return { name, index: this.sql.length - 1, decode };
  }

  /** Makes the record of a row. */
  record(row: SqlRow): SObjectRecord {
    return this.#build(this.#root, this.#statement.object, row);
  }

  #build(node: ShapeNode, object: ObjectDefinition, row: SqlRow): SObjectRecord {
    const record = new SObjectRecord(object);
    for (const { name, index, decode } of node.columns.values()) record.set(name, decode(row[index]));
    for (const [relationship, { lookup, target, node: parentNode }] of node.parents) {
      const id = row[lookup.index];
      record.setParent(relationship, id === null ? null : this.#parent(id, target, parentNode, row));
    }
    record.isQueried = true;
    return record;
  }

  #parent(id: SqlValue, lookup: FieldDefinition, node: ShapeNode, row: SqlRow): SObjectRecord {
    const parent = this.#build(node, targetOf(lookup, String(id), this.#statement.host.store.schema), row);
    parent.id = isDescribed(parent.definition) ? blankId : String(id);
    return parent;
  }
}

/** The object that a lookup's value belongs to. */
export function targetOf(lookup: FieldDefinition, id: string, schema: OrgSchema): ObjectDefinition {
  const name =
    lookup.referenceTo.length === 1
      ? lookup.referenceTo[0]
      : (schema.objectByKeyPrefix(id.slice(0, 3))?.name ?? lookup.referenceTo[0]);
  const object = schema.object(name);
  if (!object) throw apexException('QueryException', `sObject type '${name}' is not supported.`);
  return object;
}
