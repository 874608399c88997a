import { LightningElement, api } from 'lwc';
import type { PageReference } from '../../../platform/location.ts';
import { urlOf } from '../../../platform/location.ts';
import { session } from '../../../platform/session.ts';
import { tabPage } from '../../tabs.ts';

interface Item {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly itemClass: string;
  readonly current: 'page' | undefined;
}

/** The app's name and its tabs. */
export default class NavigationBar extends LightningElement {
  /** The page that is open; its tab is marked. */
  @api page: PageReference | undefined;

  get appLabel(): string {
    return session().apps[0]?.label ?? 'Sales';
  }

  get items(): Item[] {
    const names = session().apps[0]?.tabs ?? ['standard-home', 'standard-Account'];
    return names.map((name) => {
      const { label, page } = tabPage(name);
      const isCurrent = this.isCurrent(page);
      const itemClass = `slds-context-bar__item${isCurrent ? ' slds-is-active' : ''}`;
      return { name, label, url: urlOf(page), itemClass, current: isCurrent ? 'page' : undefined };
    });
  }

  /** A record belongs to its object's tab. */
  private isCurrent(page: PageReference): boolean {
    const [mine, open] = [page.attributes ?? {}, this.page?.attributes ?? {}];
    if (page.type === 'standard__objectPage') return mine.objectApiName === open.objectApiName;
    return page.type === this.page?.type && mine.apiName === open.apiName && mine.pageName === open.pageName;
  }
}
