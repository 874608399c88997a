import { parseSoql } from '../../soql/parse.ts';
import type { SoqlQuery } from '../../soql/ast.ts';
import { executeAnonymous } from '../api/anonymousApex.ts';
import type { ApiContext, ApiRouter } from '../api/apiOrg.ts';
import { runQuery } from '../api/query.ts';
import { describeObject } from '../api/describe.ts';
import { requireObject } from '../api/records.ts';
import { authenticated } from '../api/sessions.ts';
import { ApiError, bodyObject, json, messageOf } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import { queryPlainRows } from './plainQuery.ts';
import { runTestsResult } from './runResult.ts';
import { apexIdsOf, plannedTests, requestedTests } from './testRequest.ts';
import type { TestRuns } from './testRuns.ts';
import { toolingRows } from './testTables.ts';

function parsed(soql: string): SoqlQuery {
  try {
    return parseSoql(soql);
  } catch (error) {
    throw new ApiError(400, 'MALFORMED_QUERY', messageOf(error));
  }
}

function query(request: RoutedRequest, context: ApiContext, testRuns: TestRuns): HttpReply {
  const soql = parsed(request.search.get('q') ?? '');
  const rows = toolingRows(soql.from.name, testRuns, apexIdsOf(context.org));
  if (!rows || request.search.get('columns') === 'true') return runQuery(request, context);
  return json(queryPlainRows(soql, rows));
}

function execute(request: RoutedRequest, context: ApiContext): HttpReply {
  const source = request.search.get('anonymousBody');
  if (source === null) throw new ApiError(400, 'INVALID_INPUT', 'Give the Apex as the parameter anonymousBody.');
  return json({ ...executeAnonymous(context, source), log: undefined });
}

async function runNow(request: RoutedRequest, { org }: ApiContext, testRuns: TestRuns): Promise<HttpReply> {
  const tests = requestedTests(org, bodyObject(request));
  plannedTests(org, tests);
  const result = await testRuns.run(tests.length === 0 ? 'all' : tests);
  if (!result.ok) throw new ApiError(400, 'INVALID_INPUT', result.failure);
  return json(runTestsResult(result.runs, testRuns.coverage.total, apexIdsOf(org)));
}

function runLater(request: RoutedRequest, { org, user }: ApiContext, testRuns: TestRuns): HttpReply {
  const tests = requestedTests(org, bodyObject(request));
  const planned = plannedTests(org, tests);
  const classes = planned.map(({ testClass }) => testClass.name);
  const methods = planned.reduce((sum, each) => sum + each.methods.length, 0);
  const run = testRuns.begin(tests, { userId: user.id, classes, methods }, () => org.clock.now());
  return json(run.id);
}

function describe(request: RoutedRequest, context: ApiContext): HttpReply {
  return json(describeObject(requireObject(context, request.params.object), context.org.services.schema));
}

/**
 * Tooling API: anonymous Apex, runs of tests, and queries about both.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
export function toolingRoutes(router: ApiRouter, testRuns: TestRuns): void {
  const base = '/services/data/:version/tooling';
  const withRuns = <T>(
    call: (request: RoutedRequest, context: ApiContext, runs: TestRuns) => T,
  ): ((request: RoutedRequest, context: ApiContext) => T) => {
    return (request, context) => call(request, context, testRuns);
  };
  router
    .route('GET', `${base}/query`, authenticated(withRuns(query)))
    .route('GET', `${base}/executeAnonymous`, authenticated(execute))
    .route('POST', `${base}/runTestsSynchronous`, authenticated(withRuns(runNow)))
    .route('POST', `${base}/runTestsAsynchronous`, authenticated(withRuns(runLater)))
    .route('GET', `${base}/sobjects/:object/describe`, authenticated(describe));
}
