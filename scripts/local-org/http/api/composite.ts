import type { SObjectRecord } from '../../runtime/sobject.ts';
import type { DmlOperation, SaveOutcome } from '../../ports.ts';
import { ApiError, bodyObject, isObject, json } from '../message.ts';
import type { HttpReply, HttpRequest } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { errorEntries } from './apexFailure.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { recordOf, requireObject, write } from './records.ts';
import type { WriteOptions } from './records.ts';
import { authenticated } from './sessions.ts';
import { createTree } from './tree.ts';

type Call = (request: RoutedRequest, context: ApiContext) => HttpReply;

/** Sends a request to the route that it names, as its own client would. */
export type Dispatch = (request: HttpRequest, context: ApiContext) => HttpReply;

const largestCollection = 200;
const largestComposite = 25;

function listOf(value: unknown, name: string, most: number): Record<string, unknown>[] {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  if (list.length === 0) throw new ApiError(400, 'INVALID_INPUT', `Give a list "${name}".`);
  if (list.length > most)
    throw new ApiError(400, 'EXCEEDED_MAX_SEMIJOIN_SUBSELECTS', `"${name}" takes at most ${most} entries.`);
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

/** Puts earlier answers into `@{reference.field}`. */
function substitute(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replace(/@\{([\w]+)((?:[.[][\w\].]+)?)\}/g, (whole, reference: string, path: string) => {
    let value = answers.get(reference);
    for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    }
    return value === undefined ? whole : String(value);
  });
}

function parsedBody(reply: HttpReply): unknown {
  const body = typeof reply.body === 'string' ? reply.body : new TextDecoder().decode(reply.body);
  return body === '' ? null : (JSON.parse(body) as unknown);
}

function send(dispatch: Dispatch, context: ApiContext, method: string, url: string, body: unknown): HttpReply {
  const [path, query = ''] = url.split(/\?(.*)/s);
  const encoded = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
  return dispatch({ method, path: decodeURIComponent(path), query, headers: {}, body: encoded }, context);
}

/** The answer to one part of a composite request. */
interface PartAnswer {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** Takes back a composite request of which one part was refused. */
class RefusedComposite extends Error {
  readonly answers: readonly PartAnswer[];

  constructor(answers: readonly PartAnswer[]) {
    super('A part of an all-or-none request was refused.');
    this.answers = answers;
  }
}

const isRefused = ({ httpStatusCode }: PartAnswer): boolean => httpStatusCode >= 400;

const halted = {
  errorCode: 'PROCESSING_HALTED',
  message: 'The transaction was rolled back since another operation in the same transaction failed.',
};

function sendParts(
  dispatch: Dispatch,
  context: ApiContext,
  parts: readonly Record<string, unknown>[],
  allOrNone: boolean,
): PartAnswer[] {
  const bodies = new Map<string, unknown>();
  const answers: PartAnswer[] = [];
  for (const part of parts) {
    const filled = JSON.parse(substitute(JSON.stringify(part), bodies)) as Record<string, unknown>;
    const referenceId = String(filled.referenceId);
    const reply = send(dispatch, context, String(filled.method), String(filled.url), filled.body);
    const body = parsedBody(reply);
    bodies.set(referenceId, body);
    answers.push({ body, httpHeaders: {}, httpStatusCode: reply.status, referenceId });
  }
  if (allOrNone && answers.some(isRefused)) throw new RefusedComposite(answers);
  return answers;
}

function composite(dispatch: Dispatch): Call {
  return (request, context) => {
    const body = bodyObject(request);
    const parts = listOf(body.compositeRequest, 'compositeRequest', largestComposite);
    if (body.allOrNone !== true) return json({ compositeResponse: sendParts(dispatch, context, parts, false) });
    try {
      return json({ compositeResponse: context.org.atomically(() => sendParts(dispatch, context, parts, true)) });
    } catch (thrown) {
      if (!(thrown instanceof RefusedComposite)) throw thrown;
      const compositeResponse = thrown.answers.map((answer) =>
        isRefused(answer) ? answer : { ...answer, body: [halted], httpStatusCode: 400 },
      );
      return json({ compositeResponse });
    }
  };
}

function batch(dispatch: Dispatch): Call {
  return (request, context) => {
    const body = bodyObject(request);
    const results: { statusCode: number; result: unknown }[] = [];
    for (const part of listOf(body.batchRequests, 'batchRequests', largestComposite)) {
      const url = String(part.url).replace(/^\/?(services\/data\/)?/, '/services/data/');
      const reply = send(dispatch, context, String(part.method), url, part.richInput);
      results.push({ statusCode: reply.status, result: parsedBody(reply) });
    }
    return json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results });
  };
}

/**
 * Composite resources.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite.htm
 * @param dispatch answers the parts of a composite request
 */
export function compositeRoutes(router: ApiRouter, dispatch: Dispatch): void {
  const base = '/services/data/:version/composite';
  router
    .route('POST', base, authenticated(composite(dispatch)))
    .route('POST', `${base}/batch`, authenticated(batch(dispatch)))
    .route('POST', `${base}/tree/:object`, authenticated(createTree))
    .route('POST', `${base}/sobjects`, authenticated(createMany))
    .route('PATCH', `${base}/sobjects`, authenticated(updateMany))
    .route('DELETE', `${base}/sobjects`, authenticated(removeMany))
    .route('PATCH', `${base}/sobjects/:object/:field`, authenticated(upsertMany));
}
