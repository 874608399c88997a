import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
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

const typesByFolder: Readonly<Record<string, string>> = {
  classes: 'ApexClass',
  triggers: 'ApexTrigger',
  objects: 'CustomObject',
  labels: 'CustomLabels',
  permissionsets: 'PermissionSet',
  permissionsetgroups: 'PermissionSetGroup',
  customPermissions: 'CustomPermission',
  customMetadata: 'CustomMetadata',
  globalValueSets: 'GlobalValueSet',
  standardValueSets: 'StandardValueSet',
  namedCredentials: 'NamedCredential',
  externalCredentials: 'ExternalCredential',
  remoteSiteSettings: 'RemoteSiteSetting',
  notificationtypes: 'CustomNotificationType',
  staticresources: 'StaticResource',
  flexipages: 'FlexiPage',
  tabs: 'CustomTab',
  applications: 'CustomApplication',
  layouts: 'Layout',
  lwc: 'LightningComponentBundle',
  aura: 'AuraDefinitionBundle',
  queues: 'Queue',
  sites: 'CustomSite',
};

const bundles = new Set(['lwc', 'aura']);
/** Files that have their description in a file of their own. */
const describedBeside = /\.(cls|trigger|resource|page|component|email)$/;

/** A file in metadata format lacks the suffix that source format has. */
function sourcePath(path: string, folder: string): string {
  const isPlain = bundles.has(folder) || path.endsWith('-meta.xml') || describedBeside.test(path);
  return isPlain || folder === 'objects' || folder === 'labels' ? path : `${path}-meta.xml`;
}

function componentOf(path: string): Component | undefined {
  const [folder, name] = path.split('/');
  if (name === undefined || path.endsWith('-meta.xml')) return undefined;
  const fullName = bundles.has(folder) ? name : name.replace(/\.[^.]+$/, '');
  return { fullName, type: typesByFolder[folder] ?? folder, fileName: path };
}

function once(components: readonly Component[]): Component[] {
  return [...new Map(components.map((each) => [`${each.type} ${each.fullName}`, each])).values()];
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
  const components: Component[] = [];
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
    const component = componentOf(path);
    if (component) components.push(component);
  }
  return once(components);
}
