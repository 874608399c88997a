import type { SObjectRecord } from '../../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { ApiError, bodyObject, empty, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import { fromText } from '../fieldValue.ts';
import { recordJson, requireField } from '../recordJson.ts';
import type { RoutedRequest } from '../router.ts';
import { refusal } from './apexFailure.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { describeObject, summarizeObject } from './describe.ts';
import { idsByExternalId, query, quoted, recordOf, requireObject, write } from './records.ts';
import { authenticated } from './sessions.ts';

type Call = (request: RoutedRequest, context: ApiContext) => HttpReply;

const listObjects: Call = (_request, { org }) => {
  const sobjects = [...org.services.schema.objects()].map(summarizeObject);
  return json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
};

const describe: Call = (request, context) =>
  json(describeObject(requireObject(context, request.params.object), context.org.services.schema));

const summarize: Call = (request, context) =>
  json({ objectDescribe: summarizeObject(requireObject(context, request.params.object)), recentItems: [] });

/** Compound fields are kept as their parts, which are fields of their own. */
const isCompound = (field: FieldDefinition): boolean => field.type === 'Address' || field.type === 'Location';

function notFound(): ApiError {
  return new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

function readOne(
  context: ApiContext,
  definition: ObjectDefinition,
  id: string,
  fields: string | null,
  version: string,
): HttpReply {
  const wanted =
    fields?.split(',').map((name) => name.trim()) ??
    [...definition.fields.values()].filter((field) => !isCompound(field)).map(({ name }) => name);
  for (const name of wanted) if (!name.includes('.')) requireField(definition, name);
  const selected = [...new Set(['Id', ...wanted])].join(', ');
  const { records } = query(context, `SELECT ${selected} FROM ${definition.name} WHERE Id = ${quoted(id)}`);
  if (records.length === 0) throw notFound();
  return json(recordJson(records[0], version));
}

const read: Call = (request, context) => {
  const { object, id, version } = request.params;
  return readOne(context, requireObject(context, object), id, request.search.get('fields'), version);
};

/** Fields that the platform writes itself; a record's creation may be dated back by those who import. */
function refuseReadOnly(record: SObjectRecord, isNew: boolean): void {
  if (record.id !== null) {
    throw new ApiError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
  }
  const isWritable = ({ name, isCreateable, isUpdateable }: FieldDefinition): boolean =>
    isNew ? isCreateable || name === 'CreatedDate' : isUpdateable || isCreateable;
  const fixed = record.fieldNames().filter((name) => {
    const field = record.field(name);
    return field !== undefined && !isWritable(field);
  });
  if (fixed.length === 0) return;
  const message = `Unable to create/update fields: ${fixed.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  throw new ApiError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fixed);
}

/** The record that a request's body describes. */
function sentRecord(request: RoutedRequest, context: ApiContext, isNew: boolean): SObjectRecord {
  const record = recordOf(context, requireObject(context, request.params.object), bodyObject(request));
  refuseReadOnly(record, isNew);
  return record;
}

const create: Call = (request, context) => {
  const record = sentRecord(request, context, true);
  const [outcome] = write(context, 'insert', [record], { allOrNone: false });
  if (!outcome.success) return refusal(outcome.errors);
  return json({ id: outcome.id ?? record.id, success: true, errors: [] }, 201);
};

function withId(record: SObjectRecord, id: string): SObjectRecord {
  record.set('Id', id);
  return record;
}

const update: Call = (request, context) => {
  const record = withId(sentRecord(request, context, false), request.params.id);
  const [outcome] = write(context, 'update', [record], { allOrNone: false });
  return outcome.success ? empty() : refusal(outcome.errors);
};

const remove: Call = (request, context) => {
  const { object, id } = request.params;
  const record = withId(recordOf(context, requireObject(context, object), {}), id);
  const [outcome] = write(context, 'delete', [record], { allOrNone: false });
  return outcome.success ? empty() : refusal(outcome.errors);
};

/** The id behind an external id. @throws ApiError 404 when there is none, 300 when there are several */
function resolveExternalId(request: RoutedRequest, context: ApiContext): string {
  const { object, field, value } = request.params;
  const definition = requireObject(context, object);
  const ids = idsByExternalId(context, definition.name, field, fromText(value, requireField(definition, field)));
  if (ids.length === 0) throw notFound();
  if (ids.length > 1)
    throw new ApiError(300, 'DUPLICATE_VALUE', `Several records have ${field} = ${value}: ${ids.join(', ')}`);
  return ids[0];
}

const readByExternalId: Call = (request, context) => {
  const definition = requireObject(context, request.params.object);
  const id = resolveExternalId(request, context);
  return readOne(context, definition, id, request.search.get('fields'), request.params.version);
};

const upsert: Call = (request, context) => {
  const { object, field, value } = request.params;
  const definition = requireObject(context, object);
  const key = requireField(definition, field);
  const record = sentRecord(request, context, false);
  if (key.name === 'Id') return update({ ...request, params: { ...request.params, id: value } }, context);
  record.set(key.name, fromText(value, key));
  const [outcome] = write(context, 'upsert', [record], { allOrNone: false, externalIdField: key.name });
  if (!outcome.success) return refusal(outcome.errors);
  const answer = { id: outcome.id, success: true, errors: [], created: outcome.created };
  return json(answer, outcome.created ? 201 : 200);
};

const removeByExternalId: Call = (request, context) =>
  remove({ ...request, params: { ...request.params, id: resolveExternalId(request, context) } }, context);

/**
 * Record resources.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_basic_info.htm
 */
export function sobjectRoutes(router: ApiRouter): void {
  const base = '/services/data/:version/sobjects';
  router
    .route('GET', base, authenticated(listObjects))
    .route('GET', `${base}/:object`, authenticated(summarize))
    .route('POST', `${base}/:object`, authenticated(create))
    .route('GET', `${base}/:object/describe`, authenticated(describe))
    .route('GET', `${base}/:object/:id`, authenticated(read))
    .route('PATCH', `${base}/:object/:id`, authenticated(update))
    .route('DELETE', `${base}/:object/:id`, authenticated(remove))
    .route('GET', `${base}/:object/:field/:value`, authenticated(readByExternalId))
    .route('PATCH', `${base}/:object/:field/:value`, authenticated(upsert))
    .route('DELETE', `${base}/:object/:field/:value`, authenticated(removeByExternalId));
}
