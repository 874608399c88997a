import { ApiError, bodyObject, errorReply, json } from '../message.ts';
import type { HttpReply, HttpRequest } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { collectionRoutes, listOf } from './collections.ts';
import { authenticated } from './sessions.ts';
import { createTree } from './tree.ts';

type Call = (request: RoutedRequest, context: ApiContext) => HttpReply;

/** Sends a request to the route that it names, as its own client would. */
export type Dispatch = (request: HttpRequest, context: ApiContext) => HttpReply;

const largestComposite = 25;

/** Puts earlier answers into `@{reference.field}` of a JSON text. */
function substitute(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.replace(/@\{([\w]+)((?:[.[][\w\].]+)?)\}/g, (whole, reference: string, path: string) => {
    let value = answers.get(reference);
    for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    }
    if (value !== undefined) return JSON.stringify(String(value)).slice(1, -1);
    throw new ApiError(
      400,
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${whole.slice(2, -1)} found in ${reference}.`,
    );
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

function sendPart(
  dispatch: Dispatch,
  context: ApiContext,
  part: Record<string, unknown>,
  answers: ReadonlyMap<string, unknown>,
): HttpReply {
  try {
    const filled = JSON.parse(substitute(JSON.stringify(part), answers)) as Record<string, unknown>;
    return send(dispatch, context, String(filled.method), String(filled.url), filled.body);
  } catch (error) {
    if (error instanceof ApiError) return errorReply(error);
    throw error;
  }
}

function sendParts(
  dispatch: Dispatch,
  context: ApiContext,
  parts: readonly Record<string, unknown>[],
  allOrNone: boolean,
): PartAnswer[] {
  const bodies = new Map<string, unknown>();
  const answers: PartAnswer[] = [];
  for (const part of parts) {
    const referenceId = String(part.referenceId);
    const reply = sendPart(dispatch, context, part, bodies);
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
    .route('POST', `${base}/tree/:object`, authenticated(createTree));
  collectionRoutes(router);
}
