import type { MessagePort } from 'node:worker_threads';
import type { HttpReply, HttpRequest } from '../http/message.ts';

/** What the engine thread needs to come up. All of it can be posted to a thread. */
export interface EngineOptions {
  /** SQLite file, or `:memory:`. */
  readonly database: string;
  /** SFDX source folders, in the order in which they are deployed. */
  readonly sources: readonly string[];
  /** Anonymous Apex that is run once, in a database that is new. */
  readonly setupApex?: string;
  /** Address at which the org is reached, without a slash at the end. */
  readonly baseUrl: string;
  /** Where callouts to addresses that begin with a key lead to instead. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Ends of the callout line, see {@link CalloutLine}. */
  readonly callouts: CalloutLine;
}

/** How the engine waits for answers from outside: it sleeps on `signal` and then reads `port`. */
export interface CalloutLine {
  readonly port: MessagePort;
  /** One 32-bit counter; the main thread adds one for each answer that it has posted. */
  readonly signal: SharedArrayBuffer;
}

/** A callout whose address and headers are final. */
export interface OutboundRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly timeoutMilliseconds: number;
}

/** What came of a callout. A failure's text is what `CalloutException` says. */
export type OutboundResult =
  | {
      readonly ok: true;
      readonly statusCode: number;
      readonly status: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  | { readonly ok: false; readonly failure: string };

/** Main thread to engine. */
export type ToEngine =
  { readonly kind: 'request'; readonly id: number; readonly request: HttpRequest } | { readonly kind: 'stop' };

/** Engine to main thread. */
export type FromEngine =
  | { readonly kind: 'ready'; readonly identity: OrgIdentity }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: HttpReply }
  | { readonly kind: 'event'; readonly event: PushedEvent }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'clock'; readonly now: number }
  | { readonly kind: 'stopped' };

/** Who is logged in when the org starts. */
export interface OrgIdentity {
  readonly organizationId: string;
  readonly username: string;
  readonly accessToken: string;
}

/** A platform event, as pages that subscribe to it get it. */
export interface PushedEvent {
  /** `/event/Name__e`. */
  readonly channel: string;
  readonly data: { readonly payload: Readonly<Record<string, unknown>>; readonly event: { readonly replayId: number } };
}
