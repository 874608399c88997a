import { MessageChannel, Worker } from 'node:worker_threads';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { ApiError } from '../http/message.ts';
import { answerCallouts } from './outbound.ts';
import type { EngineOptions, FromEngine, OrgIdentity, PushedEvent, ToEngine } from './protocol.ts';

/** What the main thread does with what the engine tells. */
export interface EngineListeners {
  onEvent(event: PushedEvent): void;
  onLog(line: string): void;
  /** The org's clock was moved. @param now milliseconds since 1970 */
  onClock(now: number): void;
  /** The engine is gone without having been asked to stop. */
  onCrash(error: Error): void;
}

interface WaitingReply {
  resolve(reply: HttpReply): void;
  reject(error: Error): void;
}

/** The engine thread, as the main thread sees it: Apex and data run there, one request or job after the other. */
export class EngineHost {
  readonly identity: OrgIdentity;
  readonly #worker: Worker;
  readonly #waiting: Map<number, WaitingReply>;
  #lastId = 0;

  private constructor(worker: Worker, identity: OrgIdentity, waiting: Map<number, WaitingReply>) {
    this.#worker = worker;
    this.identity = identity;
    this.#waiting = waiting;
  }

  /**
   * Starts the engine and waits until the org is there.
   * @throws Error with the reason when it does not come up
   */
  static start(options: Omit<EngineOptions, 'callouts'>, listeners: EngineListeners): Promise<EngineHost> {
    const signal = new SharedArrayBuffer(4);
    const { port1, port2 } = new MessageChannel();
    answerCallouts(port1, signal);
    const workerData: EngineOptions = { ...options, callouts: { port: port2, signal } };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, transferList: [port2] });
    const waiting = new Map<number, WaitingReply>();
    return new Promise((resolve, reject) => {
      let isUp = false;
      let isStopping = false;
      const fail = (error: Error): void => {
        port1.close();
        for (const { reject: refuse } of waiting.values())
          refuse(new ApiError(503, 'SERVER_UNAVAILABLE', error.message));
        waiting.clear();
        if (!isUp) reject(error);
        else if (!isStopping) listeners.onCrash(error);
      };
      worker.on('error', fail);
      worker.on('exit', (code) => fail(new Error(`The engine of the local org ended with code ${code}.`)));
      worker.on('message', (message: FromEngine) => {
        switch (message.kind) {
          case 'ready':
            isUp = true;
            return resolve(new EngineHost(worker, message.identity, waiting));
          case 'failed':
            return fail(new Error(message.message));
          case 'reply':
            waiting.get(message.id)?.resolve(message.reply);
            waiting.delete(message.id);
            return undefined;
          case 'event':
            return listeners.onEvent(message.event);
          case 'log':
            return listeners.onLog(message.line);
          case 'clock':
            return listeners.onClock(message.now);
          case 'stopped':
            isStopping = true;
            return undefined;
        }
      });
    });
  }

  /** Has the engine answer a request. */
  handle(request: HttpRequest): Promise<HttpReply> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: 'request', id, request });
    });
  }

  /** Lets the engine finish what it is doing, and ends it. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#post({ kind: 'stop' });
    await ended;
  }

  #post(message: ToEngine): void {
    this.#worker.postMessage(message);
  }
}
