import type { LightningElement } from 'lwc';
import { currentPage, navigate, onNavigation, urlOf } from './location.ts';
import type { PageReference } from './location.ts';
import type { WireAdapterClass, WireValue } from './wire.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type ElementClass = new (...args: never[]) => LightningElement;

/**
 * `NavigationMixin` of `lightning/navigation`.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-navigation/documentation
 */
export const NavigationMixin = Object.assign(
  <Base extends ElementClass>(base: Base): Base =>
    class extends (base as unknown as new () => LightningElement) {
      [Navigate](page: PageReference, replace = false): void {
        navigate(urlOf(page), replace);
      }

      [GenerateUrl](page: PageReference): Promise<string> {
        return Promise.resolve(urlOf(page));
      }
    } as unknown as Base,
  { Navigate, GenerateUrl },
);

/** The wire adapter `CurrentPageReference`. */
export const CurrentPageReference: WireAdapterClass = class {
  readonly #callback: (value: WireValue) => void;
  #stop: (() => void) | undefined;

  constructor(callback: (value: WireValue) => void) {
    this.#callback = callback;
  }

  connect(): void {
    this.tell();
    this.#stop = onNavigation(() => this.tell());
  }

  disconnect(): void {
    this.#stop?.();
  }

  update(): void {
    this.tell();
  }

  /** Unlike other adapters this one gives the page reference itself, without `data` and `error`. */
  private tell(): void {
    this.#callback(currentPage() as unknown as WireValue);
  }
};
