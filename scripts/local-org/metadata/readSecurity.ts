import type { MetadataBuilder } from './builder.ts';
import type { MetadataNotice, NamedMetadata } from './model.ts';
import type { XmlElement } from './xml.ts';

/** Reads what every named piece of metadata has. */
export function named(name: string, xml: XmlElement): NamedMetadata {
  return { name, label: xml.text('label') ?? xml.text('masterLabel') ?? name, description: xml.text('description') };
}

const grantedNames = (xml: XmlElement, element: string, nameElement: string): string[] =>
  xml
    .children(element)
    .filter((grant) => grant.flag('enabled') ?? true)
    .map((grant) => grant.required(nameElement));

export function readPermissionSet(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.permissionSets.set(name.toLowerCase(), {
    ...named(name, xml),
    license: xml.text('license'),
    objects: xml.children('objectPermissions').map((grant) => ({
      object: grant.required('object'),
      read: grant.flag('allowRead') ?? false,
      create: grant.flag('allowCreate') ?? false,
      edit: grant.flag('allowEdit') ?? false,
      delete: grant.flag('allowDelete') ?? false,
      viewAll: grant.flag('viewAllRecords') ?? false,
      modifyAll: grant.flag('modifyAllRecords') ?? false,
    })),
    fields: xml.children('fieldPermissions').map((grant) => ({
      field: grant.required('field'),
      readable: grant.flag('readable') ?? false,
      editable: grant.flag('editable') ?? false,
    })),
    classes: grantedNames(xml, 'classAccesses', 'apexClass'),
    pages: grantedNames(xml, 'pageAccesses', 'apexPage'),
    customPermissions: grantedNames(xml, 'customPermissions', 'name'),
    userPermissions: grantedNames(xml, 'userPermissions', 'name'),
    customMetadataTypes: grantedNames(xml, 'customMetadataTypeAccesses', 'name'),
    customSettings: grantedNames(xml, 'customSettingAccesses', 'name'),
    externalCredentialPrincipals: grantedNames(
      xml,
      'externalCredentialPrincipalAccesses',
      'externalCredentialPrincipal',
    ),
    tabs: xml
      .children('tabSettings')
      .map((tab) => ({ tab: tab.required('tab'), visibility: tab.required('visibility') })),
    applications: xml.children('applicationVisibilities').map((app) => ({
      application: app.required('application'),
      visible: app.flag('visible') ?? false,
    })),
  });
  return xml.unread(['hasActivationRequired', 'recordTypeVisibilities', 'flowAccesses', 'agentAccesses']);
}

export function readPermissionSetGroup(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.permissionSetGroups.set(name.toLowerCase(), {
    ...named(name, xml),
    permissionSets: xml.texts('permissionSets'),
  });
  return xml.unread(['hasActivationRequired', 'mutingPermissionSets', 'status']);
}

export function readCustomPermission(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.customPermissions.set(name.toLowerCase(), named(name, xml));
  return xml.unread(['isLicensed', 'connectedApp', 'requiredPermission']);
}

export function readQueue(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  const objects = xml.children('queueSobject').map((object) => object.required('sobjectType'));
  metadata.queues.set(name.toLowerCase(), {
    ...named(name, xml),
    name,
    label: xml.text('name') ?? name,
    objects,
    email: xml.text('email'),
  });
  return xml.unread(['doesSendEmailToMembers', 'queueMembers', 'queueRoutingConfig']);
}

export function readSite(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.sites.set(name.toLowerCase(), {
    ...named(name, xml),
    urlPathPrefix: xml.text('urlPathPrefix') ?? '',
    isActive: xml.flag('active') ?? false,
  });
  return [];
}
