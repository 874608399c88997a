import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getTiers from '@salesforce/apex/ClvTiersController.getTiers';
import { BillingWatch } from 'c/billingChanges';
import { fill, moment } from 'c/format';
import EMPTY from '@salesforce/label/c.Tiers_Empty';
import EMPTY_HINT from '@salesforce/label/c.Tiers_Empty_Hint';
import NEVER from '@salesforce/label/c.Tiers_Never_Refreshed';
import REFRESHED from '@salesforce/label/c.Tiers_Refreshed';
import TITLE from '@salesforce/label/c.Tiers_Title';

/** The CLV tiers of all Accounts: loads them, keeps them fresh, and hands them to the parts. */
export default class ClvTiers extends LightningElement {
  /** Width of the page's region, given by the page: SMALL, MEDIUM or LARGE. */
  @api flexipageRegionWidth = 'LARGE';

  label = { empty: EMPTY, emptyHint: EMPTY_HINT, title: TITLE };
  wired: Wired<ClvTiersView> = {};
  watch = new BillingWatch(() => this.handleRefresh());

  @wire(getTiers)
  handleTiers(result: Wired<ClvTiersView>): void {
    this.wired = result;
  }

  get view(): ClvTiersView | undefined {
    return this.wired.data;
  }

  get isNarrow(): boolean {
    return this.flexipageRegionWidth === 'SMALL';
  }

  get accounts(): number {
    return this.view?.tiers.reduce((sum, tier) => sum + tier.accounts, 0) ?? 0;
  }

  get isEmpty(): boolean {
    return this.view !== undefined && this.accounts === 0;
  }

  get isFull(): boolean {
    return this.accounts > 0;
  }

  get refreshed(): string {
    const refreshedAt = this.view?.refreshedAt;
    return refreshedAt ? fill(REFRESHED, moment(refreshedAt)) : NEVER;
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
