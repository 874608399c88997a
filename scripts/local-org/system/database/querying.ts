import { ApexList, ApexMap } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { AccessContext, QueryResult } from '../../ports.ts';
import type { AccessLevelValue } from '../accessLevel.ts';
import { atCallSite } from '../define.ts';
import type { CallSite, Implementation } from '../define.ts';
import { required } from '../support.ts';
import { CursorValue } from './cursor.ts';
import { queryForLocator, QueryLocatorValue } from './queryLocator.ts';

const accessOf = (site: CallSite, level: AccessLevelValue | null): AccessContext =>
  level?.contextFor(site.access) ?? site.access;

/** The list that a query gives. It may be walked row by row, so that its size alone is no reason to refuse it. */
function listOf({ records, rowType, heapSize }: QueryResult): ApexList {
  const { limits } = current();
  limits.use('HeapSize', Math.min(heapSize, limits.maximum('HeapSize')));
  return new ApexList(rowType ?? records[0]?.type ?? types.sobject, [...records]);
}

/** Looks binds up in the map given to `queryWithBinds`; its keys are told apart without case. */
function bindsOf(map: ApexMap | null): (name: string) => unknown {
  const values = new Map<string, unknown>();
  for (const [key, value] of required(map)) values.set(String(key).toLowerCase(), value);
  return (name) => {
    const key = name.toLowerCase();
    if (!values.has(key)) throw apexException('QueryException', `Key '${name}' does not exist in the bindMap`);
    return values.get(key);
  };
}

function run(site: CallSite, soql: string | null, level: AccessLevelValue | null): QueryResult {
  return current().database.queryDynamic(required(soql), (name) => site.bind(name), accessOf(site, level));
}

function runWithBinds(
  site: CallSite,
  soql: string | null,
  binds: ApexMap | null,
  level: AccessLevelValue | null,
): QueryResult {
  return current().database.queryDynamic(required(soql), bindsOf(binds), accessOf(site, level));
}

function locator(soql: string | null, query: () => QueryResult): QueryLocatorValue {
  return new QueryLocatorValue(queryForLocator(query), required(soql));
}

/** `Database.query`, `countQuery`, `getQueryLocator`, `getCursor` and their `…WithBinds` forms. */
export const queryingMembers: Readonly<Record<string, Implementation>> = {
  'static List<SObject> query(String soql)': atCallSite((site: CallSite, soql: string | null) =>
    listOf(run(site, soql, null)),
  ),
  'static List<SObject> query(String soql, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, soql: string | null, level: AccessLevelValue | null) => listOf(run(site, soql, level)),
  ),
  'static List<SObject> queryWithBinds(String soql, Map<String,Object> binds, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, soql: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
      listOf(runWithBinds(site, soql, binds, level)),
  ),
  'static Integer countQuery(String soql)': atCallSite(
    (site: CallSite, soql: string | null) => run(site, soql, null).size,
  ),
  'static Integer countQuery(String soql, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, soql: string | null, level: AccessLevelValue | null) => run(site, soql, level).size,
  ),
  'static Integer countQueryWithBinds(String soql, Map<String,Object> binds, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, soql: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
      runWithBinds(site, soql, binds, level).size,
  ),
  'static Database.QueryLocator getQueryLocator(String soql)': atCallSite((site: CallSite, soql: string | null) =>
    locator(soql, () => run(site, soql, null)),
  ),
  'static Database.QueryLocator getQueryLocator(String soql, AccessLevel accessLevel)': atCallSite(
    (site: CallSite, soql: string | null, level: AccessLevelValue | null) =>
      locator(soql, () => run(site, soql, level)),
  ),
  'static Database.QueryLocator getQueryLocator(List<SObject> rows)': (rows: ApexList | null) =>
    new QueryLocatorValue(required(rows).items as SObjectRecord[], ''),
  'static Database.QueryLocator getQueryLocator(List<SObject> rows, AccessLevel accessLevel)': (
    rows: ApexList | null,
  ) => new QueryLocatorValue(required(rows).items as SObjectRecord[], ''),
  'static Database.QueryLocator getQueryLocatorWithBinds(String soql, Map<String,Object> binds, AccessLevel accessLevel)':
    atCallSite((site: CallSite, soql: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
      locator(soql, () => runWithBinds(site, soql, binds, level)),
    ),
  ...cursorMembers(),
};

function cursorMembers(): Record<string, Implementation> {
  const cursor = (query: () => QueryResult): CursorValue => new CursorValue(queryForLocator(query));
  return {
    'static Database.Cursor getCursor(String soql)': atCallSite((site: CallSite, soql: string | null) =>
      cursor(() => run(site, soql, null)),
    ),
    'static Database.Cursor getCursor(String soql, AccessLevel accessLevel)': atCallSite(
      (site: CallSite, soql: string | null, level: AccessLevelValue | null) => cursor(() => run(site, soql, level)),
    ),
    'static Database.Cursor getCursorWithBinds(String soql, Map<String,Object> binds, AccessLevel accessLevel)':
      atCallSite((site: CallSite, soql: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
        cursor(() => runWithBinds(site, soql, binds, level)),
      ),
  };
}
