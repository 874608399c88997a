import { LightningElement, api } from 'lwc';
import { count, fill, moment } from 'c/format';
import ATTEMPTS from '@salesforce/label/c.Letters_Attempts';
import CUSTOMER from '@salesforce/label/c.Letters_Customer';
import EVENT from '@salesforce/label/c.Letters_Event';
import MORE from '@salesforce/label/c.Letters_More';
import NONE from '@salesforce/label/c.Letters_None';
import OPEN_IN_STRIPE from '@salesforce/label/c.Open_In_Stripe';
import QUESTION from '@salesforce/label/c.Letters_Question';
import REASON from '@salesforce/label/c.Letters_Reason';
import REPLAY from '@salesforce/label/c.Letters_Replay';
import REPLAY_ALL from '@salesforce/label/c.Letters_Replay_All';
import REPLAY_KIND from '@salesforce/label/c.Letters_Replay_Kind';
import REPLAY_ONE from '@salesforce/label/c.Letters_Replay_One';
import REPLAY_TYPE from '@salesforce/label/c.Letters_Replay_Type';
import TITLE from '@salesforce/label/c.Letters_Title';

interface Row extends DeadLetterView {
  readonly when: string;
  readonly replayText: string;
}

/** Events that were given up. Sends `replay` with a record id, `replaytype` with a type, or `replayall`. */
export default class DeadLetters extends LightningElement {
  /** The newest of them. */
  @api letters: readonly DeadLetterView[] = [];
  /** Their types. */
  @api kinds: readonly DeadLetterKindView[] = [];
  /** How many there are altogether. */
  @api total = 0;

  label = {
    attempts: ATTEMPTS,
    customer: CUSTOMER,
    event: EVENT,
    none: NONE,
    openInStripe: OPEN_IN_STRIPE,
    question: QUESTION,
    reason: REASON,
    replay: REPLAY,
    replayType: REPLAY_TYPE,
    title: TITLE,
  };

  get rows(): Row[] {
    return this.letters.map((letter) => ({
      ...letter,
      when: moment(letter.occurredAt),
      replayText: fill(REPLAY_ONE, letter.eventId),
    }));
  }

  get hasKinds(): boolean {
    return this.kinds.length > 1;
  }

  get shownKinds(): { type: string; text: string }[] {
    return this.kinds.map(({ type, events }) => ({ type, text: fill(REPLAY_KIND, type, count(events)) }));
  }

  get replayAllText(): string {
    return fill(REPLAY_ALL, count(this.total));
  }

  get more(): string {
    return this.total > this.letters.length ? fill(MORE, count(this.letters.length), count(this.total)) : '';
  }

  handleReplay(event: Event & { currentTarget: HTMLElement }): void {
    this.dispatchEvent(new CustomEvent('replay', { detail: event.currentTarget.dataset.id }));
  }

  handleReplayType(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('replaytype', { detail: event.detail.value }));
  }

  handleReplayAll(): void {
    this.dispatchEvent(new CustomEvent('replayall'));
  }
}
