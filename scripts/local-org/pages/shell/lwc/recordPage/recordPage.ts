import { LightningElement, api } from 'lwc';
import { session } from '../../../platform/session.ts';
import type { SessionPage } from '../../../platform/session.ts';

/** What Salesforce shows for objects without a page of their own. */
const standardPage: SessionPage = {
  name: 'Standard',
  label: 'Record page',
  type: 'RecordPage',
  objectName: '',
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: [
    { name: 'header', components: [{ name: 'force:highlightsPanel', identifier: 'highlights', properties: {} }] },
    { name: 'main', components: [{ name: 'force:detailPanel', identifier: 'details', properties: {} }] },
    { name: 'sidebar', components: [{ name: 'force:relatedListContainer', identifier: 'related', properties: {} }] },
  ],
};

/** The page of one record: the project's page for the object, or the standard one. */
export default class RecordPage extends LightningElement {
  /** API name of the object. */
  @api objectName: string | undefined;
  /** Id of the record. */
  @api recordId: string | undefined;

  get page(): SessionPage {
    const own = session().pages.find(({ type, objectName }) => type === 'RecordPage' && objectName === this.objectName);
    return own ?? standardPage;
  }
}
