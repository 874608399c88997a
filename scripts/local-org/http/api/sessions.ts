import { randomBytes } from 'node:crypto';
import type { Sql } from '../../jobs/sql.ts';
import type { RunningUser } from '../../ports.ts';
import { ApiError } from '../message.ts';
import type { HttpReply, HttpRequest } from '../message.ts';
import type { Handler, RoutedRequest } from '../router.ts';
import type { ApiContext, ApiOrg } from './apiOrg.ts';

/** Name of the cookie that carries a browser's session. */
export const sessionCookie = 'sid';

/** The access tokens that the org has given out. They last as long as its database. */
export class Sessions {
  readonly #sql: Sql;
  readonly #organizationId: string;

  constructor(sql: Sql, organizationId: string) {
    this.#sql = sql;
    this.#organizationId = organizationId;
    sql.run('CREATE TABLE IF NOT EXISTS _sessions (token TEXT PRIMARY KEY, userId TEXT NOT NULL UNIQUE)');
  }

  /** The user's access token: `<organization id>!<secret>`, made at the first call. */
  tokenOf(userId: string): string {
    const known = this.#sql.first(['token'], 'FROM _sessions WHERE userId = ?', userId);
    if (known) return String(known.token);
    const token = `${this.#organizationId.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    this.#sql.put('_sessions', { token, userId });
    return token;
  }

  /** Id of the user that a token belongs to. */
  userOf(token: string): string | undefined {
    const row = this.#sql.first(['userId'], 'FROM _sessions WHERE token = ?', token);
    return row && String(row.userId);
  }
}

/** The access token of a request: a bearer token, the parameter `oauth_token`, or a browser's cookie. */
function tokenOf(request: HttpRequest): string | undefined {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '');
  if (header) return header[1];
  const parameter = new URLSearchParams(request.query).get('oauth_token');
  if (parameter) return parameter;
  const cookie = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]+)`).exec(request.headers.cookie ?? '');
  return cookie ? decodeURIComponent(cookie[1]) : undefined;
}

/** The user who sends a request, or undefined for an anonymous one. @throws ApiError for a token that is not valid */
export function userOf(request: HttpRequest, org: ApiOrg): RunningUser | undefined {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const id = org.sessions.userOf(token);
  if (id !== undefined) return org.users.byId(id);
  throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

/** A handler that only a logged-in user reaches. */
export function authenticated(
  handle: (request: RoutedRequest, context: ApiContext) => HttpReply | Promise<HttpReply>,
): Handler<ApiOrg> {
  return (request, org) => {
    const user = userOf(request, org);
    if (!user) throw new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return handle(request, { org, user });
  };
}
