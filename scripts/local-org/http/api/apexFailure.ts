import { ApexException } from '../../runtime/exceptions.ts';
import type { SaveError } from '../../ports.ts';
import { ApiError, json } from '../message.ts';
import type { ApiErrorEntry, HttpReply } from '../message.ts';

/** Error codes that the REST API gives for refused queries, by what the message says. */
const queryErrorCodes: readonly (readonly [RegExp, string])[] = [
  [/sObject type '.*' is not supported/i, 'INVALID_TYPE'],
  [/No such column|didn't understand relationship|No such relation/i, 'INVALID_FIELD'],
];

/** An exception of Apex as a refusal of the REST API. Other errors stay what they are. */
export function apiErrorOf(thrown: unknown): unknown {
  if (!(thrown instanceof ApexException)) return thrown;
  const message = thrown.messageText;
  if (thrown.type.name === 'QueryException') {
    const code = queryErrorCodes.find(([pattern]) => pattern.test(message))?.[1] ?? 'MALFORMED_QUERY';
    return new ApiError(400, code, message);
  }
  const [failure] = thrown.dmlFailures;
  if (failure) return new ApiError(400, failure.statusCode, failure.message, failure.fields);
  return new ApiError(400, 'APEX_ERROR', `${thrown.typeName}: ${message}\n\n${thrown.stackTrace}`.trim());
}

/** Runs a call of the API; what Apex throws becomes the API's refusal. */
export function withApiErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw apiErrorOf(thrown);
  }
}

/** Errors of a record as the REST API lists them. */
export function errorEntries(errors: readonly SaveError[]): ApiErrorEntry[] {
  return errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
}

/** Codes that say that the record does not exist. */
const missing: ReadonlySet<string> = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

/** The answer to a write of one record that was refused. */
export function refusal(errors: readonly SaveError[]): HttpReply {
  const isMissing = errors.some(({ statusCode }) => statusCode === 'ENTITY_IS_DELETED' || statusCode === 'NOT_FOUND');
  return json(errorEntries(errors), isMissing && errors.every(({ statusCode }) => missing.has(statusCode)) ? 404 : 400);
}
