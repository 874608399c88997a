import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { componentPaths, componentSettings } from './paths.ts';

const config = join(import.meta.dirname, '../../config');

test('every module that components share leads to a file', () => {
  const paths = Object.entries(componentPaths());
  assert.ok(paths.length > 0, 'the package has components');
  for (const [name, [path]] of paths)
    assert.ok(path && existsSync(join(config, `${path}.ts`)), `${name} leads to ${path}`);
});

test('helper files of a component are no modules of their own', () => {
  const names = Object.keys(componentPaths());
  assert.ok(names.includes('c/paymentTimeline'), 'the component is a module');
  assert.ok(!names.includes('c/timeScale'), 'a file beside it is not');
});

test('the settings are strict, and TypeScript that platforms can not strip is refused', async () => {
  const { compilerOptions } = JSON.parse(await componentSettings()) as { compilerOptions: Record<string, unknown> };
  assert.equal(compilerOptions.strict, true);
  assert.equal(compilerOptions.erasableSyntaxOnly, true);
});
