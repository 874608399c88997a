import type { OrgMetadata } from '../metadata/model.ts';
import type { Session } from './platform/session.ts';

/** The part of a page's session that comes from the org's metadata. */
export type MetadataFacts = Pick<Session, 'labels' | 'apps' | 'tabs' | 'pages'>;

/** Reads from the org's metadata what pages have to know. */
export function metadataFacts(metadata: OrgMetadata): MetadataFacts {
  return {
    labels: Object.fromEntries([...metadata.labels.values()].map(({ name, value }) => [name, value])),
    apps: [...metadata.applications.values()].map(({ name, label, tabs }) => ({ name, label, tabs })),
    tabs: [...metadata.tabs.values()].map(({ name, label, kind, target, icon }) => ({
      name,
      label,
      kind,
      target,
      icon: icon ?? 'standard:custom',
    })),
    pages: [...metadata.flexiPages.values()].map((page) => ({
      name: page.name,
      label: page.label,
      type: page.type,
      objectName: page.objectName ?? '',
      template: page.template,
      regions: page.regions.map(({ name, components }) => ({
        name,
        components: components.map((component) => ({
          ...component,
          properties: Object.fromEntries(component.properties),
        })),
      })),
    })),
  };
}
