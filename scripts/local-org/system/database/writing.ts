import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import type { DmlOperation, DmlOptions } from '../../ports.ts';
import { AccessLevelValue } from '../accessLevel.ts';
import { atCallSite } from '../define.ts';
import type { CallSite, Implementation } from '../define.ts';
import { required } from '../support.ts';
import { SObjectFieldValue } from '../schema/sObjectField.ts';
import { DmlOptionsValue } from './dmlOptions.ts';
import { ResultValue, resultList } from './results.ts';
import type { ResultClass } from './results.ts';

/** What may follow the records in `Database.insert(records, …)`; told apart by their types. */
type WriteArgument = boolean | DmlOptionsValue | AccessLevelValue | SObjectFieldValue | null;

const RESULTS: Readonly<Record<DmlOperation, ResultClass>> = {
  insert: 'SaveResult',
  update: 'SaveResult',
  upsert: 'UpsertResult',
  delete: 'DeleteResult',
  undelete: 'UndeleteResult',
};

/** The parameter lists that every writing method has, after the records. */
const TAILS = [
  '',
  ', Boolean allOrNone',
  ', Database.DMLOptions options',
  ', AccessLevel accessLevel',
  ', Boolean allOrNone, AccessLevel accessLevel',
  ', Database.DMLOptions options, AccessLevel accessLevel',
];

function optionsFrom(site: CallSite, args: readonly WriteArgument[]): DmlOptions {
  let options: DmlOptions = { access: site.access, allOrNone: true };
  for (const argument of args) {
    if (typeof argument === 'boolean') options = { ...options, allOrNone: argument };
    else if (argument instanceof AccessLevelValue) options = { ...options, access: argument.contextFor(site.access) };
    else if (argument instanceof SObjectFieldValue) options = { ...options, externalIdField: argument.field.name };
    else if (argument instanceof DmlOptionsValue) options = { ...options, ...fromDmlOptions(argument) };
  }
  return options;
}

function fromDmlOptions(options: DmlOptionsValue): Partial<DmlOptions> {
  const allowSave = options.duplicateRuleHeader.allowSave;
  return { allOrNone: options.optAllOrNone ?? false, ...(allowSave === null ? {} : { allowDuplicates: allowSave }) };
}

/** A record to delete or undelete, known by its Id only. */
function recordWithId(id: unknown): SObjectRecord {
  const text = required(id as string | null);
  const definition = current().services.schema.objectByKeyPrefix(text.slice(0, 3));
  if (!definition) throw apexException('TypeException', `Invalid id value: ${text}`);
  const record = new SObjectRecord(definition);
  record.id = text;
  return record;
}

const asRecord = (target: unknown): SObjectRecord => (target instanceof SObjectRecord ? target : recordWithId(target));

/** Writes one record (or Id) or a list of them. A single target gives a single result. */
function writing(operation: DmlOperation): Implementation {
  return atCallSite((site: CallSite, target: unknown, ...args: WriteArgument[]) => {
    const targets = target instanceof ApexList ? target.items : [required(target)];
    const outcomes = current().database.write(operation, targets.map(asRecord), optionsFrom(site, args));
    if (target instanceof ApexList) return resultList(RESULTS[operation], outcomes);
    const [outcome] = outcomes;
    return outcome === undefined ? null : new ResultValue(RESULTS[operation], outcome);
  });
}

function signatures(
  operation: DmlOperation,
  targets: readonly string[],
  tails: readonly string[],
): [string, Implementation][] {
  const implementation = writing(operation);
  return targets.flatMap((target) =>
    tails.map((tail): [string, Implementation] => {
      const result = `Database.${RESULTS[operation]}`;
      const returnType = target.startsWith('List<') ? `List<${result}>` : result;
      return [`static ${returnType} ${operation}(${target}${tail})`, implementation];
    }),
  );
}

const RECORDS = ['SObject record', 'List<SObject> records'];
const IDS = ['Id recordId', 'List<Id> recordIds'];
const PLAIN_TAILS = TAILS.filter((tail) => !tail.includes('DMLOptions'));

/** `Database.insert` … `Database.undelete` in all their forms. */
export const writingMembers: Readonly<Record<string, Implementation>> = Object.fromEntries([
  ...signatures('insert', RECORDS, TAILS),
  ...signatures('update', RECORDS, TAILS),
  ...signatures('upsert', RECORDS, PLAIN_TAILS),
  ...signatures(
    'upsert',
    RECORDS,
    PLAIN_TAILS.map((tail) => `, Schema.SObjectField externalIdField${tail}`),
  ),
  ...signatures('delete', [...RECORDS, ...IDS], PLAIN_TAILS),
  ...signatures('undelete', [...RECORDS, ...IDS], PLAIN_TAILS),
]);
