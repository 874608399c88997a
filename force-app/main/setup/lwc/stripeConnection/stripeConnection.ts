import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import addConnectedAccount from '@salesforce/apex/StripeConnectionController.addConnectedAccount';
import checkKey from '@salesforce/apex/StripeConnectionController.checkKey';
import getConnection from '@salesforce/apex/StripeConnectionController.getConnection';
import pause from '@salesforce/apex/StripeConnectionController.pause';
import removeConnectedAccount from '@salesforce/apex/StripeConnectionController.removeConnectedAccount';
import scheduleJobs from '@salesforce/apex/StripeConnectionController.scheduleJobs';
import storeKey from '@salesforce/apex/StripeConnectionController.storeKey';
import storeSecret from '@salesforce/apex/StripeConnectionController.storeSecret';
import switchMode from '@salesforce/apex/StripeConnectionController.switchMode';
import { fill, moment } from 'c/format';
import { tellDone, tellFailed } from 'c/toast';
import type { Notice } from 'c/noticeList';
import ACCOUNT_ADDED from '@salesforce/label/c.Connected_Account_Added';
import CHANGED from '@salesforce/label/c.Connection_Changed';
import FAILED from '@salesforce/label/c.Connection_Failed';
import KEY_STORED from '@salesforce/label/c.Connection_Key_Stored';
import LIVE from '@salesforce/label/c.Connection_Live';
import READ from '@salesforce/label/c.Connection_Read';
import REFRESH from '@salesforce/label/c.Refresh';
import SECRET_STORED from '@salesforce/label/c.Connection_Secret_Stored';
import TEST from '@salesforce/label/c.Connection_Test';
import TITLE from '@salesforce/label/c.Connection_Title';
import { noticesOf } from './notices';

/** How the org is connected to Stripe: loads it, hands it to the parts, and carries out what the admin wants changed. */
export default class StripeConnection extends LightningElement {
  label = { refresh: REFRESH, title: TITLE };
  wired: Wired<ConnectionView> = {};
  /** What came of trying the key; undefined before, and once it was changed. */
  check: KeyCheckView | undefined;
  isChecking = false;

  @wire(getConnection)
  handleConnection(result: Wired<ConnectionView>): void {
    this.wired = result;
  }

  get view(): ConnectionView | undefined {
    return this.wired.data;
  }

  get notices(): Notice[] {
    return this.view ? noticesOf(this.view) : [];
  }

  get isLive(): boolean {
    return this.view?.mode === 'live';
  }

  get mode(): string {
    return this.isLive ? LIVE : TEST;
  }

  get modeClass(): string {
    return `slds-badge ${this.isLive ? 'slds-theme_success' : 'slds-badge_lightest'}`;
  }

  get read(): string {
    const readAt = this.view?.stripeReadAt;
    return readAt ? fill(READ, moment(readAt)) : '';
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  async handleCheck(): Promise<void> {
    this.isChecking = true;
    try {
      this.check = await checkKey();
    } catch (error) {
      tellFailed(this, FAILED, error);
    }
    this.isChecking = false;
  }

  handleStoreKey(event: CustomEvent<string>): Promise<void> {
    return this.change(() => storeKey({ mode: this.view?.mode, key: event.detail }), KEY_STORED);
  }

  handleStoreSecret(event: CustomEvent<{ endpoint: string; secret: string }>): Promise<void> {
    return this.change(() => storeSecret(event.detail), SECRET_STORED);
  }

  handleAddAccount(event: CustomEvent<{ stripeId: string; name: string }>): Promise<void> {
    return this.change(() => addConnectedAccount(event.detail), ACCOUNT_ADDED);
  }

  handleRemoveAccount(event: CustomEvent<string>): Promise<void> {
    return this.change(() => removeConnectedAccount({ stripeId: event.detail }), CHANGED);
  }

  handleSwitchMode(event: CustomEvent<string>): Promise<void> {
    return this.change(() => switchMode({ mode: event.detail }), CHANGED);
  }

  handlePause(event: CustomEvent<boolean>): Promise<void> {
    return this.change(() => pause({ isPaused: event.detail }), CHANGED);
  }

  handleAct(event: CustomEvent<string>): Promise<void> {
    const remedies: Readonly<Record<string, () => Promise<void>>> = {
      disarmed: () => switchMode({ mode: this.view?.mode }),
      jobs: () => scheduleJobs(),
      paused: () => pause({ isPaused: false }),
    };
    const remedy = remedies[event.detail];
    return remedy ? this.change(remedy, CHANGED) : Promise.resolve();
  }

  private async change(work: () => Promise<void>, done: string): Promise<void> {
    try {
      await work();
      this.check = undefined;
      tellDone(this, done);
      await refreshApex(this.wired);
    } catch (error) {
      tellFailed(this, FAILED, error);
    }
  }
}
