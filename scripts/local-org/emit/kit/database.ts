import { accessHere } from '../../runtime/access.ts';
import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { AccessMode, DmlOperation, QueryResult } from '../../ports.ts';
import type { CallSite } from '../../system/define.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { search as runSearch } from '../../sosl/search.ts';
import { nn } from './guards.ts';

/** Rows that a loop over a query has in memory. */
const rowsAtATime = 200;

const writtenModes: Readonly<Record<string, AccessMode>> = { USER_MODE: 'user', SYSTEM_MODE: 'system' };

function run(query: SoqlQuery, binds: readonly unknown[]): QueryResult {
  const access = accessHere(query.access ? (writtenModes[query.access] ?? null) : null);
  return current().database.query(query, binds, access);
}

/** `[SELECT …]` as a list. */
export function queryRows(query: SoqlQuery, binds: readonly unknown[], rowType: TypeRef): ApexList {
  const { records, heapSize } = run(query, binds);
  current().limits.use('HeapSize', heapSize);
  return new ApexList(rowType, [...records]);
}

/** `for (Account each : [SELECT …])`: the platform holds some of the rows at a time, however many there are. */
export function queryRowsInTurn(query: SoqlQuery, binds: readonly unknown[], rowType: TypeRef): ApexList {
  const { records, heapSize } = run(query, binds);
  current().limits.use(
    'HeapSize',
    Math.round((heapSize * Math.min(rowsAtATime, records.length)) / (records.length || 1)),
  );
  return new ApexList(rowType, [...records]);
}

/** `[SELECT …]` where one record is wanted. @throws QueryException unless there is exactly one */
export function queryRecord(query: SoqlQuery, binds: readonly unknown[]): SObjectRecord {
  const { records } = run(query, binds);
  if (records.length === 1) return records[0];
  throw apexException(
    'QueryException',
    records.length === 0
      ? 'List has no rows for assignment to SObject'
      : 'List has more than 1 row for assignment to SObject',
  );
}

/** `[SELECT COUNT() …]`. */
export function queryCount(query: SoqlQuery, binds: readonly unknown[]): number {
  return run(query, binds).size;
}

/** `[FIND …]`. Its binds are numbered: `:b0`, `:b1` … */
export function search(text: string, binds: readonly unknown[]): ApexList {
  const bind = (name: string): unknown => binds[Number(name.slice(1))];
  return runSearch(text, bind, (written) => accessHere(written && (writtenModes[written] ?? null)));
}

function recordsOf(target: unknown): SObjectRecord[] {
  return target instanceof ApexList ? (target.items as SObjectRecord[]) : [target as SObjectRecord];
}

/** `insert records;` and its kin. */
export function write(
  operation: DmlOperation,
  target: unknown,
  mode: AccessMode | null,
  externalIdField: string | null,
): void {
  const options = {
    access: accessHere(mode),
    allOrNone: true,
    ...(externalIdField === null ? {} : { externalIdField }),
  };
  current().database.write(operation, recordsOf(nn(target)), options);
}

/** `merge master duplicates;`. */
export function mergeRecords(master: SObjectRecord | null, duplicates: unknown, mode: AccessMode | null): void {
  const records = recordsOf(nn(duplicates)).map((each) =>
    each instanceof SObjectRecord ? each : recordWithId(nn(master), each),
  );
  current().database.merge(nn(master), records, { access: accessHere(mode), allOrNone: true });
}

function recordWithId(like: SObjectRecord, id: unknown): SObjectRecord {
  const record = new SObjectRecord(like.definition);
  record.id = id as string;
  return record;
}

/** What a system method is told of the place that calls it. @param find the variables in reach, by lower-cased name */
export function callSite(find: (name: string) => unknown): CallSite {
  return {
    access: accessHere(),
    bind: (name) => {
      const value = find(name.toLowerCase());
      if (value === undefined) throw apexException('QueryException', `Variable does not exist: ${name}`);
      return value;
    },
  };
}
