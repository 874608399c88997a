import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A value that changes when any file below the folders does: it has each file's path, size and time of change.
 * @param folders folders of sources; installed packages in them are left out
 */
export function fingerprint(folders: readonly string[]): string {
  const hash = createHash('sha1');
  for (const folder of folders) {
    for (const path of globSync('**/*.{ts,js,html,css,xml}', {
      cwd: folder,
      exclude: (name) => name.includes('node_modules'),
    })) {
      const { size, mtimeMs } = statSync(join(folder, path));
      hash.update(`${folder}/${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
