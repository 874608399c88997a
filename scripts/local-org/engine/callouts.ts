import { apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import type { CalloutRequest, CalloutResponse, Callouts, CredentialValues, RunningUser } from '../ports.ts';
import type { NamedCredentials, PrincipalCheck } from './namedCredentials.ts';
import type { OutboundRequest, OutboundResult } from './protocol.ts';

/** Longest time that one transaction may wait for callouts, in milliseconds. */
const cumulativeTimeout = 120_000;

/**
 * Callouts of one transaction.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 */
export class TransactionCallouts implements Callouts {
  readonly #credentials: NamedCredentials;
  readonly #send: (request: OutboundRequest) => OutboundResult;
  readonly #mayUse: (user: RunningUser) => PrincipalCheck;
  readonly #hasPendingWork: () => boolean;
  #waited = 0;

  /**
   * @param send sends a request and waits for the answer
   * @param mayUse the principals that a user may use
   * @param hasPendingWork whether jobs or events wait for the transaction's commit
   */
  constructor(
    credentials: NamedCredentials,
    send: (request: OutboundRequest) => OutboundResult,
    mayUse: (user: RunningUser) => PrincipalCheck,
    hasPendingWork: () => boolean,
  ) {
    this.#credentials = credentials;
    this.#send = send;
    this.#mayUse = mayUse;
    this.#hasPendingWork = hasPendingWork;
  }

  get credentials(): CredentialValues {
    return this.#credentials.values;
  }

  send(request: CalloutRequest): CalloutResponse {
    if (this.#hasPendingWork()) {
      throw apexException(
        'CalloutException',
        'You have uncommitted work pending. Please commit or rollback before calling out',
      );
    }
    const { url, headers } = this.#credentials.resolve(request, this.#mayUse(current().user));
    const timeoutMilliseconds = Math.min(request.timeoutMilliseconds, cumulativeTimeout - this.#waited);
    if (timeoutMilliseconds <= 0) throw apexException('CalloutException', 'Exceeded max time limit for callouts');
    const started = performance.now();
    const result = this.#send({
      method: request.method,
      url,
      headers: [...headers],
      body: request.body,
      timeoutMilliseconds,
    });
    this.#waited += performance.now() - started;
    if (!result.ok) throw apexException('CalloutException', result.failure);
    current().limits.use('HeapSize', result.body.length);
    return {
      statusCode: result.statusCode,
      status: result.status,
      headers: new Map(result.headers),
      body: result.body,
    };
  }
}
