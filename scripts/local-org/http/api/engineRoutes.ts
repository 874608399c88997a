import { ApiError, errorReply, messageOf } from '../message.ts';
import type { HttpReply, HttpRequest } from '../message.ts';
import { bulkRoutes } from '../bulk/routes.ts';
import { Router } from '../router.ts';
import type { ApiContext, ApiOrg, ApiRouter } from './apiOrg.ts';
import { apexRestRoutes } from './apexRest.ts';
import { auraRoutes } from './aura.ts';
import { apiErrorOf } from './apexFailure.ts';
import { compositeRoutes } from './composite.ts';
import { controlRoutes } from './control.ts';
import { identityRoutes } from './identity.ts';
import { queryRoutes } from './query.ts';
import { searchRoutes } from './search.ts';
import { sobjectRoutes } from './sobjects.ts';
import { versionRoutes } from './versions.ts';

/** Answers the requests that reach the engine. */
export class EngineApi {
  readonly #router: ApiRouter = new Router<ApiOrg>();
  readonly #org: ApiOrg;

  /** @param more adds routes of other parts, such as pages */
  constructor(org: ApiOrg, more: (router: ApiRouter, org: ApiOrg) => void = () => undefined) {
    this.#org = org;
    apexRestRoutes(this.#router);
    versionRoutes(this.#router);
    queryRoutes(this.#router);
    searchRoutes(this.#router);
    sobjectRoutes(this.#router);
    compositeRoutes(this.#router, (request, context) => this.#dispatch(request, context));
    bulkRoutes(this.#router, org);
    identityRoutes(this.#router);
    controlRoutes(this.#router);
    auraRoutes(this.#router);
    more(this.#router, org);
  }

  /** Answers a request; refusals and failures become answers, too. */
  async answer(request: HttpRequest): Promise<HttpReply> {
    try {
      return await this.#route(request);
    } catch (thrown) {
      return this.#failureReply(request, thrown);
    }
  }

  #failureReply(request: HttpRequest, thrown: unknown): HttpReply {
    const error = apiErrorOf(thrown);
    if (error instanceof ApiError) return errorReply(error);
    this.#org.report(`${request.method} ${request.path} failed: ${thrown instanceof Error ? thrown.stack : thrown}`);
    return errorReply(new ApiError(500, 'UNKNOWN_EXCEPTION', messageOf(thrown)));
  }

  #route(request: HttpRequest): HttpReply | Promise<HttpReply> {
    const found = this.#router.find(request.method, request.path);
    if ('handler' in found) {
      return found.handler({ ...request, params: found.params, search: new URLSearchParams(request.query) }, this.#org);
    }
    if (found.allowed.length === 0)
      throw new ApiError(404, 'NOT_FOUND', `The local org does not know the address ${request.path}`);
    const allowed = found.allowed.join(', ');
    throw new ApiError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are ${allowed}`,
    );
  }

  /** Answers a part of a composite request for the user who sent it, within the transaction that is open. */
  #dispatch(request: HttpRequest, { org, user }: ApiContext): HttpReply {
    const authorization = `Bearer ${org.sessions.tokenOf(user.id)}`;
    try {
      const reply = this.#route({ ...request, headers: { ...request.headers, authorization } });
      if (!(reply instanceof Promise)) return reply;
      throw new ApiError(400, 'INVALID_INPUT', `${request.path} can't be part of a composite request.`);
    } catch (thrown) {
      return this.#failureReply(request, thrown);
    }
  }
}
