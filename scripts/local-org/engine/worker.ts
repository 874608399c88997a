import { parentPort, workerData } from 'node:worker_threads';
import { EngineApi } from '../http/api/engineRoutes.ts';
import { errorReply, ApiError, messageOf } from '../http/message.ts';
import { Org } from '../org.ts';
import { addSessionRoute } from '../pages/sessionRoute.ts';
import { callOut } from './calloutLine.ts';
import { RunningOrg } from './runningOrg.ts';
import type { EngineOptions, FromEngine, ToEngine } from './protocol.ts';

/** The engine thread: it owns the org and does one thing at a time. */

const port = parentPort;
if (!port) throw new Error('engine/worker.ts runs as a worker thread only');

const tell = (message: FromEngine): void => port.postMessage(message);
const report = (line: string): void => tell({ kind: 'log', line });

function start(options: EngineOptions): void {
  const org = new Org({
    sources: options.sources,
    database: options.database,
    redirects: options.redirects,
    sendCallout: (request) => callOut(options.callouts, request),
    onReport: report,
  });
  if (options.setupApex !== undefined) org.setUp(options.setupApex);
  org.clock.onMove((now) => tell({ kind: 'clock', now }));
  const running = new RunningOrg(org, options.baseUrl, (event) => tell({ kind: 'event', event }), fail);
  const api = new EngineApi(running, addSessionRoute);
  port?.on('message', (message: ToEngine) => {
    if (message.kind === 'stop') return stop(running);
    void api
      .answer(message.request)
      .catch((error: unknown) => errorReply(new ApiError(500, 'UNKNOWN_EXCEPTION', messageOf(error))))
      .then((reply) => tell({ kind: 'reply', id: message.id, reply }))
      .finally(() => running.kick());
  });
  tell({ kind: 'ready', identity: running.identity() });
  running.kick();
}

function stop(running: RunningOrg): void {
  running.close();
  tell({ kind: 'stopped' });
  port?.close();
}

function fail(error: unknown): void {
  tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
}

try {
  start(workerData as EngineOptions);
} catch (error) {
  fail(error);
}
