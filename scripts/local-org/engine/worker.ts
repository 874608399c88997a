import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine.ts';
import type { EngineOptions, FromEngine, ToEngine } from './protocol.ts';

/** The engine thread: it owns the org and does one thing at a time. */

const port = parentPort;
if (!port) throw new Error('engine/worker.ts runs as a worker thread only');

const tell = (message: FromEngine): void => port.postMessage(message);

function start(options: EngineOptions): void {
  const engine = new Engine(options, {
    event: (event) => tell({ kind: 'event', event }),
    log: (line) => tell({ kind: 'log', line }),
    fail,
  });
  port?.on('message', (message: ToEngine) => {
    if (message.kind === 'stop') return stop(engine);
    void engine.answer(message.request).then((reply) => tell({ kind: 'reply', id: message.id, reply }));
  });
  tell({ kind: 'ready', identity: engine.identity() });
  engine.kick();
}

function stop(engine: Engine): void {
  engine.close();
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
