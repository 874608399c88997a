import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { findBundles } from './componentBundles.ts';

const root = mkdtempSync(join(tmpdir(), 'component-bundles-'));

function write(path: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}

test('a bundle is its module, or its styles where there is nothing else', () => {
  for (const file of ['both/both.ts', 'both/both.css', 'styles/styles.css', 'tests/__tests__/tests.test.ts'])
    write(`main/app/lwc/${file}`);

  const entries = findBundles([root]).map(({ name, entry }) => [name, entry.slice(root.length)]);

  assert.deepEqual(entries.sort(), [
    ['both', '/main/app/lwc/both/both.ts'],
    ['styles', '/main/app/lwc/styles/styles.css'],
  ]);
});

test('two bundles of one name are refused', () => {
  write('main/setup/lwc/both/both.js');
  assert.throws(() => findBundles([root]), /^Error: Two component bundles are called both: /);
});
