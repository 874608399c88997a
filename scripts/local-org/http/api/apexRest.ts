import { ApexBlob } from '../../runtime/blob.ts';
import { ApexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import { Deserializer } from '../../system/json/deserialize.ts';
import { JsonSource } from '../../system/json/jsonSource.ts';
import { serialize } from '../../system/json/serialize.ts';
import { RestRequestValue, beginRestCall, restResponseInForce } from '../../system/rest/restContext.ts';
import type { ProgramClass, ProgramMethod, RunningUser } from '../../ports.ts';
import { ApiError, bodyText, errorReply, isObject } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import type { ApiOrg, ApiRouter } from './apiOrg.ts';
import { userOf } from './sessions.ts';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** One REST resource of the org's Apex, with its place in the address. */
interface Resource {
  readonly owner: ProgramClass;
  /** `/stripe/webhook`; without the star that may end it. */
  readonly path: string;
  readonly isPrefix: boolean;
}

function resourcesOf(org: ApiOrg): Resource[] {
  const resources: Resource[] = [];
  for (const owner of org.services.program.classes()) {
    const mapping = owner.annotations.find(({ name }) => name === 'restresource')?.args.get('urlmapping');
    if (mapping === undefined || owner.problems.length > 0) continue;
    resources.push({ owner, path: mapping.replace(/\*$/, '').replace(/\/$/, ''), isPrefix: mapping.endsWith('*') });
  }
  return resources.sort((left, right) => right.path.length - left.path.length);
}

function findResource(org: ApiOrg, path: string): Resource {
  const found = resourcesOf(org).find(
    (resource) => path === resource.path || (resource.isPrefix && path.startsWith(`${resource.path}/`)),
  );
  if (found) return found;
  throw new ApiError(404, 'NOT_FOUND', `Could not find a match for URL ${path}`);
}

function findMethod(owner: ProgramClass, verb: string): ProgramMethod {
  const wanted = `http${verb === 'DELETE' ? 'delete' : verb.toLowerCase()}`;
  const methods = owner.methods.filter((method) => method.isStatic);
  const found = methods.find((method) => method.annotations.some(({ name }) => name === wanted));
  if (found) return found;
  const allowed = verbs.filter((name) =>
    methods.some((method) => method.annotations.some((one) => one.name === `http${name.toLowerCase()}`)),
  );
  throw new ApiError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${verb}' not allowed. Allowed are ${allowed.join(', ')}`);
}

/** `stripe-signature` → `Stripe-Signature`, the spelling that Apex looks headers up by. */
function canonicalHeader(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_whole, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** The request as Apex sees it. The raw body is there only when the method has no parameters. */
function restRequest(
  request: RoutedRequest,
  resource: Resource,
  path: string,
  hasParameters: boolean,
): RestRequestValue {
  const made = new RestRequestValue();
  made.httpMethod = request.method;
  made.requestURI = path;
  made.resourcePath = `/services/apexrest${resource.path}${resource.isPrefix ? '/*' : ''}`;
  made.remoteAddress = '127.0.0.1';
  made.requestBody = new ApexBlob(hasParameters ? new Uint8Array() : request.body);
  for (const [name, value] of Object.entries(request.headers)) made.headers.set(canonicalHeader(name), value);
  for (const [name, value] of request.search) made.params.set(name, value);
  return made;
}

/** Arguments of a method that has parameters: the properties of the JSON body. */
function argumentsOf(request: RoutedRequest, method: ProgramMethod): unknown[] {
  if (method.parameters.length === 0) return [];
  const body: unknown = request.body.length === 0 ? {} : JSON.parse(bodyText(request));
  if (!isObject(body))
    throw new ApiError(400, 'JSON_PARSER_ERROR', 'The body must be a JSON object with the parameters of the method.');
  return method.parameters.map(({ name, type }) => {
    const value = body[name];
    return value === undefined ? null : new Deserializer(new JsonSource(JSON.stringify(value)), false).read(type);
  });
}

/** What Apex answered: what it set on `RestContext.response`, and the returned value when it set no body. */
function replyOf(result: unknown, method: ProgramMethod): HttpReply {
  const response = restResponseInForce();
  const headers: Record<string, string> = { 'content-type': 'application/json;charset=UTF-8' };
  for (const [name, value] of response?.headers ?? []) headers[String(name).toLowerCase()] = String(value);
  const hasResult = method.returnType.kind !== 'void';
  const returned = hasResult ? serialize(result, { isPretty: false, suppressNulls: false }) : '';
  return { status: response?.statusCode ?? 200, headers, body: response?.responseBody?.bytes ?? returned };
}

/** What the caller is told of an uncaught exception; a guest is not told where it happened. */
function exceptionReply(thrown: ApexException, user: RunningUser): HttpReply {
  const trace = user.kind === 'guest' ? '' : `\n\n${thrown.stackTrace}`;
  return errorReply(new ApiError(500, 'APEX_ERROR', `${thrown.typeName}: ${thrown.messageText}${trace}`));
}

function call(request: RoutedRequest, org: ApiOrg): HttpReply {
  const user = userOf(request, org) ?? org.users.guest();
  const path = `/${request.params.path}`.replace(/\/$/, '');
  const resource = findResource(org, path);
  if (!org.users.canUseClass(user, resource.owner.name)) {
    throw new ApiError(403, 'FORBIDDEN', `You do not have access to the Apex class named: ${resource.owner.name}`);
  }
  const method = findMethod(resource.owner, request.method);
  try {
    return org.transact({ user, quiddity: 'REST' }, () => {
      beginRestCall(restRequest(request, resource, path, method.parameters.length > 0));
      const result = current().services.program.invokeStatic(
        resource.owner.name,
        method.name,
        argumentsOf(request, method),
      );
      return replyOf(result, method);
    });
  } catch (thrown) {
    if (!(thrown instanceof ApexException)) throw thrown;
    org.report(`REST ${request.method} ${path} failed: ${thrown}\n${thrown.stackTrace}`);
    return exceptionReply(thrown, user);
  }
}

/**
 * REST resources written in Apex, for logged-in users and for the guest of a Site; also below a site's path.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_code_sample_basic.htm
 */
export function apexRestRoutes(router: ApiRouter): void {
  router.route('*', '/services/apexrest/*path', call).route('*', '/:site/services/apexrest/*path', call);
}
