import { LightningElement, api } from 'lwc';

/** Something that people should know, and what to do about it. */
export interface Notice {
  readonly key: string;
  readonly tone: 'error' | 'warning' | 'info' | 'neutral';
  /** Name of the icon, where it is not the tone's own. */
  readonly icon?: string;
  readonly heading: string;
  readonly detail: string;
  /** What the button says; absent where there is nothing to press. */
  readonly action?: string;
  /** What screen readers say in place of the button's text, where it alone does not tell what it is about. */
  readonly actionDescription?: string;
}

interface ShownNotice extends Notice {
  readonly icon: string;
  readonly noticeClass: string;
}

/** Notices, the most serious first. Sends `act` with a notice's key when its button is pressed. */
export default class NoticeList extends LightningElement {
  /** The notices, in their order. */
  @api notices: readonly Notice[] = [];

  get shown(): ShownNotice[] {
    return this.notices.map((notice) => ({
      ...notice,
      icon: `utility:${notice.icon ?? notice.tone}`,
      noticeClass: `notice ${notice.tone}`,
    }));
  }

  handleAction(event: Event & { currentTarget: HTMLElement }): void {
    this.dispatchEvent(new CustomEvent('act', { detail: event.currentTarget.dataset.key }));
  }
}
