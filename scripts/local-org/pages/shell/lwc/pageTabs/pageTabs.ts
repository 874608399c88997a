import { LightningElement, api } from 'lwc';
import type { SessionPage, SessionRegion } from '../../../platform/session.ts';

interface Tab {
  readonly key: string;
  readonly title: string;
  readonly components: readonly (SessionRegion['components'][number] & { readonly key: string })[];
}

/** Titles that Salesforce keeps for its own tabs. */
const standardTitles: Readonly<Record<string, string>> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
};

/** A tab set of a Lightning page: `flexipage:tabset` with its `flexipage:tab`s. */
export default class PageTabs extends LightningElement {
  /** The page whose facets hold the tabs. */
  @api page: SessionPage | undefined;
  /** Name of the facet with the tabs. */
  @api facet: string | undefined;
  /** The record of a record page. */
  @api recordId: string | undefined;
  /** The record's object. */
  @api objectName: string | undefined;

  get tabs(): Tab[] {
    return this.facetNamed(this.facet).map(({ properties }, index) => ({
      key: `tab${index}`,
      title: standardTitles[properties.title ?? ''] ?? properties.title ?? '',
      components: this.facetNamed(properties.body).map((component, place) => ({
        ...component,
        key: `${index}.${place}`,
      })),
    }));
  }

  private facetNamed(name: string | undefined): SessionRegion['components'] {
    return this.page?.regions.find((region) => region.name === name)?.components ?? [];
  }
}
