import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fingerprint } from './fingerprint.ts';

const folder = mkdtempSync(join(tmpdir(), 'fingerprint-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('the fingerprint changes with a file of a component, and only then', () => {
  write('panel/panel.ts', 'export const a = 1;');
  const before = fingerprint([folder]);
  assert.equal(fingerprint([folder]), before, 'nothing has changed');

  write('panel/README.md', 'about');
  write('node_modules/x/x.js', 'x');
  assert.equal(fingerprint([folder]), before, 'texts and installed packages make no page');

  utimesSync(join(folder, 'panel/panel.ts'), new Date(0), new Date(0));
  const touched = fingerprint([folder]);
  assert.notEqual(touched, before, 'a file was saved again');

  write('panel/panel.css', '.a {}');
  assert.notEqual(fingerprint([folder]), touched, 'a file has come');
});
