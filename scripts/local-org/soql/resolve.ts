import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../schema/definitions.ts';
import { field } from '../schema/fieldTypes.ts';
import type { FieldPath, SoqlSelect } from './ast.ts';
import { SoqlError } from './lexer.ts';

/** A field path with its names found in the schema. */
export interface ResolvedPath {
  /** Lookups on the way, from the queried object on. */
  readonly lookups: readonly FieldDefinition[];
  /** Objects that the last lookup may lead to; several when it is polymorphic, and the queried one when there is none. */
  readonly targets: readonly ObjectDefinition[];
  /** The field at the end, of the first target that has it. */
  readonly field: FieldDefinition;
}

/** As far as a path may go from child to parent. */
const mostParents = 5;

/** What a polymorphic parent (`Owner`, `What`, `Who`) shows besides the fields of its actual object. */
const typeField = field('Type', 'Text', { isCreateable: false, isUpdateable: false });

/** The names that a query's paths begin with: its object, its aliases and its object's relationships. */
export class QueryScope {
  readonly schema: OrgSchema;
  readonly object: ObjectDefinition;
  readonly #aliases = new Map<string, readonly string[]>();

  /** @param select the query, of which FROM is read @param object what its rows are */
  constructor(schema: OrgSchema, select: SoqlSelect, object: ObjectDefinition) {
    this.schema = schema;
    this.object = object;
    this.#aliases.set(object.name.toLowerCase(), []);
    if (select.from.alias) this.#aliases.set(select.from.alias.toLowerCase(), []);
    for (const { path, alias } of select.parentAliases)
      this.#aliases.set(alias.toLowerCase(), this.#expand(path.segments));
  }

  /** @throws SoqlError naming the column or relationship that does not exist */
  resolve(path: FieldPath): ResolvedPath {
    const segments = this.#expand(path.segments);
    const { lookups, targets } = this.#follow(segments.slice(0, -1), path);
    const name = segments[segments.length - 1];
    const found = targets.map((target) => target.fields.get(name.toLowerCase())).find((own) => own !== undefined);
    const isPolymorphic = lookups.length > 0 && lookups[lookups.length - 1].referenceTo.length > 1;
    if (isPolymorphic && name.toLowerCase() === 'type') return { lookups, targets, field: typeField };
    if (found) return { lookups, targets, field: found };
    throw noSuchColumn(name, targets[0], path);
  }

  /** The lookups of a path that names a relationship, as in TYPEOF. */
  resolveRelationship(path: FieldPath): ResolvedPath {
    const segments = this.#expand(path.segments);
    const { lookups, targets } = this.#follow(segments, path);
    return { lookups: lookups.slice(0, -1), targets, field: lookups[lookups.length - 1] };
  }

  #expand(segments: readonly string[]): readonly string[] {
    const [first, ...rest] = segments;
    if (rest.length === 0 || this.object.parentRelationships.has(first.toLowerCase())) return segments;
    const alias = this.#aliases.get(first.toLowerCase());
    return alias ? [...alias, ...rest] : segments;
  }

  #follow(
    relationships: readonly string[],
    path: FieldPath,
  ): { lookups: FieldDefinition[]; targets: readonly ObjectDefinition[] } {
    let targets: readonly ObjectDefinition[] = [this.object];
    const lookups: FieldDefinition[] = [];
    if (relationships.length > mostParents) {
      throw new SoqlError(
        `The path ${path.segments.join('.')} leads over more than ${mostParents} parents`,
        path.position,
      );
    }
    for (const name of relationships) {
      const lookup = targets
        .map((target) => target.parentRelationships.get(name.toLowerCase()))
        .find((own) => own !== undefined);
      if (!lookup) throw new SoqlError(unknownRelationship(name), path.position);
      lookups.push(lookup);
      targets = lookup.referenceTo.map((target) => objectNamed(this.schema, target, path.position));
    }
    return { lookups, targets };
  }
}

/** @throws SoqlError when the org has no such object */
export function objectNamed(schema: OrgSchema, name: string, position: number): ObjectDefinition {
  const object = schema.object(name);
  if (!object) throw new SoqlError(`sObject type '${name}' is not supported.`, position);
  return object;
}

/** The object behind a child relationship. @throws SoqlError when the parent has no such children */
export function childObject(
  schema: OrgSchema,
  parent: ObjectDefinition,
  select: SoqlSelect,
): { object: ObjectDefinition; lookup: FieldDefinition } {
  const relationship = parent.childRelationships.get(select.from.name.toLowerCase());
  if (!relationship)
    throw new SoqlError(unknownRelationship(select.from.name, 'FROM part of query call'), select.from.position);
  const object = objectNamed(schema, relationship.childObject, select.from.position);
  const lookup = object.fields.get(relationship.field.toLowerCase());
  if (!lookup) throw new SoqlError(unknownRelationship(select.from.name), select.from.position);
  return { object, lookup };
}

function unknownRelationship(name: string, where = 'field path'): string {
  return `Didn't understand relationship '${name}' in ${where}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
}

function noSuchColumn(name: string, object: ObjectDefinition, path: FieldPath): SoqlError {
  return new SoqlError(
    `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    path.position,
  );
}
