import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the running orgs of a project leave their addresses and tokens for its other programs. */
export const sessionFolder = '.local-org/sessions';

/** How to reach an org that runs in another process. */
export interface RunningSession {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly pid: number;
  /** Full path of its database. */
  readonly data: string;
  /** Where callouts to addresses that begin with a key lead to instead. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * Makes an org known to other programs.
 * @returns takes it back
 */
export function announceSession(session: Omit<RunningSession, 'startedAt'>, folder = sessionFolder): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${session.pid}-${new URL(session.url).port}.json`);
  const announced: RunningSession = { ...session, data: resolve(session.data), startedAt: Date.now() };
  writeFileSync(file, JSON.stringify(announced), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The orgs that run now, the newest first. What orgs left that were killed is cleared away. */
export function runningSessions(folder = sessionFolder): RunningSession[] {
  return sessionFiles(folder)
    .flatMap((file) => readSession(join(folder, file)))
    .sort((left, right) => right.startedAt - left.startedAt);
}

/** The org that runs on a database now, or undefined. */
export function runningSession(data: string, folder = sessionFolder): RunningSession | undefined {
  return runningSessions(folder).find((session) => session.data === resolve(data));
}

function sessionFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
}

function readSession(file: string): RunningSession[] {
  try {
    const session = JSON.parse(readFileSync(file, 'utf8')) as RunningSession;
    if (isAlive(session.pid)) return [session];
    rmSync(file, { force: true });
  } catch {
    // Another process is writing it or has just removed it: then it is not there yet, or no longer.
  }
  return [];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
