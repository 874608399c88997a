import { LightningElement } from 'lwc';
import { showToast } from '../../../platform/showToastEvent.ts';
import type { ToastOptions } from '../../../platform/showToastEvent.ts';

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly icon: string;
  readonly themeClass: string;
}

/** How long a toast stays, in milliseconds. */
const staying = 5000;

/** Shows what components say by `ShowToastEvent`. */
export default class Toasts extends LightningElement {
  toasts: readonly Toast[] = [];
  #last = 0;

  connectedCallback(): void {
    window.addEventListener(showToast, this.#handleToast);
  }

  disconnectedCallback(): void {
    window.removeEventListener(showToast, this.#handleToast);
  }

  handleClose(event: CustomEvent & { currentTarget: HTMLElement }): void {
    this.remove(Number(event.currentTarget.dataset.id));
  }

  readonly #handleToast = (event: Event): void => {
    const { title = '', message = '', variant = 'info', mode } = (event as CustomEvent<ToastOptions>).detail;
    const id = ++this.#last;
    const toast = {
      id,
      title,
      message,
      icon: `utility:${variant}`,
      themeClass: `slds-notify slds-notify_toast slds-theme_${variant}`,
    };
    this.toasts = [...this.toasts, toast];
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a toast goes by itself
    if (mode !== 'sticky') window.setTimeout(() => this.remove(id), staying);
  };

  private remove(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}
