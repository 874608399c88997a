import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { deployedFolderOf, removeOutdatedParts } from './deployedFolder.ts';

const folder = mkdtempSync(join(tmpdir(), 'deployed-folder-'));
const source = join(folder, 'force-app');
const deployed = deployedFolderOf(join(folder, 'org.db'));

/** Writes a file that was changed in a minute of 2026. */
function write(file: string, minute: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  const time = new Date(Date.UTC(2026, 0, 1, 0, minute));
  utimesSync(file, time, time);
}

test('what was never deployed to has nothing outdated', () => {
  assert.deepEqual(removeOutdatedParts(deployed, [source]), []);
});

test('parts that were changed in the source since the deployment leave the copy, all others stay', () => {
  for (const file of ['classes/Edited.cls', 'classes/Edited.cls-meta.xml', 'classes/Same.cls', 'classes/Foreign.cls'])
    write(join(deployed, file), 2);
  for (const file of ['objects/Edited__c.object', 'lwc/edited/edited.js', 'lwc/same/same.js'])
    write(join(deployed, file), 2);
  write(join(source, 'main/score/classes/mrr/Edited.cls'), 3);
  write(join(source, 'main/score/classes/Same.cls'), 1);
  write(join(source, 'main/model/objects/Edited__c/fields/New__c.field-meta.xml'), 3);
  write(join(source, 'main/app/lwc/edited/edited.ts'), 3);
  write(join(source, 'main/app/lwc/same/same.ts'), 1);

  const parts = removeOutdatedParts(deployed, [source, join(folder, 'absent')]);

  assert.deepEqual(parts, ['classes/Edited', 'lwc/edited', 'objects/Edited__c']);
  assert.deepEqual(readdirSync(join(deployed, 'classes')).sort(), ['Foreign.cls', 'Same.cls']);
  assert.deepEqual(readdirSync(join(deployed, 'lwc')), ['same']);
});
