import type { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { reduceErrors } from 'c/errors';

/** Says in a toast that something was done. @param from the component in whose name it is said */
export function tellDone(from: LightningElement, title: string): void {
  from.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
}

/** Says in a toast what could not be done and why; it stays until somebody closes it. */
export function tellFailed(from: LightningElement, title: string, error: unknown): void {
  const message = reduceErrors(error).join(' ');
  from.dispatchEvent(new ShowToastEvent({ title, message, variant: 'error', mode: 'sticky' }));
}
