import { LightningElement } from 'lwc';
import { refreshRequested } from '../platform/refresh.ts';

/** A part of the frame that loads data, and loads it again when its record changes or a component asks for it. */
export abstract class LoadingElement extends LightningElement {
  failure = '';
  isLoaded = false;
  #isConnected = false;

  readonly #reload = (): void => this.reload();

  connectedCallback(): void {
    this.#isConnected = true;
    window.addEventListener(refreshRequested, this.#reload);
    this.reload();
  }

  disconnectedCallback(): void {
    this.#isConnected = false;
    window.removeEventListener(refreshRequested, this.#reload);
  }

  /** Loads what the part shows. */
  protected abstract load(): Promise<void>;

  /** Loads, and keeps what went wrong for the template. */
  protected reload(): void {
    if (!this.#isConnected) return;
    this.load()
      .then(() => {
        this.failure = '';
      })
      .catch((error: unknown) => {
        this.failure = messageOf(error);
      })
      .finally(() => {
        this.isLoaded = true;
      });
  }
}

function messageOf(error: unknown): string {
  const body = (error as { body?: { message?: unknown } }).body;
  if (typeof body?.message === 'string') return body.message;
  return error instanceof Error ? error.message : String(error);
}
