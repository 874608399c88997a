import { LightningElement, api } from 'lwc';
import type { SessionPage, SessionRegion } from '../../../platform/session.ts';
import { templateRegions } from '../../pageTemplates.ts';

interface ShownRegion {
  readonly name: string;
  readonly sizeClass: string;
  readonly width: string;
  readonly components: readonly ShownComponent[];
}

type ShownComponent = SessionRegion['components'][number] & { readonly key: string };

/** A page made in the Lightning App Builder: the regions of its template with their components. */
export default class LightningPage extends LightningElement {
  /** What to show, from the org's metadata. */
  @api page: SessionPage | undefined;
  /** The record of a record page. */
  @api recordId: string | undefined;
  /** The record's object. */
  @api objectName: string | undefined;

  get regions(): ShownRegion[] {
    const page = this.page;
    if (!page) return [];
    return templateRegions(page.template).flatMap(({ name, sizeClass, width }) => {
      const components = page.regions.find((region) => region.name === name)?.components ?? [];
      if (components.length === 0) return [];
      const keyed = components.map((component, index) => ({ ...component, key: `${name}.${index}` }));
      return [{ name, sizeClass: `slds-col ${sizeClass}`, width, components: keyed }];
    });
  }
}
