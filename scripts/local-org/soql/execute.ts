import type { LimitCounters, QueryResult } from '../ports.ts';
import { apexException } from '../runtime/exceptions.ts';
import { recordOf } from '../runtime/typeRef.ts';
import { isCountQuery, type SoqlQuery } from './ast.ts';
import { countRows, queryAggregates } from './aggregateQuery.ts';
import { isAggregate } from './check.ts';
import { SoqlError } from './lexer.ts';
import { queryRecords } from './recordQuery.ts';
import { objectNamed } from './resolve.ts';
import type { QueryHost } from './statement.ts';

/** A group with a count or two. */
const bytesOfAnAggregate = 64;

/**
 * Runs a query and counts it against the governor limits.
 * @throws an Apex `QueryException` for what the platform refuses
 */
export function executeQuery(query: SoqlQuery, host: QueryHost, limits: LimitCounters): QueryResult {
  try {
    return run(query, host, limits);
  } catch (error) {
    if (error instanceof SoqlError) throw apexException('QueryException', error.message);
    throw error;
  }
}

function run(query: SoqlQuery, host: QueryHost, limits: LimitCounters): QueryResult {
  const object = objectNamed(host.store.schema, query.from.name, query.from.position);
  // Custom metadata may be queried as often as one likes.
  const isCounted = object.kind !== 'customMetadata';
  if (isCounted) limits.use('Queries', 1);
  if (isCountQuery(query)) {
    if (isCounted) limits.use('QueryRows', 1);
    return { records: [], size: countRows(host, query, object), heapSize: 0 };
  }
  if (isAggregate(query)) {
    const records = queryAggregates(host, query, object);
    if (isCounted) limits.use('QueryRows', records.length);
    return { records, size: records.length, heapSize: records.length * bytesOfAnAggregate };
  }
  const { records, rowCount, heapSize, subqueryCount } = queryRecords(host, query, object);
  if (subqueryCount > 0) limits.use('AggregateQueries', subqueryCount);
  if (isCounted) limits.use('QueryRows', rowCount);
  return { records, size: records.length, rowType: recordOf(object.name), heapSize };
}
