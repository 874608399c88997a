import { LightningElement, api } from 'lwc';

/** Something that an admin should know, and what to do about it. */
export interface Notice {
  readonly key: string;
  readonly tone: 'error' | 'warning';
  readonly heading: string;
  readonly detail: string;
  /** What the button says; absent where there is nothing to press. */
  readonly action?: string;
}

interface ShownNotice extends Notice {
  readonly icon: string;
  readonly noticeClass: string;
}

/** Notices, the most serious first. Sends `act` with a notice's key when its button is pressed. */
export default class NoticeList extends LightningElement {
  @api notices: readonly Notice[] = [];

  get shown(): ShownNotice[] {
    return this.notices.map((notice) => ({
      ...notice,
      icon: `utility:${notice.tone}`,
      noticeClass: `notice ${notice.tone}`,
    }));
  }

  handleAction(event: Event & { currentTarget: HTMLElement }): void {
    this.dispatchEvent(new CustomEvent('act', { detail: event.currentTarget.dataset.key }));
  }
}
