import { existsSync } from 'node:fs';
import { EngineApi } from '../http/api/engineRoutes.ts';
import type { ApiRouter } from '../http/api/apiOrg.ts';
import { Deployments } from '../http/deploy/deployments.ts';
import { deployRoutes } from '../http/deploy/routes.ts';
import { ApiError, errorReply, messageOf } from '../http/message.ts';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { soapRoutes } from '../http/soap/routes.ts';
import { toolingRoutes } from '../http/tooling/routes.ts';
import { TestRuns } from '../http/tooling/testRuns.ts';
import { Org } from '../org.ts';
import { addSessionRoute } from '../pages/sessionRoute.ts';
import { setOrgBaseUrl } from '../system/orgAddress.ts';
import { callOut } from './calloutLine.ts';
import { deployedFolderOf, removeOutdatedParts } from './deployedFolder.ts';
import type { EngineOptions, OrgIdentity, PushedEvent } from './protocol.ts';
import { RunningOrg } from './runningOrg.ts';

/** What the engine tells those outside. */
export interface EngineVoice {
  event(event: PushedEvent): void;
  log(line: string): void;
  /** The engine can't go on. */
  fail(error: unknown): void;
}

/** The org with its API. A deployment replaces the org; what clients know of deployments and test runs stays. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #voice: EngineVoice;
  readonly #testRuns = new TestRuns(() => this.#sources());
  readonly #deployments: Deployments;
  #running: RunningOrg;
  #api: EngineApi;

  constructor(options: EngineOptions, voice: EngineVoice) {
    this.#options = options;
    this.#voice = voice;
    this.#deployments = new Deployments({
      sources: () => this.#sources(),
      deployed: deployedFolderOf(options.database),
      reload: () => this.#reload(),
      now: () => this.#running.clock.now(),
    });
    this.#preferNewerSource();
    [this.#running, this.#api] = this.#open();
  }

  identity(): OrgIdentity {
    return this.#running.identity();
  }

  async answer(request: HttpRequest): Promise<HttpReply> {
    try {
      return await this.#api.answer(request);
    } catch (error) {
      return errorReply(new ApiError(500, 'UNKNOWN_EXCEPTION', messageOf(error)));
    } finally {
      this.#running.kick();
    }
  }

  /** Looks for work that has fallen due. */
  kick(): void {
    this.#running.kick();
  }

  close(): void {
    this.#running.close();
  }

  /** What was deployed stays, but not against files that were edited since. */
  #preferNewerSource(): void {
    const { database, sources } = this.#options;
    const parts = removeOutdatedParts(deployedFolderOf(database), sources);
    if (parts.length === 0) return;
    const some = parts.slice(0, 5).join(', ') + (parts.length > 5 ? ', …' : '');
    this.#voice.log(`Edited since they were deployed, so taken from the source: ${some} (${parts.length} in all).`);
  }

  #sources(): readonly string[] {
    const deployed = deployedFolderOf(this.#options.database);
    return existsSync(deployed) ? [...this.#options.sources, deployed] : this.#options.sources;
  }

  #open(): [RunningOrg, EngineApi] {
    const { database, redirects, callouts, setupApex, baseUrl } = this.#options;
    setOrgBaseUrl(baseUrl);
    const org = new Org({
      sources: this.#sources(),
      database,
      redirects,
      sendCallout: (request) => callOut(callouts, request),
      onReport: (line) => this.#voice.log(line),
    });
    if (setupApex !== undefined) org.setUp(setupApex);
    const running = new RunningOrg(
      org,
      baseUrl,
      (event) => this.#voice.event(event),
      (error) => this.#voice.fail(error),
    );
    return [running, new EngineApi(running, (router) => this.#addRoutes(router))];
  }

  #addRoutes(router: ApiRouter): void {
    addSessionRoute(router);
    toolingRoutes(router, this.#testRuns);
    deployRoutes(router, this.#deployments);
    soapRoutes(router, this.#deployments);
  }

  #reload(): void {
    this.#running.close();
    [this.#running, this.#api] = this.#open();
    this.#running.kick();
  }
}
