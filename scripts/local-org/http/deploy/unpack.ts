import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import JSZip from 'jszip';
import { ApiError } from '../message.ts';

/** One part of a deployment: a class, an object, a bundle … */
export interface Component {
  readonly fullName: string;
  /** `ApexClass`, `CustomObject` … */
  readonly type: string;
  /** Its place in the zip. */
  readonly fileName: string;
}

const bundles = new Set(['lwc', 'aura']);
/** Files that have their description in a file of their own. */
const describedBeside = /\.(cls|trigger|resource|page|component|email)$/;

/** A file in metadata format lacks the suffix that source format has. */
function sourcePath(path: string, folder: string): string {
  const isPlain = bundles.has(folder) || path.endsWith('-meta.xml') || describedBeside.test(path);
  return isPlain || folder === 'objects' || folder === 'labels' ? path : `${path}-meta.xml`;
}

interface ManifestTypes {
  readonly name: string;
  readonly members: readonly string[];
}

const manifestParser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'types' || name === 'members',
});

/** The parts that a manifest names. The file of a part bears its name, or that of the object which it belongs to. */
function componentsOf(manifest: string, paths: readonly string[]): Component[] {
  const document = manifestParser.parse(manifest) as {
    readonly Package?: { readonly types?: readonly ManifestTypes[] };
  };
  const files = new Map(paths.map((path) => [nameIn(path), path]));
  return (document.Package?.types ?? []).flatMap(({ name, members }) =>
    members.map((fullName) => ({
      fullName,
      type: name,
      fileName: files.get(fullName) ?? files.get(fullName.split('.')[0]) ?? 'package.xml',
    })),
  );
}

/** Name of the part that a file holds: the file's, or that of the bundle it lies in. */
function nameIn(path: string): string {
  const [folder, name = ''] = path.split('/');
  return bundles.has(folder) ? name : name.replace(/(\.[^.]+-meta\.xml|\.[^.]+)$/, '');
}

/**
 * Unpacks a deployment into a folder, in a layout that the local org reads.
 * @throws ApiError for a file that is no zip, has no package.xml, or wants to delete
 */
export async function unpack(zip: Uint8Array, folder: string): Promise<Component[]> {
  const archive = await JSZip.loadAsync(zip).catch(() => {
    throw new ApiError(400, 'INVALID_ZIP', 'The deployment is not a zip file.');
  });
  const files = Object.values(archive.files).filter(({ dir }) => !dir);
  const manifest = files.find(({ name }) => /(^|\/)package\.xml$/.test(name));
  if (!manifest) throw new ApiError(400, 'INVALID_ZIP', 'No package.xml found in the deployment.');
  const root = manifest.name.slice(0, -'package.xml'.length);
  const paths: string[] = [];
  for (const file of files) {
    const path = normalize(file.name.slice(root.length));
    if (!file.name.startsWith(root) || path.startsWith('..') || path === 'package.xml') continue;
    if (/^destructiveChanges\w*\.xml$/.test(path))
      throw new ApiError(
        400,
        'UNSUPPORTED',
        'The local org deletes no metadata: start it with --fresh without the files.',
      );
    const target = join(folder, sourcePath(path, path.split('/')[0]));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, await file.async('nodebuffer'));
    if (!path.endsWith('-meta.xml')) paths.push(path);
  }
  return componentsOf(await manifest.async('string'), paths);
}
