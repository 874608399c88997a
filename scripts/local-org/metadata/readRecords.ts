import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { MetadataBuilder } from './builder.ts';
import type { MetadataNotice } from './model.ts';
import { readPicklistValue } from './readObject.ts';
import { named } from './readSecurity.ts';
import type { XmlElement } from './xml.ts';

/** Reads a custom metadata record; the file is named `Type.Record`. */
export function readCustomMetadata(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  const [typeName, developerName] = name.split('.');
  const values = xml
    .children('values')
    .map((value) => [value.required('field'), typedValue(value.child('value'))] as const);
  metadata.customMetadata.push({
    typeName: `${typeName}__mdt`,
    developerName,
    label: xml.text('label') ?? developerName,
    isProtected: xml.flag('protected') ?? false,
    values: new Map(values),
    file: xml.file,
  });
  return xml.unread(['description']);
}

function typedValue(xml: XmlElement | undefined): string | number | boolean | null {
  if (!xml || xml.attribute('xsi:nil') === 'true') return null;
  const type = xml.attribute('xsi:type')?.replace(/^.*:/, '');
  if (type === 'boolean') return xml.content === 'true';
  if (type === 'double' || type === 'int') return Number(xml.content);
  return xml.content === '' ? null : xml.content;
}

export function readLabels(metadata: MetadataBuilder, _name: string, xml: XmlElement): MetadataNotice[] {
  for (const label of xml.children('labels')) {
    const name = label.required('fullName');
    const value = label.child('value')?.content ?? '';
    metadata.labels.set(name.toLowerCase(), { name, value, language: label.text('language') ?? 'en_US' });
  }
  return xml.unread();
}

export function readGlobalValueSet(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.globalValueSets.set(name.toLowerCase(), xml.children('customValue').map(readPicklistValue));
  return xml.unread(['masterLabel', 'description', 'sorted']);
}

export function readStandardValueSet(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.standardValueSets.set(name.toLowerCase(), xml.children('standardValue').map(readPicklistValue));
  return xml.unread(['sorted', 'groupingStringEnum']);
}

export function readNotificationType(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.notificationTypes.set(name.toLowerCase(), named(name, xml));
  return xml.unread(['customNotifTypeName', 'desktop', 'mobile', 'slack', 'actionGroups']);
}

/** Reads a static resource; its content lies beside the `-meta.xml`, with the suffix of its content type. */
export function readStaticResource(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  const contentType = xml.text('contentType') ?? 'application/octet-stream';
  const base = xml.file.replace(/\.resource-meta\.xml$/, '');
  const suffixes = [
    'resource',
    'json',
    'csv',
    'txt',
    'xml',
    'html',
    'js',
    'css',
    'png',
    'svg',
    'jpg',
    'gif',
    'zip',
    'pdf',
    basename(contentType),
  ];
  const contentFile = suffixes
    .map((suffix) => `${base}.${suffix}`)
    .find((file) => existsSync(file) && statSync(file).isFile());
  metadata.staticResources.set(name.toLowerCase(), { ...named(name, xml), contentType, contentFile });
  return xml.unread(['cacheControl']);
}
