import type { SObjectRecord } from '../../runtime/sobject.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import type { AccessContext, DmlOperation, QueryResult, SaveError, SaveOutcome } from '../../ports.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { HostError } from '../../runtime/exceptions.ts';
import { ApiError } from '../message.ts';
import { readRecord } from '../recordJson.ts';
import type { ParentLookup } from '../recordJson.ts';
import { toJson } from '../fieldValue.ts';
import { apiErrorOf, withApiErrors } from './apexFailure.ts';
import type { ApiContext } from './apiOrg.ts';

/** API clients have the rights of their user. */
export const asUser: AccessContext = { mode: 'user', sharing: true };

const noBinds = (name: string): never => {
  throw new HostError(`The query has the bind :${name}, which only Apex can give a value`);
};

/** Runs SOQL for an API client. @throws ApiError as the REST API refuses it */
export function query(context: ApiContext, soql: string): QueryResult {
  return withApiErrors(() =>
    context.org.transact({ user: context.user, quiddity: 'REST', isClientQuery: true }, ({ database }) =>
      database.queryDynamic(soql, noBinds, asUser),
    ),
  );
}

/** The object of that name. @throws ApiError NOT_FOUND */
export function requireObject(context: ApiContext, name: string): ObjectDefinition {
  const definition = context.org.services.schema.object(name);
  if (definition) return definition;
  throw new ApiError(404, 'NOT_FOUND', `The requested resource does not exist: sobject type '${name}'`);
}

/** A text as a SOQL string literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function literal(value: unknown): string {
  const shown = toJson(value);
  return typeof shown === 'string' ? quoted(shown) : String(shown);
}

/** Ids of the records whose external id has the value. */
export function idsByExternalId(context: ApiContext, objectName: string, fieldName: string, value: unknown): string[] {
  const { records } = query(context, `SELECT Id FROM ${objectName} WHERE ${fieldName} = ${literal(value)} LIMIT 2`);
  return records.map((record) => String(record.id));
}

/** Finds parents by external id for {@link readRecord}. @throws ApiError INVALID_FIELD when there is not exactly one */
export function parentLookup(context: ApiContext): ParentLookup {
  return (objectName, fieldName, value) => {
    const ids = idsByExternalId(context, objectName, fieldName, value);
    if (ids.length === 1) return ids[0];
    const reason = ids.length === 0 ? 'not found' : 'is not unique';
    throw new ApiError(
      400,
      'INVALID_FIELD',
      `Foreign key external ID: ${value} ${reason} for field ${fieldName} in entity ${objectName}`,
    );
  };
}

/** Makes a record of what a client sent. */
export function recordOf(
  context: ApiContext,
  definition: ObjectDefinition,
  json: Record<string, unknown>,
): SObjectRecord {
  return readRecord(json, definition, parentLookup(context));
}

/** How records are written for a client. */
export interface WriteOptions {
  readonly allOrNone: boolean;
  readonly externalIdField?: string;
}

/** Takes back a write of which one record was refused. */
class RefusedWrite extends Error {
  readonly outcomes: readonly SaveOutcome[];

  constructor(outcomes: readonly SaveOutcome[]) {
    super('A record of an all-or-none write was refused.');
    this.outcomes = outcomes;
  }
}

const rolledBack: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** Outcomes of a write that was taken back: the good records tell that others were not. */
function refusedOutcomes({ outcomes }: RefusedWrite): SaveOutcome[] {
  return outcomes.map((outcome) =>
    outcome.success ? { id: null, success: false, created: false, errors: [rolledBack] } : outcome,
  );
}

function writeInTransaction(
  transaction: Transaction,
  operation: DmlOperation,
  records: readonly SObjectRecord[],
  options: WriteOptions,
): SaveOutcome[] {
  const isEvents = records.every(({ definition }) => definition.kind === 'platformEvent');
  if (isEvents && operation === 'insert') return transaction.jobs.publish(records, asUser);
  const outcomes = transaction.database.write(operation, records, { ...options, access: asUser, allOrNone: false });
  if (options.allOrNone && outcomes.some(({ success }) => !success)) throw new RefusedWrite(outcomes);
  return outcomes;
}

/**
 * Writes records for an API client, in one transaction.
 * @returns one outcome per record
 */
export function write(
  context: ApiContext,
  operation: DmlOperation,
  records: readonly SObjectRecord[],
  options: WriteOptions,
): SaveOutcome[] {
  try {
    return context.org.transact({ user: context.user, quiddity: 'REST' }, (transaction) =>
      writeInTransaction(transaction, operation, records, options),
    );
  } catch (thrown) {
    if (thrown instanceof RefusedWrite) return refusedOutcomes(thrown);
    throw apiErrorOf(thrown);
  }
}
