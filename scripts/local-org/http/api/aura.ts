import { ApexException } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import { Deserializer } from '../../system/json/deserialize.ts';
import { JsonSource } from '../../system/json/jsonSource.ts';
import { serialize } from '../../system/json/serialize.ts';
import type { ProgramAnnotation, ProgramMethod } from '../../ports.ts';
import { ApiError, bodyObject, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { authenticated } from './sessions.ts';

function auraEnabled(method: ProgramMethod): ProgramAnnotation | undefined {
  return method.annotations.find(({ name }) => name === 'auraenabled');
}

function findMethod({ org, user }: ApiContext, className: string, methodName: string): ProgramMethod {
  const owner = org.services.program.findClass(className);
  if (!owner) throw new ApiError(404, 'NOT_FOUND', `The org has no Apex class ${className}.`);
  if (!org.users.canUseClass(user, owner.name)) {
    throw new ApiError(403, 'INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${owner.name}'.`);
  }
  const wanted = methodName.toLowerCase();
  const found = owner.methods.find(
    (method) => method.isStatic && method.name.toLowerCase() === wanted && auraEnabled(method),
  );
  if (found) return found;
  throw new ApiError(404, 'NOT_FOUND', `${owner.name} has no static @AuraEnabled method ${methodName}.`);
}

function argumentsOf(method: ProgramMethod, body: Readonly<Record<string, unknown>>): unknown[] {
  return method.parameters.map(({ name, type }) => {
    const value = body[name];
    return value === undefined ? null : new Deserializer(new JsonSource(JSON.stringify(value)), false).read(type);
  });
}

/** What a component gets as `error.body`. */
function errorJson(thrown: ApexException): HttpReply {
  const isHandled = thrown.type.name === 'AuraHandledException';
  return json(
    {
      message: isHandled ? (thrown.message ?? '') : thrown.messageText,
      exceptionType: thrown.typeName,
      isUserDefinedException: false,
      stackTrace: isHandled ? '' : thrown.stackTrace,
    },
    500,
  );
}

function call(request: RoutedRequest, context: ApiContext): HttpReply {
  const { className, methodName } = request.params;
  const method = findMethod(context, className, methodName);
  const body = request.body.length === 0 ? {} : bodyObject(request);
  const isReadOnly = auraEnabled(method)?.args.get('cacheable')?.toLowerCase() === 'true';
  try {
    return context.org.transact({ user: context.user, quiddity: 'AURA', isReadOnly }, () => {
      const result = current().services.program.invokeStatic(className, method.name, argumentsOf(method, body));
      const hasResult = method.returnType.kind !== 'void';
      const answer = hasResult ? serialize(result, { isPretty: false, suppressNulls: false }) : 'null';
      return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: answer };
    });
  } catch (thrown) {
    if (!(thrown instanceof ApexException)) throw thrown;
    context.org.report(`${className}.${method.name} failed: ${thrown}\n${thrown.stackTrace}`);
    return errorJson(thrown);
  }
}

/**
 * The way from Lightning components to `@AuraEnabled` methods; arguments and result are JSON.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex.html
 */
export function auraRoutes(router: ApiRouter): void {
  router.route('POST', '/local-org/apex/:className/:methodName', authenticated(call));
}
