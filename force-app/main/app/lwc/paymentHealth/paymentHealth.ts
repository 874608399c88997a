import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getHealth from '@salesforce/apex/PaymentHealthController.getHealth';
import { BillingWatch } from 'c/billingChanges';
import EMPTY from '@salesforce/label/c.Tiers_Empty';
import EMPTY_HINT from '@salesforce/label/c.Tiers_Empty_Hint';
import TITLE from '@salesforce/label/c.Health_Title';

/** Payment health of all Accounts: loads it, keeps it fresh, and hands it to the parts. */
export default class PaymentHealth extends LightningElement {
  label = { empty: EMPTY, emptyHint: EMPTY_HINT, title: TITLE };
  wired: Wired<PaymentHealthView> = {};
  watch = new BillingWatch(() => this.handleRefresh());

  @wire(getHealth)
  handleHealth(result: Wired<PaymentHealthView>): void {
    this.wired = result;
  }

  get view(): PaymentHealthView | undefined {
    return this.wired.data;
  }

  get isFull(): boolean {
    return this.view?.bands.some(({ accounts }) => accounts > 0) ?? false;
  }

  get isEmpty(): boolean {
    return this.view !== undefined && !this.isFull;
  }

  override connectedCallback(): void {
    this.watch.start();
  }

  override disconnectedCallback(): void {
    this.watch.stop();
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }
}
