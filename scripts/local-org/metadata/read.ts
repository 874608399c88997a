import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { emptyMetadata, type MetadataBuilder, objectBuilder } from './builder.ts';
import type { MetadataNotice, OrgMetadata } from './model.ts';
import { readExternalCredential, readNamedCredential, readRemoteSite } from './readCredentials.ts';
import { readField, readFieldSet, readListView, readObject, readRecordType, readValidationRule } from './readObject.ts';
import { readApplication, readFlexiPage, readTab } from './readPages.ts';
import {
  readCustomMetadata,
  readGlobalValueSet,
  readLabels,
  readNotificationType,
  readStandardValueSet,
  readStaticResource,
} from './readRecords.ts';
import {
  readCustomPermission,
  readPermissionSet,
  readPermissionSetGroup,
  readQueue,
  readSite,
} from './readSecurity.ts';
import { readXml, type XmlElement } from './xml.ts';

type Reader = (metadata: MetadataBuilder, name: string, xml: XmlElement, file: string) => MetadataNotice[];

/** Readers by the word before `-meta.xml`. */
const readers: Readonly<Record<string, Reader>> = {
  object: (metadata, name, xml) => readObject(objectBuilder(metadata, name), xml),
  field: (metadata, _name, xml, file) => readField(objectBuilder(metadata, owningObject(file)), xml),
  validationRule: (metadata, _name, xml, file) => readValidationRule(objectBuilder(metadata, owningObject(file)), xml),
  recordType: (metadata, _name, xml, file) => readRecordType(objectBuilder(metadata, owningObject(file)), xml),
  fieldSet: (metadata, _name, xml, file) => readFieldSet(objectBuilder(metadata, owningObject(file)), xml),
  listView: (metadata, _name, xml, file) => readListView(objectBuilder(metadata, owningObject(file)), xml),
  md: readCustomMetadata,
  labels: readLabels,
  globalValueSet: readGlobalValueSet,
  standardValueSet: readStandardValueSet,
  permissionset: readPermissionSet,
  permissionsetgroup: readPermissionSetGroup,
  customPermission: readCustomPermission,
  namedCredential: readNamedCredential,
  externalCredential: readExternalCredential,
  remoteSite: readRemoteSite,
  notiftype: readNotificationType,
  queue: readQueue,
  site: readSite,
  resource: readStaticResource,
  tab: readTab,
  app: readApplication,
  flexipage: readFlexiPage,
};

/** Kinds that change nothing the local org does. */
const irrelevantKinds = new Set([
  'cls',
  'trigger',
  'js',
  'layout',
  'profile',
  'compactLayout',
  'webLink',
  'businessProcess',
  'page',
  'component',
  'email',
  'emailFolder',
  'report',
  'reportFolder',
  'reportType',
  'dashboard',
  'dashboardFolder',
  'quickAction',
  'pathAssistant',
  'translation',
  'objectTranslation',
  'settings',
  'testSuite',
  'cspTrustedSite',
  'corsWhitelistOrigin',
  'cmp',
  'design',
  'auradoc',
  'evt',
  'intf',
  'tokens',
  'messageChannel',
  'brandingSet',
  'cachePartition',
  'PlatformEventSubscriberConfig',
  'platformEventSubscriberConfig',
  'index',
  'sharingReason',
  'sharingRules',
  'role',
  'group',
  'asset',
  'navigationMenu',
]);

/**
 * Reads SFDX source folders. Later folders win where two define the same thing.
 * @param folders absolute or relative paths; every layout below them will do
 * @throws Error naming file and element when a file that matters can't be understood
 */
export function readMetadata(folders: readonly string[]): OrgMetadata {
  const metadata = emptyMetadata();
  for (const folder of folders) {
    if (!existsSync(folder)) throw new Error(`Source folder ${folder} does not exist`);
    for (const file of sourceFiles(folder)) metadata.notices.push(...readFile(metadata, file));
  }
  const latest = new Map(metadata.apex.map((source) => [`${source.kind} ${source.name.toLowerCase()}`, source]));
  metadata.apex = [...latest.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return metadata;
}

function* sourceFiles(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) yield path;
    else if (entry.name !== 'node_modules' && !entry.name.startsWith('.') && entry.name !== '__tests__')
      yield* sourceFiles(path);
  }
}

function readFile(metadata: MetadataBuilder, file: string): MetadataNotice[] {
  const apex = /^(.+)\.(cls|trigger)$/.exec(basename(file));
  if (apex) {
    metadata.apex.push({
      kind: apex[2] === 'cls' ? 'class' : 'trigger',
      name: apex[1],
      file,
      source: readFileSync(file, 'utf8'),
      apiVersion: apexVersion(`${file}-meta.xml`),
    });
    return [];
  }
  const described =
    /^(.+)\.([A-Za-z]+)-meta\.xml$/.exec(basename(file)) ?? /^(.+)\.(object|labels)$/.exec(basename(file));
  if (!described) return [];
  const [, name, kind] = described;
  const reader = readers[kind];
  if (reader) return reader(metadata, decodeURIComponent(name), readXml(file), file);
  return irrelevantKinds.has(kind) ? [] : [{ file, message: `Metadata of kind ${kind} is not known to the local org` }];
}

const latestApiVersion = 67;

function apexVersion(metaFile: string): number {
  if (!existsSync(metaFile)) return latestApiVersion;
  return readXml(metaFile).number('apiVersion') ?? latestApiVersion;
}

/** `…/objects/Account/fields/MRR__c.field-meta.xml` belongs to `Account`. */
function owningObject(file: string): string {
  const object = /([^/\\]+)[/\\][^/\\]+[/\\][^/\\]+$/.exec(file)?.[1];
  if (!object) throw new Error(`${file}: a part of an object must lie in objects/<Object>/<kind>/`);
  return object;
}
