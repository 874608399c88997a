import { LightningElement, api } from 'lwc';

/** A card that says why there is nothing else to see. */
export default class Notice extends LightningElement {
  /** One line in bold. */
  @api heading = '';
  /** What to do about it. */
  @api message = '';
}
