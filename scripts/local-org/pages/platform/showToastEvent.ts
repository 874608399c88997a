/** What a toast shows. */
export interface ToastOptions {
  readonly title?: string;
  readonly message?: string;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
  readonly messageData?: readonly unknown[];
}

/** Name of the event that the page's frame listens to. */
export const showToast = 'lightning__showtoast';

/**
 * `lightning/platformShowToastEvent`.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-platform-show-toast-event/documentation
 */
export class ShowToastEvent extends CustomEvent<ToastOptions> {
  constructor(options: ToastOptions) {
    super(showToast, { bubbles: true, composed: true, cancelable: true, detail: options });
  }
}
