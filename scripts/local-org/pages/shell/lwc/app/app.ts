import { LightningElement } from 'lwc';
import { currentPage, navigate, onNavigation } from '../../../platform/location.ts';
import type { PageReference } from '../../../platform/location.ts';

/** The frame around every page: header, navigation, the page itself and toasts. */
export default class App extends LightningElement {
  page: PageReference = currentPage();
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    this.#stop = onNavigation(() => {
      this.page = currentPage();
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  get isRecord(): boolean {
    return this.page.type === 'standard__recordPage';
  }

  get isList(): boolean {
    return this.page.type === 'standard__objectPage';
  }

  get isTab(): boolean {
    return this.page.type === 'standard__navItemPage';
  }

  get isHome(): boolean {
    return this.page.type === 'standard__namedPage' && this.page.attributes?.pageName === 'home';
  }

  get objectName(): string | undefined {
    return this.page.attributes?.objectApiName;
  }

  get recordId(): string | undefined {
    return this.page.attributes?.recordId;
  }

  get tabName(): string | undefined {
    return this.page.attributes?.apiName;
  }

  /** Links inside the org change the page without loading it anew. */
  handleClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    const path = link?.getAttribute('href');
    if (!path?.startsWith('/lightning/') || link?.target === '_blank') return;
    event.preventDefault();
    navigate(path);
  }
}
