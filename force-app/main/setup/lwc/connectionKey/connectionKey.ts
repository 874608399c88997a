import { LightningElement, api } from 'lwc';
import { count, fill } from 'c/format';
import CHECK from '@salesforce/label/c.Key_Check';
import CHECKING from '@salesforce/label/c.Key_Checking';
import GO_LIVE from '@salesforce/label/c.Connection_Go_Live';
import GO_LIVE_QUESTION from '@salesforce/label/c.Connection_Go_Live_Question';
import GO_TEST from '@salesforce/label/c.Connection_Go_Test';
import GO_TEST_QUESTION from '@salesforce/label/c.Connection_Go_Test_Question';
import GOOD from '@salesforce/label/c.Key_Good';
import HEADING from '@salesforce/label/c.Key_Heading';
import HELP from '@salesforce/label/c.Key_Help';
import LIVE_TEXT from '@salesforce/label/c.Connection_Live_Text';
import MISSING from '@salesforce/label/c.Key_Missing';
import NEW_KEY from '@salesforce/label/c.Key_New';
import STORE from '@salesforce/label/c.Key_Store';
import TEST_TEXT from '@salesforce/label/c.Connection_Test_Text';
import TITLE from '@salesforce/label/c.Key_Title';

/** Which mode the org is connected to and whether its key is good. Sends `check`, `storekey` and `switchmode`. */
export default class ConnectionKey extends LightningElement {
  /** How the org is connected. */
  @api connection: ConnectionView | undefined;
  /** What came of trying the key; undefined before. */
  @api check: KeyCheckView | undefined;
  /** True while it is tried. */
  @api isChecking = false;

  label = { keyHelp: HELP, newKey: NEW_KEY, store: STORE, title: TITLE };
  isOpen = false;

  get mode(): string {
    return this.connection?.mode ?? 'test';
  }

  get isLive(): boolean {
    return this.mode === 'live';
  }

  get modeText(): string {
    return this.isLive ? LIVE_TEXT : TEST_TEXT;
  }

  get checkLabel(): string {
    return this.isChecking ? CHECKING : CHECK;
  }

  get keyHeading(): string {
    return fill(HEADING, this.mode);
  }

  get keyExample(): string {
    return `rk_${this.mode}_…`;
  }

  get switchText(): string {
    return this.isLive ? GO_TEST : GO_LIVE;
  }

  get switchQuestion(): string {
    return this.isLive ? GO_TEST_QUESTION : GO_LIVE_QUESTION;
  }

  get isGood(): boolean {
    return this.check?.isAccepted === true && this.check.missing.length === 0;
  }

  get outcomeIcon(): string {
    return this.isGood ? 'utility:success' : 'utility:error';
  }

  get outcomeVariant(): string {
    return this.isGood ? 'success' : 'error';
  }

  get outcome(): string {
    const check = this.check;
    if (check?.problem) return check.problem;
    if (check && check.missing.length > 0) return fill(MISSING, check.missing.join(', '));
    return fill(GOOD, count(check?.granted ?? 0));
  }

  get remarks(): readonly string[] {
    return this.check?.unanswered ?? [];
  }

  handleCheck(): void {
    this.dispatchEvent(new CustomEvent('check'));
  }

  handleOpen(): void {
    this.isOpen = true;
  }

  handleClose(): void {
    this.isOpen = false;
  }

  handleSave(event: CustomEvent<string>): void {
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent('storekey', { detail: event.detail }));
  }

  handleSwitch(): void {
    this.dispatchEvent(new CustomEvent('switchmode', { detail: this.isLive ? 'test' : 'live' }));
  }
}
