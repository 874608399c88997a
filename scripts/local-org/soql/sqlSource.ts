import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { storageKind, valueKind } from '../store/codec.ts';
import { quoted } from '../store/db.ts';
import { SoqlError } from './lexer.ts';
import type { SqlParams } from './params.ts';
import type { ResolvedPath } from './resolve.ts';

/** SQL that gives a value as the store keeps values of `field`. */
export interface SqlExpression {
  readonly sql: string;
  readonly field: FieldDefinition;
}

/**
 * The FROM part of a statement: the object's table, and one LEFT JOIN for each parent that is mentioned, so that rows
 * without a parent stay.
 * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_lookup.htm
 */
export class SqlSource {
  readonly object: ObjectDefinition;
  readonly alias: string;
  readonly #params: SqlParams;
  readonly #joins = new Map<string, { readonly alias: string; readonly sql: string }>();

  constructor(object: ObjectDefinition, params: SqlParams) {
    this.object = object;
    this.#params = params;
    this.alias = params.newAlias();
  }

  /** `"Contact" t0 LEFT JOIN "Account" t1 ON …`. Complete only when all columns were asked for. */
  get from(): string {
    const joins = [...this.#joins.values()].map((join) => ` ${join.sql}`).join('');
    return `${quoted(this.object.name)} ${this.alias}${joins}`;
  }

  /** A field of the queried object. */
  own(field: FieldDefinition): SqlExpression {
    return { sql: columnSql(this.object, this.alias, field, 0), field };
  }

  /** A field of the object or of a parent, at whatever distance. */
  column(path: ResolvedPath, schemaObject: (name: string) => ObjectDefinition, position = 0): SqlExpression {
    let alias = this.alias;
    let object = this.object;
    for (const [index, lookup] of path.lookups.entries()) {
      if (lookup.referenceTo.length !== 1) {
        return this.#polymorphic(columnSql(object, alias, lookup, position), lookup, index, path, schemaObject);
      }
      object = schemaObject(lookup.referenceTo[0]);
      alias = this.#join(alias, lookup, object);
    }
    const sql = columnSql(object, alias, path.field, position);
    const isOuterBoolean = path.lookups.length > 0 && valueKind(path.field) === 'boolean';
    return { sql: isOuterBoolean ? `COALESCE(${sql}, 0)` : sql, field: path.field };
  }

  #join(from: string, lookup: FieldDefinition, target: ObjectDefinition): string {
    const key = `${from}.${lookup.name}`;
    const known = this.#joins.get(key);
    if (known) return known.alias;
    const alias = this.#params.newAlias();
    const sql = `LEFT JOIN ${quoted(target.name)} ${alias} ON ${alias}."Id" = ${from}.${quoted(lookup.name)}`;
    this.#joins.set(key, { alias, sql });
    return alias;
  }

  /** The type of a polymorphic parent is in its id's first three characters. */
  #polymorphic(
    id: string,
    lookup: FieldDefinition,
    index: number,
    path: ResolvedPath,
    schemaObject: (name: string) => ObjectDefinition,
  ): SqlExpression {
    const rest = path.lookups.slice(index + 1);
    const branches = lookup.referenceTo.map(schemaObject).flatMap((target) => {
      const value = this.#branchValue(id, target, rest, path, schemaObject);
      return value ? [`WHEN '${target.keyPrefix}' THEN ${value}`] : [];
    });
    return { sql: `CASE substr(${id}, 1, 3) ${branches.join(' ')} END`, field: path.field };
  }

  #branchValue(
    id: string,
    target: ObjectDefinition,
    rest: readonly FieldDefinition[],
    path: ResolvedPath,
    schemaObject: (name: string) => ObjectDefinition,
  ): string | undefined {
    const field = rest.length > 0 ? path.field : fieldOfTarget(target, path.field);
    if (rest.length === 0 && path.field.name === 'Type' && !path.field.isCreateable) return `'${target.name}'`;
    if (!field || (rest.length > 0 && !target.fields.has(rest[0].name.toLowerCase()))) return undefined;
    const source = new SqlSource(target, this.#params);
    const { sql } = source.column({ lookups: rest, targets: path.targets, field }, schemaObject);
    return `(SELECT ${sql} FROM ${source.from} WHERE ${source.alias}."Id" = ${id})`;
  }
}

/** A parent's name is called `Name` there, whatever its object calls it. */
function fieldOfTarget(target: ObjectDefinition, field: FieldDefinition): FieldDefinition | undefined {
  return target.fields.get(field.name.toLowerCase()) ?? (field.name === 'Name' ? target.nameField : undefined);
}

function columnSql(object: ObjectDefinition, alias: string, field: FieldDefinition, position: number): string {
  if (field.formula) return `apex_formula('${object.name}', '${field.name}', ${alias}."Id")`;
  if (storageKind(field) !== 'none') return `${alias}.${quoted(field.name)}`;
  throw new SoqlError(
    `The compound field ${object.name}.${field.name} is not supported by the local org; query its parts`,
    position,
  );
}
