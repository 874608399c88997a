import { LightningElement, api } from 'lwc';
import { relatedListsOf } from '../../relatedListLayouts.ts';
import type { RelatedListLayout } from '../../relatedListLayouts.ts';

/** The lists of what belongs to a record. */
export default class RelatedLists extends LightningElement {
  /** API name of the record's object. */
  @api objectName = '';
  /** Id of the record. */
  @api recordId = '';

  get lists(): readonly RelatedListLayout[] {
    return relatedListsOf(this.objectName);
  }
}
