import { LightningElement, api } from 'lwc';
import { reduceErrors } from 'c/errors';
import HEADING from '@salesforce/label/c.Error_Heading';
import RETRY from '@salesforce/label/c.Error_Retry';

/** Says what went wrong and offers to try again: the event `retry`. */
export default class ErrorPanel extends LightningElement {
  /** Whatever a wire or a call gave as its error. */
  @api error: unknown;

  label = { heading: HEADING, retry: RETRY };

  get messages(): string[] {
    return reduceErrors(this.error);
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
