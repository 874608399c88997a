import { ApexList } from '../../runtime/collections.ts';
import { HostError } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { search } from '../../sosl/search.ts';
import { ApiError, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import { recordJson } from '../recordJson.ts';
import type { RoutedRequest } from '../router.ts';
import { withApiErrors } from './apexFailure.ts';
import type { ApiContext, ApiRouter } from './apiOrg.ts';
import { asUser } from './records.ts';
import { authenticated } from './sessions.ts';

const noBinds = (name: string): never => {
  throw new HostError(`The search has the bind :${name}, which only Apex can give a value`);
};

const itemsOf = (list: unknown): readonly unknown[] => (list instanceof ApexList ? list.items : []);

function find(request: RoutedRequest, { org, user }: ApiContext): HttpReply {
  const sosl = request.search.get('q');
  if (!sosl) throw new ApiError(400, 'MALFORMED_SEARCH', 'Give the search as the parameter q.');
  const lists = withApiErrors(() =>
    org.transact({ user, quiddity: 'REST' }, () => search(sosl, noBinds, () => asUser)),
  );
  const records = itemsOf(lists).flatMap(itemsOf);
  const searchRecords = records
    .filter((record) => record instanceof SObjectRecord)
    .map((record) => recordJson(record, request.params.version));
  return json({ searchRecords });
}

/**
 * Searches written in SOSL.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm
 */
export function searchRoutes(router: ApiRouter): void {
  router.route('GET', '/services/data/:version/search', authenticated(find));
}
