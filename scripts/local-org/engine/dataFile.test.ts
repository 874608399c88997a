import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { prepareDataFile } from './dataFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'data-file-'));

test('the folders of a new data file are made', async () => {
  const file = join(folder, 'one', 'two', 'org.db');
  await prepareDataFile(file);
  assert.ok(existsSync(dirname(file)));
});

test('a place where no file can be is refused by its name', async () => {
  for (const file of ['/dev/null/org.db', '/proc/nowhere/org.db'])
    await assert.rejects(prepareDataFile(file), new RegExp(`^Error: The data file ${file} can't be written`));
});

test('a folder and a file of something else are no databases', async () => {
  const file = join(folder, 'letter.txt');
  writeFileSync(file, 'Dear customer, this is no database.');
  for (const wrong of [folder, file])
    await assert.rejects(prepareDataFile(wrong), new RegExp(`^Error: ${wrong} is no database of a local org`));
});

test('an empty file may become a database', async () => {
  const file = join(folder, 'empty.db');
  writeFileSync(file, '');
  await prepareDataFile(file);
});
