import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { ensureJsonMap, ensureNumber, ensureString } from '@salesforce/ts-types';

/** A system that `npm start` brought up, as another program sees it. */
export interface RunningSystem {
  readonly url: string;
  readonly accessToken: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  readonly stripeApiBase: string;
  readonly pid: number;
  /** The SQLite file; starting again on it brings the org back. */
  readonly data: string;
  readonly secondsToReady: number;
  /** Ends it as an operator would (SIGTERM), or as a power cut would (SIGKILL). */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const patience = 90_000;

/** A folder for one story's data; removed by the returned function. */
export function temporaryData(): { readonly data: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-clv-sync-story-'));
  return { data: join(folder, 'org.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Runs `npm start` and waits for its line of JSON.
 * @param data the SQLite file
 * @param flags further flags
 * @throws Error with what it printed, when it is not ready within 90 s
 */
export async function startSystem(data: string, ...flags: string[]): Promise<RunningSystem> {
  const begun = performance.now();
  const args = ['scripts/dev/start.ts', '--json', '--no-open', '--data', data, '--port', '0', ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const line = await Promise.race([firstLine(child), ended(child), sleep(patience, 'late', { ref: false })]);
  if (!line?.startsWith('{')) {
    child.kill('SIGKILL');
    throw new Error(`npm start ${flags.join(' ')} was not ready (${line}):\n${errors.join('')}`);
  }
  const ready = ensureJsonMap(JSON.parse(line));
  const text = (key: string): string => ensureString(ready[key], `npm start --json tells ${key}`);
  return {
    url: text('url'),
    accessToken: text('accessToken'),
    webhookUrl: text('webhookUrl'),
    webhookSecret: text('webhookSecret'),
    stripeApiBase: text('stripeApiBase'),
    pid: ensureNumber(ready.pid),
    data,
    secondsToReady: (performance.now() - begun) / 1000,
    end: (signal = 'SIGTERM') => end(child, signal),
  };
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (!child.stdout) return undefined;
  for await (const line of createInterface({ input: child.stdout })) return line;
  return undefined;
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.once('close', (code) => resolve(`ended with exit code ${code}`)));
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = ended(child);
  child.kill(signal);
  await closed;
}
