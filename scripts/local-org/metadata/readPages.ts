import type { MetadataBuilder } from './builder.ts';
import type { FlexiPageRegion, MetadataNotice, TabMetadata } from './model.ts';
import { named } from './readSecurity.ts';
import type { XmlElement } from './xml.ts';

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm */
export function readFlexiPage(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.flexiPages.set(name.toLowerCase(), {
    ...named(name, xml),
    type: xml.required('type'),
    objectName: xml.text('sobjectType'),
    template: xml.child('template')?.text('name') ?? '',
    regions: xml.children('flexiPageRegions').map(readRegion),
  });
  return xml.unread(['parentFlexiPage', 'pageTemplate', 'quickActionList', 'platformActionlist', 'events']);
}

function readRegion(xml: XmlElement): FlexiPageRegion {
  const instances = [
    ...xml.children('itemInstances').flatMap((item) => item.children('componentInstance')),
    ...xml.children('componentInstances'),
  ];
  return {
    name: xml.required('name'),
    type: xml.required('type'),
    components: instances.map((component) => ({
      name: component.required('componentName'),
      identifier: component.text('identifier') ?? component.required('componentName'),
      properties: new Map(
        component
          .children('componentInstanceProperties')
          .map((property) => [property.required('name'), property.text('value') ?? '']),
      ),
    })),
  };
}

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_tab.htm */
export function readTab(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.tabs.set(name.toLowerCase(), { ...named(name, xml), ...tabTarget(name, xml), icon: xml.text('icon') });
  return xml.unread(['motif', 'hasSidebar', 'mobileReady', 'frameHeight', 'urlEncodingKey']);
}

function tabTarget(name: string, xml: XmlElement): Pick<TabMetadata, 'kind' | 'target'> {
  if (xml.flag('customObject')) return { kind: 'object', target: name };
  const kinds = { lwcComponent: 'lwc', flexiPage: 'flexiPage', page: 'page', url: 'url' } as const;
  for (const [element, kind] of Object.entries(kinds)) {
    const target = xml.text(element);
    if (target) return { kind, target };
  }
  throw new Error(`${xml.file}: a tab needs one of customObject, ${Object.keys(kinds).join(', ')}`);
}

/** @see https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm */
export function readApplication(metadata: MetadataBuilder, name: string, xml: XmlElement): MetadataNotice[] {
  metadata.applications.set(name.toLowerCase(), { ...named(name, xml), tabs: xml.texts('tabs') });
  return [];
}
