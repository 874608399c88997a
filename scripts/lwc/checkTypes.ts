import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methodTypes, methodsFile } from './apexMethods.ts';
import { componentSettings, settingsFile } from './paths.ts';

const root = join(import.meta.dirname, '../..');
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** Checks the types of components and their tests, and that the compiler knows every component and Apex method. */
async function checkTypes(): Promise<number> {
  if (readFileSync(settingsFile, 'utf8') !== (await componentSettings())) {
    console.error('config/tsconfig.lwc.json does not name every component: run `npx node scripts/lwc/paths.ts`.');
    return 1;
  }
  if (readFileSync(methodsFile, 'utf8') !== (await methodTypes())) {
    console.error(
      'config/types/apexMethods.d.ts differs from the Apex controllers: run `npx node scripts/lwc/apexMethods.ts`.',
    );
    return 1;
  }
  return spawnSync(process.execPath, [compiler, '-p', settingsFile], { stdio: 'inherit', cwd: root }).status ?? 1;
}

process.exitCode = await checkTypes();
