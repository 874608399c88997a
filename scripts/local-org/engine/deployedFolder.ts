import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of what was deployed to a running org, beside its database: the last of the org's source folders. */
export function deployedFolderOf(database: string): string {
  return `${database.replace(/\.db$/, '')}.deployed`;
}

/** `classes/Money` for `classes/Money.cls`, its settings, and a source file `act/classes/acts/Money.cls`. */
function partKey(kind: string, path: readonly string[]): string {
  const isFolder = ['lwc', 'aura', 'objects'].includes(kind);
  const name = (isFolder ? path[0] : path.at(-1)) ?? '';
  return `${kind}/${name.replace(/\..*$/, '')}`;
}

/** When each part of the source was changed last, by its key. */
function changesOf(sources: readonly string[], kinds: ReadonlySet<string>): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  for (const source of sources.filter((folder) => existsSync(folder))) {
    for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      const steps = path.split('/');
      const at = steps.findIndex((step) => kinds.has(step));
      if (at < 0 || at === steps.length - 1) continue;
      const key = partKey(steps[at] ?? '', steps.slice(at + 1));
      const status = statSync(join(source, path));
      if (status.isFile()) changes.set(key, Math.max(changes.get(key) ?? 0, status.mtimeMs));
    }
  }
  return changes;
}

function newestChange(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/**
 * Removes from what was deployed the parts that have been changed in the org's own source folders since.
 * @param deployed it need not exist
 * @returns the parts, as `classes/Money`
 */
export function removeOutdatedParts(deployed: string, sources: readonly string[]): readonly string[] {
  if (!existsSync(deployed)) return [];
  const kinds = readdirSync(deployed);
  const changes = changesOf(sources, new Set(kinds));
  const outdated = new Set<string>();
  for (const [kind, name] of kinds.flatMap((each) => readdirSync(join(deployed, each)).map((file) => [each, file]))) {
    const place = join(deployed, kind ?? '', name ?? '');
    const key = partKey(kind ?? '', [name ?? '']);
    if ((changes.get(key) ?? 0) <= newestChange(place)) continue;
    rmSync(place, { recursive: true });
    outdated.add(key);
  }
  return [...outdated].sort();
}
