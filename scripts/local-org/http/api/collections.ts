import type { SObjectRecord } from '../../runtime/sobject.ts';
import type { DmlOperation, SaveOutcome } from '../../ports.ts';
import { ApiError, bodyObject, isObject, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import { recordJson, requireField } from '../recordJson.ts';
import type { RoutedRequest } from '../router.ts';
import { errorEntries } from './apexFailure.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { query, quoted, recordOf, requireObject, write } from './records.ts';
import type { WriteOptions } from './records.ts';
import { authenticated } from './sessions.ts';

type Call = (request: RoutedRequest, context: ApiContext) => HttpReply;

const largestCollection = 200;

/** A list of objects in a request's body. @throws ApiError when there is none, or too many are in it */
export function listOf(value: unknown, name: string, most: number): Record<string, unknown>[] {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  if (list.length === 0) throw new ApiError(400, 'INVALID_INPUT', `Give a list "${name}".`);
  if (list.length > most)
    throw new ApiError(400, 'EXCEEDED_MAX_SEMIJOIN_SUBSELECTS', `"${name}" takes at most ${most} entries.`);
  return list;
}

/** A list of texts, such as ids. */
function requiredList(value: unknown, name: string): string[] {
  const list = Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  if (list.length === 0) throw new ApiError(400, 'INVALID_INPUT', `Give a list "${name}".`);
  return list;
}

function typeOf(json: Record<string, unknown>): string {
  const type = isObject(json.attributes) ? json.attributes.type : undefined;
  if (typeof type === 'string') return type;
  throw new ApiError(400, 'INVALID_INPUT', 'Each record needs attributes.type, the name of its object.');
}

function readRecords(request: RoutedRequest, context: ApiContext): { records: SObjectRecord[]; allOrNone: boolean } {
  const body = bodyObject(request);
  const records = listOf(body.records, 'records', largestCollection).map((entry) => {
    const { id, Id = id, ...fields } = entry;
    const record = recordOf(context, requireObject(context, typeOf(entry)), fields);
    if (typeof Id === 'string') record.set('Id', Id);
    return record;
  });
  return { records, allOrNone: body.allOrNone === true };
}

function outcomeJson(outcome: SaveOutcome, isUpsert: boolean): Record<string, unknown> {
  const errors = errorEntries(outcome.errors).map(({ errorCode, message, fields }) => ({
    statusCode: errorCode,
    message,
    fields,
  }));
  const answer = { success: outcome.success, errors, ...(isUpsert ? { created: outcome.created } : {}) };
  return outcome.id === null ? answer : { id: outcome.id, ...answer };
}

function writeAll(
  context: ApiContext,
  operation: DmlOperation,
  records: readonly SObjectRecord[],
  options: WriteOptions,
): HttpReply {
  const outcomes = write(context, operation, records, options);
  return json(outcomes.map((outcome) => outcomeJson(outcome, operation === 'upsert')));
}

const createMany: Call = (request, context) => {
  const { records, allOrNone } = readRecords(request, context);
  return writeAll(context, 'insert', records, { allOrNone });
};

const updateMany: Call = (request, context) => {
  const { records, allOrNone } = readRecords(request, context);
  return writeAll(context, 'update', records, { allOrNone });
};

const upsertMany: Call = (request, context) => {
  const { records, allOrNone } = readRecords(request, context);
  return writeAll(context, 'upsert', records, { allOrNone, externalIdField: request.params.field });
};

const removeMany: Call = (request, context) => {
  const ids = (request.search.get('ids') ?? '').split(',').filter((id) => id !== '');
  const { schema } = context.org.services;
  const records = ids.map((id) => {
    const definition = schema.objectByKeyPrefix(id.slice(0, 3));
    if (!definition) throw new ApiError(400, 'MALFORMED_ID', `bad id ${id}`);
    return recordOf(context, definition, { Id: id });
  });
  return writeAll(context, 'delete', records, { allOrNone: request.search.get('allOrNone') === 'true' });
};

/** Records of one object by their ids, in the order of the ids; null for those that are not there. */
function readMany(context: ApiContext, params: RoutedRequest['params'], ids: string[], fields: string[]): HttpReply {
  const definition = requireObject(context, params.object);
  for (const name of fields) if (!name.includes('.')) requireField(definition, name);
  const columns = [...new Set(['Id', ...fields])].join(', ');
  const soql = `SELECT ${columns} FROM ${definition.name} WHERE Id IN (${ids.map(quoted).join(', ')})`;
  const found = new Map(query(context, soql).records.map((record) => [record.id?.slice(0, 15), record]));
  const shown = ids.map((id) => found.get(id.slice(0, 15)));
  return json(shown.map((record) => (record ? recordJson(record, params.version) : null)));
}

const listed = (text: string | null): string[] => (text ?? '').split(',').filter((entry) => entry !== '');

const retrieveMany: Call = ({ params, search }, context) =>
  readMany(context, params, requiredList(listed(search.get('ids')), 'ids'), listed(search.get('fields')));

const retrieveManyByBody: Call = (request, context) => {
  const { ids, fields } = bodyObject(request);
  return readMany(context, request.params, requiredList(ids, 'ids'), requiredList(fields, 'fields'));
};

/**
 * Collections: many records in one request.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm
 */
export function collectionRoutes(router: ApiRouter): void {
  const base = '/services/data/:version/composite/sobjects';
  router
    .route('POST', base, authenticated(createMany))
    .route('PATCH', base, authenticated(updateMany))
    .route('DELETE', base, authenticated(removeMany))
    .route('GET', `${base}/:object`, authenticated(retrieveMany))
    .route('POST', `${base}/:object`, authenticated(retrieveManyByBody))
    .route('PATCH', `${base}/:object/:field`, authenticated(upsertMany));
}
