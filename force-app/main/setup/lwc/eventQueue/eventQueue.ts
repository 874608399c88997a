import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getInbox from '@salesforce/apex/InboxController.getInbox';
import replay from '@salesforce/apex/InboxController.replay';
import replayAll from '@salesforce/apex/InboxController.replayAll';
import replayType from '@salesforce/apex/InboxController.replayType';
import { counted, fill, moment } from 'c/format';
import { Poll } from 'c/poll';
import { tellFailed } from 'c/toast';
import FAILED from '@salesforce/label/c.Queue_Replay_Failed';
import OLDEST from '@salesforce/label/c.Queue_Oldest';
import REFRESH from '@salesforce/label/c.Refresh';
import REPLAYED_MANY from '@salesforce/label/c.Queue_Replayed_Many';
import REPLAYED_ONE from '@salesforce/label/c.Queue_Replayed_One';
import SETTLED from '@salesforce/label/c.Queue_Settled';
import STILL_DEAD from '@salesforce/label/c.Queue_Still_Dead';
import TITLE from '@salesforce/label/c.Queue_Title';
import WAITING from '@salesforce/label/c.Queue_Waiting';

/** The queue of events: loads it, replays dead events, and watches what becomes of them. */
export default class EventQueue extends LightningElement {
  label = { refresh: REFRESH, title: TITLE };
  wired: Wired<InboxView> = {};
  /** How many were replayed since the page was opened; their outcome is told below. */
  replayed = 0;
  poll = new Poll(() => this.look());

  @wire(getInbox)
  handleInbox(result: Wired<InboxView>): void {
    this.wired = result;
  }

  get inbox(): InboxView | undefined {
    return this.wired.data;
  }

  get waiting(): number {
    const { received = 0, held = 0, retry = 0 } = this.inbox ?? {};
    return received + held + retry;
  }

  get oldest(): string {
    const oldest = this.inbox?.oldestWaitingAt;
    return oldest ? fill(OLDEST, moment(oldest)) : '';
  }

  get progressClass(): string {
    return this.replayed > 0 ? 'slds-box slds-box_x-small slds-theme_shade' : 'slds-hide';
  }

  get progress(): string {
    if (this.replayed === 0) return '';
    const outcome = this.inbox?.dead ? fill(STILL_DEAD, this.inbox.dead) : SETTLED;
    return [
      counted(REPLAYED_ONE, REPLAYED_MANY, this.replayed),
      this.waiting > 0 ? fill(WAITING, this.waiting) : outcome,
    ].join(' ');
  }

  override disconnectedCallback(): void {
    this.poll.stop();
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  handleReplay(event: CustomEvent<string>): Promise<void> {
    return this.putBack(() => replay({ recordIds: [event.detail] }));
  }

  handleReplayType(event: CustomEvent<string>): Promise<void> {
    return this.putBack(() => replayType({ type: event.detail }));
  }

  handleReplayAll(): Promise<void> {
    return this.putBack(() => replayAll());
  }

  private async putBack(work: () => Promise<number>): Promise<void> {
    try {
      this.replayed += await work();
      await refreshApex(this.wired);
      this.poll.start();
    } catch (error) {
      tellFailed(this, FAILED, error);
    }
  }

  private async look(): Promise<boolean> {
    await refreshApex(this.wired);
    return this.waiting > 0;
  }
}
