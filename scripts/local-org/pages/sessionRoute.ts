import { ApiError, json } from '../http/message.ts';
import type { HttpReply } from '../http/message.ts';
import type { RoutedRequest } from '../http/router.ts';
import type { ApiOrg, ApiRouter } from '../http/api/apiOrg.ts';
import type { RunningUser } from '../ports.ts';
import { current } from '../runtime/transaction.ts';
import type { Session, SessionUser } from './platform/session.ts';
import { metadataFacts } from './sessionFacts.ts';
import { visibleTabs } from './visibleTabs.ts';

const apiVersion = '67.0';
const userColumns = ['Id', 'Name', 'Username', 'Title', 'TimeZoneSidKey', 'LocaleSidKey'];

/** Everybody who can look at pages, in the order of their names. */
function people(org: ApiOrg): SessionUser[] {
  const rows = org.sql.select(userColumns, `FROM User WHERE IsActive = 1 AND UserType = 'Standard' ORDER BY Name`);
  return rows.map((row) => ({
    id: String(row.Id),
    name: String(row.Name),
    username: String(row.Username),
    title: String(row.Title ?? ''),
    timeZone: String(row.TimeZoneSidKey ?? 'GMT').replace(/^GMT$/, 'UTC'),
    locale: String(row.LocaleSidKey ?? 'en_US').replaceAll('_', '-'),
  }));
}

/** The custom permissions that a user has. */
function permissionsOf(org: ApiOrg, user: RunningUser): string[] {
  const names = [...org.services.metadata.customPermissions.values()].map(({ name }) => name);
  return org.transact({ user, quiddity: 'AURA', isReadOnly: true }, () =>
    names.filter((name) => current().database.rights.hasCustomPermission(name)),
  );
}

/** Logs a browser in: as the administrator, or as the user that the page's menu named. */
function openSession(request: RoutedRequest, org: ApiOrg): HttpReply {
  // Pages of other sites may send requests here, but must not learn the token.
  if (!['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site'])) {
    throw new ApiError(403, 'INSUFFICIENT_ACCESS', 'Only pages of the local org get a session.');
  }
  const users = people(org);
  const wanted = request.search.get('user') ?? org.users.admin().id;
  const user = users.find(({ id }) => id === wanted);
  if (!user) throw new ApiError(404, 'NOT_FOUND', `The org has no active user ${wanted} who could look at pages.`);
  const { metadata } = org.services;
  const session: Session = {
    accessToken: org.sessions.tokenOf(user.id),
    apiVersion,
    user,
    users,
    currency: 'USD',
    customPermissions: permissionsOf(org, org.users.byId(user.id)),
    ...metadataFacts(metadata, visibleTabs(org.sql, metadata, user.id)),
  };
  return json(session);
}

/** Adds the route by which a page learns who looks at it and what the org's metadata has for it. */
export function addSessionRoute(router: ApiRouter): void {
  router.route('GET', '/local-org/pages/session', openSession);
}
