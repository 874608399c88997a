import { randomUUID } from 'node:crypto';
import type { SObjectRecord } from '../../runtime/sobject.ts';
import { ApiError, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import { parseSoql } from '../../soql/parse.ts';
import { recordJson } from '../recordJson.ts';
import type { RoutedRequest } from '../router.ts';
import { selectionOf } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { columnMetadata } from './columnMetadata.ts';
import { query } from './records.ts';
import { authenticated } from './sessions.ts';

/** Rows that one answer holds; clients may ask for fewer. */
const largestPage = 2_000;
const smallestPage = 200;
/** Query results that are kept for `queryMore`; the oldest go first. */
const keptCursors = 20;

interface Cursor {
  readonly records: readonly SObjectRecord[];
  readonly selection: Selection | undefined;
  readonly userId: string;
}

const cursors = new Map<string, Cursor>();

function keep(cursor: Cursor): string {
  const name = `01g${randomUUID().replaceAll('-', '').slice(0, 15)}`;
  cursors.set(name, cursor);
  const [oldest] = cursors.keys();
  if (cursors.size > keptCursors) cursors.delete(oldest);
  return name;
}

function pageSize(request: RoutedRequest): number {
  const asked = Number(/batchSize=(\d+)/i.exec(request.headers['sforce-query-options'] ?? '')?.[1] ?? largestPage);
  return Math.min(Math.max(asked, smallestPage), largestPage);
}

function page(
  { records, selection }: Pick<Cursor, 'records' | 'selection'>,
  start: number,
  size: number,
  version: string,
  locator: () => string,
): HttpReply {
  const rows = records.slice(start, start + size).map((record) => recordJson(record, version, selection));
  const end = start + size;
  const done = end >= records.length;
  const next = done ? {} : { nextRecordsUrl: `/services/data/${version}/query/${locator()}-${end}` };
  return json({ totalSize: records.length, done, ...next, records: rows });
}

/** Answers a request for a query. */
export function runQuery(request: RoutedRequest, context: ApiContext): HttpReply {
  const soql = request.search.get('q');
  if (!soql) throw new ApiError(400, 'MALFORMED_QUERY', 'Give the query as the parameter q.');
  if (request.search.get('columns') === 'true') return json(columnMetadata(soql, context.org.services.schema));
  const isAll = request.path.toLowerCase().includes('/queryall') && !/\bALL\s+ROWS\b/i.test(soql);
  const { records, size } = query(context, isAll ? `${soql} ALL ROWS` : soql);
  const { version } = request.params;
  if (records.length === 0) return json({ totalSize: size, done: true, records: [] });
  const result = { records, selection: selectionOf(parseSoql(soql)) };
  return page(result, 0, pageSize(request), version, () => keep({ ...result, userId: context.user.id }));
}

function queryMore(request: RoutedRequest, context: ApiContext): HttpReply {
  const [name, start] = request.params.locator.split('-');
  const cursor = cursors.get(name);
  if (!cursor || cursor.userId !== context.user.id) {
    throw new ApiError(400, 'INVALID_QUERY_LOCATOR', `invalid query locator: ${request.params.locator}`);
  }
  return page(cursor, Number(start), pageSize(request), request.params.version, () => name);
}

/**
 * Query resources.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
export function queryRoutes(router: ApiRouter): void {
  for (const resource of ['query', 'queryAll']) {
    router.route('GET', `/services/data/:version/${resource}`, authenticated(runQuery));
    router.route('GET', `/services/data/:version/${resource}/:locator`, authenticated(queryMore));
  }
}
