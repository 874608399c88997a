import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project that the local org belongs to. */
const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * The source folders of a run.
 * @param given what `--source` named; absent or empty: the package directories of this project
 * @throws Error naming a folder that does not exist
 */
export function sourceFolders(given: readonly string[] | undefined): string[] {
  const folders = given && given.length > 0 ? given.map((folder) => resolve(folder)) : packageDirectories();
  for (const folder of folders)
    if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Name SFDX source folders with --source.`);
  return folders;
}

function packageDirectories(): string[] {
  const project = JSON.parse(readFileSync(join(projectRoot, 'sfdx-project.json'), 'utf8')) as {
    readonly packageDirectories: readonly { readonly path: string }[];
  };
  return project.packageDirectories.map(({ path }) => join(projectRoot, path)).filter((path) => existsSync(path));
}
