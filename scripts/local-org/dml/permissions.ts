import type { DmlOperation } from '../ports.ts';
import { type ApexException, apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { DmlContext } from './context.ts';
import { living, saveError, type SaveRow } from './saveRow.ts';

const refusedKinds: Readonly<Partial<Record<ObjectDefinition['kind'], string>>> = {
  customMetadata: 'custom metadata is deployed, not written by DML',
  platformEvent: 'events are published with EventBus.publish',
};

/** @throws TypeException when the object takes no such operation from anybody */
export function requireWriteable(operation: DmlOperation, object: ObjectDefinition): void {
  const isTaken =
    operation === 'insert'
      ? object.isCreateable
      : operation === 'delete' || operation === 'undelete'
        ? object.isDeletable
        : object.isUpdateable || (operation === 'upsert' && object.isCreateable);
  const reason = refusedKinds[object.kind];
  if (reason)
    throw apexException(
      'TypeException',
      `DML operation ${operation.toUpperCase()} not allowed on ${object.name}: ${reason}`,
    );
  if (!isTaken)
    throw apexException('TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`);
}

/**
 * Checks what the user may do, in user mode and under sharing rules; refused rows get an error.
 * @param isAllOrNone then a missing right on the object or a field throws at once
 * @throws SecurityException naming the object
 */
export function checkRights(
  context: DmlContext,
  operation: DmlOperation,
  rows: readonly SaveRow[],
  isAllOrNone: boolean,
): void {
  if (context.access.mode === 'user') for (const row of rows) checkObjectRights(context, operation, row, isAllOrNone);
  if (context.access.mode === 'user' || context.access.sharing) checkSharing(context, living(rows));
}

function checkObjectRights(context: DmlContext, operation: DmlOperation, row: SaveRow, isAllOrNone: boolean): void {
  const { security } = context.org;
  const object = row.given.definition;
  const right = operation === 'delete' || operation === 'undelete' ? 'delete' : row.isNew ? 'create' : 'edit';
  if (!security.canAccess(context.transaction.user, object, right)) {
    const message = `Access to entity '${object.name}' denied`;
    if (isAllOrNone) throw apexException('SecurityException', message);
    row.errors.push(saveError('INSUFFICIENT_ACCESS_OR_READONLY', message));
    return;
  }
  const forbidden = right === 'delete' ? [] : forbiddenFields(context, row.given, row.isNew);
  if (forbidden.length === 0) return;
  const message = `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`;
  if (isAllOrNone) {
    const error = apexException('SecurityException', message);
    error.inaccessibleFields = new Map([[object.name, forbidden]]);
    throw error;
  }
  row.errors.push(saveError('INVALID_FIELD_FOR_INSERT_UPDATE', message, forbidden));
}

function forbiddenFields(context: DmlContext, record: SObjectRecord, isNew: boolean): string[] {
  return record.fieldNames().filter((name) => {
    const field = record.field(name);
    if (!field || field.name === 'Id' || !(isNew ? field.isCreateable : field.isUpdateable)) return false;
    return !context.org.security.canAccessField(context.transaction.user, record.definition, field, 'edit');
  });
}

function checkSharing(context: DmlContext, rows: readonly SaveRow[]): void {
  for (const row of rows) {
    const { id } = row.given;
    if (row.isNew || id === null) continue;
    if (context.org.security.canSeeRecord(context.transaction.user, row.given.definition, id, 'edit')) continue;
    row.errors.push(saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'));
  }
}

const writtenKinds = Symbol('kinds of objects that DML wrote');

/** What a user's part of a transaction has written: `System.runAs` begins a new part. */
interface WrittenKinds {
  readonly userId: string;
  setup?: string;
  other?: string;
}

/**
 * Refuses to write setup objects and others in one transaction.
 * @throws DmlException MIXED_DML_OPERATION
 * @see https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-dml-non-mix-sobjects.html
 */
export function refuseMixedDml(context: DmlContext, operation: DmlOperation, records: readonly SObjectRecord[]): void {
  const { state } = context.transaction;
  const known = state.get(writtenKinds) as WrittenKinds | undefined;
  const written: WrittenKinds = known?.userId === context.userId ? known : { userId: context.userId };
  state.set(writtenKinds, written);
  for (const record of records) {
    const { name, isSetup, kind } = record.definition;
    if (kind === 'customSetting' || isHarmless(record, operation)) continue;
    const conflicting = isSetup ? written.other : written.setup;
    if (conflicting) throw mixedDml(name, conflicting, isSetup);
    if (isSetup) written.setup = name;
    else written.other = name;
  }
}

/** Does what `System.runAs` encloses: its DML mixes with none outside, whoever it runs as. */
export function inPartOfItsOwn(state: Map<symbol | string, unknown>, work: () => void): void {
  const outside = state.get(writtenKinds);
  state.delete(writtenKinds);
  try {
    work();
  } finally {
    state.set(writtenKinds, outside);
  }
}

/** Users without a role may be made along with other records. */
function isHarmless(record: SObjectRecord, operation: DmlOperation): boolean {
  return record.definition.name === 'User' && operation === 'insert' && record.get('UserRoleId') === null;
}

function mixedDml(name: string, original: string, isSetup: boolean): ApexException {
  const [now, before] = isSetup ? ['setup', 'non-setup'] : ['non-setup', 'setup'];
  const text = `DML operation on ${now} object is not permitted after you have updated a ${before} object (or vice versa): ${name}, original object: ${original}`;
  const exception = apexException(
    'DmlException',
    `Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, ${text}: []`,
  );
  exception.dmlFailures = [{ index: 0, id: null, ...saveError('MIXED_DML_OPERATION', text) }];
  return exception;
}
