import { HostError } from '../../runtime/exceptions.ts';
import type { FieldDefinition, ObjectDefinition, OrgSchema } from '../../schema/definitions.ts';
import type { FieldPath, SelectItem, SoqlSelect } from '../../soql/ast.ts';
import { parseSoql } from '../../soql/parse.ts';
import { ApiError, messageOf } from '../message.ts';

/** One column of a query, as `query?columns=true` describes it. */
interface Column {
  readonly aggregate: boolean;
  readonly apexType: string;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: Column[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

const numberTypes: ReadonlySet<string> = new Set(['Integer', 'Long', 'Double', 'Decimal']);

function column(name: string, field: FieldDefinition | undefined, change: Partial<Column> = {}): Column {
  const apexType = field?.apexType ?? 'String';
  return {
    aggregate: false,
    apexType,
    booleanType: apexType === 'Boolean',
    columnName: field?.name ?? name,
    custom: field?.isCustom ?? false,
    displayName: field?.name ?? name,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.isCreateable ?? false,
    joinColumns: [],
    numberType: numberTypes.has(apexType),
    textType: apexType === 'String',
    updatable: field?.isUpdateable ?? false,
    ...change,
  };
}

/** Describes the columns of one SELECT list. */
class ColumnReader {
  readonly #schema: OrgSchema;
  #expressions = 0;

  constructor(schema: OrgSchema) {
    this.#schema = schema;
  }

  columns(select: SoqlSelect, object: ObjectDefinition | undefined): Column[] {
    return select.select.flatMap((item) => this.#item(item, object, select.from.alias));
  }

  #item(item: SelectItem, object: ObjectDefinition | undefined, alias: string | undefined): Column[] {
    switch (item.kind) {
      case 'field':
        return [this.#path(this.#withoutAlias(item.field, alias), object)];
      case 'function':
        return [
          column(item.alias ?? `expr${this.#expressions++}`, undefined, {
            aggregate: true,
            apexType: 'Double',
            numberType: true,
          }),
        ];
      case 'subquery':
        return [this.#subquery(item.query, object)];
      case 'typeof':
        return [column(item.typeOf.relationship.segments.join('.'), undefined)];
      case 'fields':
        return [...(object?.fields.values() ?? [])].map((field) => column(field.name, field));
    }
  }

  #withoutAlias(path: FieldPath, alias: string | undefined): readonly string[] {
    const [start] = path.segments;
    return path.segments.length > 1 && start.toLowerCase() === alias?.toLowerCase()
      ? path.segments.slice(1)
      : path.segments;
  }

  #path(segments: readonly string[], object: ObjectDefinition | undefined): Column {
    const [name, ...rest] = segments;
    if (rest.length === 0) return column(name, object?.fields.get(name.toLowerCase()));
    const lookup = object?.parentRelationships.get(name.toLowerCase());
    const parent = lookup && this.#schema.object(lookup.referenceTo[0]);
    return column(lookup?.relationshipName ?? name, undefined, { joinColumns: [this.#path(rest, parent)] });
  }

  #subquery(query: SoqlSelect, object: ObjectDefinition | undefined): Column {
    const relationship = object?.childRelationships.get(query.from.name.toLowerCase());
    const child = relationship && this.#schema.object(relationship.childObject);
    const joinColumns = new ColumnReader(this.#schema).columns(query, child);
    return column(relationship?.name ?? query.from.name, undefined, { aggregate: true, joinColumns });
  }
}

/**
 * Describes the columns that a query gives; the Salesforce CLI asks for it to print tables.
 * @throws ApiError MALFORMED_QUERY
 */
export function columnMetadata(soql: string, schema: OrgSchema): Record<string, unknown> {
  try {
    const query = parseSoql(soql);
    const object = schema.object(query.from.name);
    return {
      columnMetadata: new ColumnReader(schema).columns(query, object),
      entityName: object?.name ?? query.from.name,
      groupBy: query.groupBy !== undefined,
      idSelected: query.select.some(
        (item) => item.kind === 'field' && item.field.segments.join('.').toLowerCase() === 'id',
      ),
      keyPrefix: object?.keyPrefix ?? '',
    };
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new ApiError(400, 'MALFORMED_QUERY', messageOf(error));
  }
}
