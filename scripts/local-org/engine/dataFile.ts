import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../http/message.ts';
import { runningSession, type RunningSession } from './sessions.ts';

/** An org that was asked to stop is gone within a second or two. */
const attemptsToWait = 8;
const sqliteBeginning = 'SQLite format 3\0';

declare const prepared: unique symbol;

/** Path of a file that was seen to by `prepareDataFile`. */
export type DataFile = string & { readonly [prepared]: true };

/**
 * Sees to it that an org can keep its data in a file: its folder is made, the file is absent or a database, and no
 * other org runs on it.
 * @throws Error that names the file and says what is wrong
 */
export async function prepareDataFile(file: string): Promise<DataFile> {
  requireWritable(file);
  if (existsSync(file) && !isDatabase(file))
    throw new Error(`${file} is no database of a local org. Choose another file with --data.`);
  await refuseSecondOrg(file);
  return file as DataFile;
}

function requireWritable(file: string): void {
  try {
    makeFolder(dirname(file));
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new Error(`The data file ${file} can't be written (${messageOf(error)}). Choose another with --data.`, {
      cause: error,
    });
  }
}

/** Two orgs on one file would do each job twice. One that is just stopping is waited for. */
async function refuseSecondOrg(file: string): Promise<void> {
  const other = await stillRunning(file);
  if (!other) return;
  throw new Error(
    `An org runs on ${file} already, at ${other.url} (process ${other.pid}). Stop it, or choose another file with --data.`,
  );
}

async function stillRunning(file: string): Promise<RunningSession | undefined> {
  for (let attempt = 1; ; attempt++) {
    const other = runningSession(file);
    if (!other || !(await answers(other))) return undefined;
    if (attempt === attemptsToWait) return other;
    await sleep(250);
  }
}

/** One level at a time: asked for all at once, Node never comes back from folders such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (existsSync(folder)) throw new Error(`${folder} is no folder`);
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function isDatabase(file: string): boolean {
  if (!statSync(file).isFile()) return false;
  const beginning = Buffer.alloc(sqliteBeginning.length);
  const opened = openSync(file, 'r');
  const length = readSync(opened, beginning);
  closeSync(opened);
  return length === 0 || beginning.toString('latin1') === sqliteBeginning;
}

/** A process number may have gone to another program since. */
async function answers({ url, accessToken }: RunningSession): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const signal = AbortSignal.timeout(2_000);
  try {
    return (await fetch(`${url}/local-org/status`, { headers, signal })).ok;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}
