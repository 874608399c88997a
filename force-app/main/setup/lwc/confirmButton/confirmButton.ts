import { LightningElement, api } from 'lwc';
import CANCEL from '@salesforce/label/c.Cancel';

/** A button for what is not to happen by mistake: it asks, and sends `confirm` on a yes. */
export default class ConfirmButton extends LightningElement {
  /** What the button says. */
  @api text = '';
  /** What it asks. */
  @api question = '';
  /** Look of the button, as of `lightning-button`. */
  @api variant = 'neutral';
  /** True while it can't be pressed. */
  @api disabled = false;

  label = { cancel: CANCEL };
  isAsking = false;

  handleAsk(): void {
    this.isAsking = true;
  }

  handleCancel(): void {
    this.isAsking = false;
  }

  handleConfirm(): void {
    this.isAsking = false;
    this.dispatchEvent(new CustomEvent('confirm'));
  }
}
