import { LightningElement, api } from 'lwc';
import CANCEL from '@salesforce/label/c.Cancel';
import SAVE from '@salesforce/label/c.Save';

type Input = HTMLElement & { readonly value: string; reportValidity(): boolean };

/** Takes a secret that is shown to nobody. Sends `save` with the secret, or `cancel`. */
export default class SecretForm extends LightningElement {
  /** What is asked for. */
  @api heading = '';
  /** How such a secret begins. */
  @api example = '';
  /** Where to find it. */
  @api help = '';

  label = { cancel: CANCEL, save: SAVE };

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  /** Enter in the field is the same as the button. */
  handleSubmit(event: Event): void {
    event.preventDefault();
    this.handleSave();
  }

  handleSave(): void {
    const input = this.template?.querySelector<Input>('lightning-input');
    if (input?.reportValidity() && input.value) {
      this.dispatchEvent(new CustomEvent('save', { detail: input.value.trim() }));
    }
  }
}
