import { LightningElement, api } from 'lwc';
import { session } from '../../../platform/session.ts';
import type { SessionPage, SessionTab } from '../../../platform/session.ts';

/** What a custom tab shows: a Lightning page or one component. */
export default class TabPage extends LightningElement {
  /** API name of the tab. */
  @api tabName = '';

  get tab(): SessionTab | undefined {
    return session().tabs.find(({ name }) => name === this.tabName);
  }

  get page(): SessionPage | undefined {
    const tab = this.tab;
    if (tab?.kind === 'lwc') return singleComponentPage(tab);
    return tab?.kind === 'flexiPage' ? session().pages.find(({ name }) => name === tab.target) : undefined;
  }

  get refusal(): string {
    return this.tab ? `The local org can't show tabs of kind ${this.tab.kind}.` : `There is no tab ${this.tabName}.`;
  }

  renderedCallback(): void {
    if (this.tab) document.title = this.tab.label;
  }
}

function singleComponentPage(tab: SessionTab): SessionPage {
  const component = { name: `c:${tab.target}`, identifier: tab.target, properties: {} };
  return {
    name: tab.name,
    label: tab.label,
    type: 'AppPage',
    objectName: '',
    template: 'flexipage:defaultAppHomeTemplate',
    regions: [{ name: 'main', components: [component] }],
  };
}
