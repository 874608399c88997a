import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { announceSession, runningSession, runningSessions } from './sessions.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'sessions-')), 'sessions');

const sessionOf = (data: string, port: number, pid = process.pid) => ({
  url: `http://127.0.0.1:${port}`,
  accessToken: 'token',
  username: 'admin@local-org.example',
  data,
  redirects: {},
  pid,
});

test('each org is found by its own database, although the databases lie in one folder', () => {
  const folder = newFolder();
  announceSession(sessionOf('/tmp/a.db', 1001), folder);
  announceSession(sessionOf('/tmp/b.db', 1002), folder);
  assert.equal(runningSession('/tmp/a.db', folder)?.url, 'http://127.0.0.1:1001');
  assert.equal(runningSession('/tmp/b.db', folder)?.url, 'http://127.0.0.1:1002');
  assert.equal(runningSession('/tmp/c.db', folder), undefined);
});

test('a relative path of a database is the same as its full path', () => {
  const folder = newFolder();
  announceSession(sessionOf('here.db', 1001), folder);
  assert.equal(runningSession(resolve('here.db'), folder)?.url, 'http://127.0.0.1:1001');
});

test('an org that was stopped or killed is not running', () => {
  const folder = newFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  announceSession(sessionOf('/tmp/killed.db', 1001, pid), folder);
  const withdraw = announceSession(sessionOf('/tmp/stopped.db', 1002), folder);
  withdraw();
  assert.deepEqual(runningSessions(folder), []);
  assert.deepEqual(readdirSync(folder), [], 'nothing is left of either');
});
