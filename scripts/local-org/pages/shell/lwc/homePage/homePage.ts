import { LightningElement } from 'lwc';
import { session } from '../../../platform/session.ts';
import type { SessionPage } from '../../../platform/session.ts';

/** The home page of the org's metadata, or the list of Accounts when there is none. */
export default class HomePage extends LightningElement {
  get page(): SessionPage | undefined {
    return session().pages.find(({ type }) => type === 'HomePage');
  }

  connectedCallback(): void {
    document.title = 'Home';
  }
}
