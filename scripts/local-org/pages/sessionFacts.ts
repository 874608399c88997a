import type { OrgMetadata } from '../metadata/model.ts';
import type { Session } from './platform/session.ts';

/** The part of a page's session that comes from the org's metadata. */
export type MetadataFacts = Pick<Session, 'labels' | 'apps' | 'tabs' | 'pages' | 'listViews'>;

/**
 * Reads from the org's metadata what pages have to know.
 * @param canSee whether the user may see a custom tab, by its name
 */
export function metadataFacts(metadata: OrgMetadata, canSee: (tab: string) => boolean): MetadataFacts {
  const tabs = [...metadata.tabs.values()].filter(({ name }) => canSee(name));
  const hidden = new Set([...metadata.tabs.values()].filter((tab) => !tabs.includes(tab)).map(({ name }) => name));
  return {
    labels: Object.fromEntries([...metadata.labels.values()].map(({ name, value }) => [name, value])),
    apps: [...metadata.applications.values()].map(({ name, label, tabs: all }) => ({
      name,
      label,
      tabs: all.filter((tab) => !hidden.has(tab)),
    })),
    tabs: tabs.map(({ name, label, kind, target, icon }) => ({
      name,
      label,
      kind,
      target,
      icon: icon ?? 'standard:custom',
    })),
    listViews: Object.fromEntries(
      [...metadata.objects].flatMap(([name, { listViews }]) => (listViews[0] ? [[name, listViews[0].columns]] : [])),
    ),
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
