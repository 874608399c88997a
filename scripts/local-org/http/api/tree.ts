import type { ObjectDefinition } from '../../schema/definitions.ts';
import { ApiError, bodyObject, isObject, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { errorEntries } from './apexFailure.ts';
import type { ApiContext } from './apiOrg.ts';
import { recordOf, requireObject, write } from './records.ts';

/** What came of one record of a tree. */
interface TreeResult {
  readonly referenceId: string;
  readonly id?: string;
  readonly errors?: readonly { readonly statusCode: string; readonly message: string; readonly fields: unknown }[];
}

/** Takes back a tree of which one record was refused. */
class RefusedTree extends Error {
  readonly results: readonly TreeResult[];

  constructor(results: readonly TreeResult[]) {
    super('A record of a tree was refused.');
    this.results = results;
  }
}

type Json = Record<string, unknown>;

const recordsIn = (value: unknown): Json[] =>
  isObject(value) && Array.isArray(value.records) ? value.records.filter(isObject) : [];

function referenceOf(entry: Json): string {
  const reference = isObject(entry.attributes) ? entry.attributes.referenceId : undefined;
  if (typeof reference === 'string') return reference;
  throw new ApiError(400, 'INVALID_INPUT', 'Each record needs attributes.referenceId.');
}

/** Inserts records level by level: the records of one list at once, then the children of each. */
class TreeWriter {
  readonly #context: ApiContext;
  readonly results: TreeResult[] = [];

  constructor(context: ApiContext) {
    this.#context = context;
  }

  insert(definition: ObjectDefinition, entries: readonly Json[], parent: Json): void {
    if (entries.length === 0) return;
    const records = entries.map((entry) => recordOf(this.#context, definition, { ...ownFields(entry), ...parent }));
    const outcomes = write(this.#context, 'insert', records, { allOrNone: false });
    const results = outcomes.map(({ id, success, errors }, index): TreeResult => {
      const referenceId = referenceOf(entries[index]);
      if (success) return { referenceId, id: id ?? undefined };
      const shown = errorEntries(errors).map(({ errorCode, ...rest }) => ({
        statusCode: errorCode,
        fields: [],
        ...rest,
      }));
      return { referenceId, errors: shown };
    });
    this.results.push(...results);
    const refused = results.filter(({ errors }) => errors !== undefined);
    if (refused.length > 0) throw new RefusedTree(refused);
    for (const [index, entry] of entries.entries()) this.#insertChildren(definition, entry, results[index].id);
  }

  #insertChildren(definition: ObjectDefinition, entry: Json, id: string | undefined): void {
    for (const [name, value] of Object.entries(entry)) {
      const children = recordsIn(value);
      if (children.length === 0) continue;
      const relationship = definition.childRelationships.get(name.toLowerCase());
      if (!relationship)
        throw new ApiError(400, 'INVALID_FIELD', `${definition.name} has no child relationship ${name}`);
      this.insert(requireObject(this.#context, relationship.childObject), children, { [relationship.field]: id });
    }
  }
}

const ownFields = (entry: Json): Json =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => recordsIn(value).length === 0));

/**
 * Creates records with their children, all or none.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobject_tree.htm
 */
export function createTree(request: RoutedRequest, context: ApiContext): HttpReply {
  const definition = requireObject(context, request.params.object);
  const entries = recordsIn(bodyObject(request));
  if (entries.length === 0) throw new ApiError(400, 'INVALID_INPUT', 'Give a list "records".');
  const writer = new TreeWriter(context);
  try {
    context.org.atomically(() => writer.insert(definition, entries, {}));
    return json({ hasErrors: false, results: writer.results }, 201);
  } catch (thrown) {
    if (thrown instanceof RefusedTree) return json({ hasErrors: true, results: thrown.results }, 400);
    throw thrown;
  }
}
