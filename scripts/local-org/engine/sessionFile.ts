import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a running org leaves its address and token for other programs: beside its database. */
export function sessionFileOf(data: string): string {
  return join(dirname(data), 'session.json');
}

/** How to reach an org that runs in another process. */
export interface RunningSession {
  readonly url: string;
  readonly accessToken: string;
  readonly username: string;
  readonly pid: number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The org that runs on a database now, or undefined. A file left by an org that was killed does not count. */
export function runningSession(data: string): RunningSession | undefined {
  const file = sessionFileOf(data);
  if (!existsSync(file)) return undefined;
  const session = JSON.parse(readFileSync(file, 'utf8')) as RunningSession;
  return isAlive(session.pid) ? session : undefined;
}
