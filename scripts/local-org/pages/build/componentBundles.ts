import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A Lightning web component bundle: a folder directly in a folder named `lwc`. */
export interface ComponentBundle {
  /** Name of the folder, such as `accountBilling`. */
  readonly name: string;
  readonly folder: string;
  /** The module: `.ts` where there is one, else `.js`; `.css` of a bundle that holds nothing but styles. */
  readonly entry: string;
}

/**
 * Finds the component bundles below source folders.
 * https://developer.salesforce.com/docs/platform/lwc/guide/create-components-folder.html
 * https://developer.salesforce.com/docs/platform/lwc/guide/create-components-css-share.html
 * @param folders SFDX source folders, or folders of the same shape
 * @throws Error when two bundles have one name
 */
export function findBundles(folders: readonly string[]): ComponentBundle[] {
  const bundles = new Map<string, ComponentBundle>();
  for (const folder of folders.flatMap((root) =>
    globSync('**/lwc/*/', { cwd: root, exclude: excluded }).map((path) => join(root, path)),
  )) {
    const bundle = readBundle(folder);
    const other = bundle && bundles.get(bundle.name);
    if (other)
      throw new Error(
        `Two component bundles are called ${bundle.name}: ${other.folder} and ${bundle.folder}. Rename one.`,
      );
    if (bundle) bundles.set(bundle.name, bundle);
  }
  return [...bundles.values()];
}

const excluded = (path: string): boolean => /node_modules|__tests__/.test(path);

function readBundle(folder: string): ComponentBundle | undefined {
  const name = basename(folder);
  const entry = ['ts', 'js', 'css'].map((suffix) => join(folder, `${name}.${suffix}`)).find((file) => existsSync(file));
  return entry === undefined ? undefined : { name, folder, entry };
}
