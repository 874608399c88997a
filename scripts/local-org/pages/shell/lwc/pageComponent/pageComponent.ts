import { exposedComponents } from 'host/exposedComponents';
import { LightningElement, api } from 'lwc';
import type { SessionPage, SessionRegion } from '../../../platform/session.ts';

type PlacedComponent = SessionRegion['components'][number];

/** One component of a Lightning page: the project's own, or one of those Salesforce brings along. */
export default class PageComponent extends LightningElement {
  /** The page around it; a tab set finds its facets there. */
  @api page: SessionPage | undefined;
  /** Name and properties, as the page's metadata has them. */
  @api component: PlacedComponent | undefined;
  /** The record of a record page. */
  @api recordId: string | undefined;
  /** The record's object. */
  @api objectName: string | undefined;

  /** Width of the region: SMALL, MEDIUM or LARGE. */
  @api regionWidth = 'LARGE';

  failure = '';

  get name(): string {
    return this.component?.name ?? '';
  }

  get constructorOfIt(): typeof LightningElement | undefined {
    return exposedComponents[this.name];
  }

  /** What Lightning gives to a component: its properties, and on a record page the record. */
  get properties(): Record<string, unknown> {
    const record = this.recordId === undefined ? {} : { recordId: this.recordId, objectApiName: this.objectName };
    return { ...record, flexipageRegionWidth: this.regionWidth, ...this.component?.properties };
  }

  get isHighlights(): boolean {
    return this.name === 'force:highlightsPanel';
  }

  get isDetails(): boolean {
    return this.name === 'force:detailPanel';
  }

  get isActivities(): boolean {
    return this.name === 'runtime_sales_activities:activityPanel';
  }

  get isRelatedLists(): boolean {
    return this.name === 'force:relatedListContainer';
  }

  get isTabSet(): boolean {
    return this.name === 'flexipage:tabset';
  }

  get tabsFacet(): string | undefined {
    return this.component?.properties.tabs;
  }

  get refusal(): string {
    return `The local org can't show the component ${this.name}.`;
  }

  errorCallback(error: Error): void {
    console.error(error);
    this.failure = `${this.name} failed: ${error.message}`;
  }
}
