import { ApiError, bodyText, empty, json } from '../message.ts';
import type { HttpReply } from '../message.ts';
import type { RoutedRequest } from '../router.ts';
import type { RunningUser } from '../../ports.ts';
import type { ApiContext, ApiOrg, ApiRouter } from './apiOrg.ts';
import { authenticated } from './sessions.ts';

function identityUrl(org: ApiOrg, user: RunningUser): string {
  return `${org.baseUrl}/id/${org.organizationId}/${user.id}`;
}

function userInfo(_request: RoutedRequest, { org, user }: ApiContext): HttpReply {
  return json({
    sub: identityUrl(org, user),
    user_id: user.id,
    organization_id: org.organizationId,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.username,
    email: user.username,
    zoneinfo: user.timeZone,
    locale: user.locale,
    language: user.locale,
    user_type: 'STANDARD',
    active: true,
    urls: urls(org),
  });
}

function urls(org: ApiOrg): Record<string, string> {
  const rest = `${org.baseUrl}/services/data/v{version}/`;
  return {
    enterprise: `${org.baseUrl}/services/Soap/c/{version}/${org.organizationId.slice(0, 15)}`,
    metadata: `${org.baseUrl}/services/Soap/m/{version}/${org.organizationId.slice(0, 15)}`,
    partner: `${org.baseUrl}/services/Soap/u/{version}/${org.organizationId.slice(0, 15)}`,
    rest,
    sobjects: `${rest}sobjects/`,
    query: `${rest}query/`,
    tooling_rest: `${rest}tooling/`,
    custom_domain: org.baseUrl,
  };
}

function identity(_request: RoutedRequest, { org, user }: ApiContext): HttpReply {
  return json({
    id: identityUrl(org, user),
    asserted_user: true,
    user_id: user.id,
    organization_id: org.organizationId,
    username: user.username,
    display_name: user.username,
    email: user.username,
    active: true,
    user_type: 'STANDARD',
    language: user.locale,
    locale: user.locale,
    urls: urls(org),
  });
}

/** Gives the token that was sent back: a session of the local org lasts as long as its database. */
function token(request: RoutedRequest, org: ApiOrg): HttpReply {
  const parameters = new URLSearchParams(bodyText(request));
  const sent = parameters.get('refresh_token') ?? parameters.get('assertion') ?? '';
  const userId = org.sessions.userOf(sent);
  if (!userId) throw new ApiError(400, 'invalid_grant', 'Log in with an access token: the local org has no passwords.');
  const user = org.users.byId(userId);
  return json({
    access_token: sent,
    instance_url: org.baseUrl,
    id: identityUrl(org, user),
    token_type: 'Bearer',
    issued_at: String(org.clock.now()),
  });
}

/**
 * Who is logged in.
 * https://help.salesforce.com/s/articleView?id=sf.remoteaccess_using_openid.htm
 */
export function identityRoutes(router: ApiRouter): void {
  router
    .route('*', '/services/oauth2/userinfo', authenticated(userInfo))
    .route('POST', '/services/oauth2/token', token)
    .route('*', '/services/oauth2/revoke', () => empty(200))
    .route('GET', '/id/:organization/:user', authenticated(identity));
}
