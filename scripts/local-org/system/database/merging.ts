import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import { AccessLevelValue } from '../accessLevel.ts';
import { atCallSite } from '../define.ts';
import type { CallSite, Implementation } from '../define.ts';
import { required, systemType } from '../support.ts';
import { ResultValue } from './results.ts';

function duplicateRecord(master: SObjectRecord, duplicate: unknown): SObjectRecord {
  if (duplicate instanceof SObjectRecord) return duplicate;
  const record = new SObjectRecord(master.definition);
  record.id = required(duplicate as string | null);
  return record;
}

function merge(site: CallSite, target: SObjectRecord | null, duplicates: unknown, ...args: unknown[]): unknown {
  const master = required(target);
  const level = args.find((argument) => argument instanceof AccessLevelValue);
  const allOrNone = args.find((argument) => typeof argument === 'boolean') ?? true;
  const access = level ? level.contextFor(site.access) : site.access;
  const many = duplicates instanceof ApexList ? duplicates.items : [required(duplicates)];
  const records = many.map((duplicate) => duplicateRecord(master, duplicate));
  if (records.length > 2)
    throw apexException('InvalidParameterValueException', 'Merge accepts at most 2 duplicate records');
  const outcomes = current().database.merge(master, records, { access, allOrNone });
  const results = outcomes.map((outcome, index) => new ResultValue('MergeResult', outcome, [records[index]?.id ?? '']));
  return duplicates instanceof ApexList
    ? new ApexList(systemType('Database.MergeResult'), results)
    : (results[0] ?? null);
}

const TAILS = ['', ', Boolean allOrNone', ', AccessLevel accessLevel', ', Boolean allOrNone, AccessLevel accessLevel'];

const signaturesFor = (result: string, duplicates: string): [string, Implementation][] =>
  TAILS.map((tail) => [`static ${result} merge(SObject master, ${duplicates}${tail})`, atCallSite(merge)]);

/** `Database.merge` in all its forms. */
export const mergingMembers: Readonly<Record<string, Implementation>> = Object.fromEntries([
  ...signaturesFor('Database.MergeResult', 'SObject duplicate'),
  ...signaturesFor('Database.MergeResult', 'Id duplicateId'),
  ...signaturesFor('List<Database.MergeResult>', 'List<SObject> duplicates'),
  ...signaturesFor('List<Database.MergeResult>', 'List<Id> duplicateIds'),
]);
