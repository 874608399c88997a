import { json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { authenticated } from './sessions.ts';

/** API versions that the org answers to; all answer alike. */
const versions = ['60.0', '61.0', '62.0', '63.0', '64.0', '65.0', '66.0', '67.0'];
const labels = [
  "Spring '24",
  "Summer '24",
  "Winter '25",
  "Spring '25",
  "Summer '25",
  "Winter '26",
  "Spring '26",
  "Summer '26",
];

/** What a production org of 1,000 users may do in a day; the local org counts nothing. */
const dailyLimits: Readonly<Record<string, number>> = {
  DailyApiRequests: 1_100_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DailyStandardVolumePlatformEvents: 25_000,
  HourlyPublishedPlatformEvents: 250_000,
  DataStorageMB: 30_720,
  FileStorageMB: 30_720,
};

const resources = [
  'sobjects',
  'query',
  'queryAll',
  'composite',
  'limits',
  'tooling',
  'jobs',
  'metadata',
  'recent',
  'search',
];

function listVersions(): HttpReply {
  return json(versions.map((version, index) => ({ label: labels[index], url: `/services/data/v${version}`, version })));
}

function listResources({ params }: RoutedRequest, { org, user }: ApiContext): HttpReply {
  const base = `/services/data/${params.version}`;
  const named = Object.fromEntries(resources.map((name) => [name, `${base}/${name}`]));
  return json({ ...named, identity: `${org.baseUrl}/id/${org.organizationId}/${user.id}` });
}

function limits(): HttpReply {
  return json(Object.fromEntries(Object.entries(dailyLimits).map(([name, Max]) => [name, { Max, Remaining: Max }])));
}

/**
 * What the API offers.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm
 */
export function versionRoutes(router: ApiRouter): void {
  router
    .route('GET', '/services/data', listVersions)
    .route('GET', '/services/data/:version', authenticated(listResources))
    .route('GET', '/services/data/:version/limits', authenticated(limits));
}
