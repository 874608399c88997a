import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getBilling from '@salesforce/apex/AccountBillingController.getBilling';
import { RefreshEvent } from 'lightning/refresh';
import { BillingWatch } from 'c/billingChanges';
import { fill, moment } from 'c/format';
import EMPTY from '@salesforce/label/c.Billing_Not_Linked';
import EMPTY_HINT from '@salesforce/label/c.Billing_Not_Linked_Hint';
import EXPLAIN from '@salesforce/label/c.Explain_Short';
import EXPLAIN_ACTION from '@salesforce/label/c.Explain_Action';
import EXPLAIN_HEALTH from '@salesforce/label/c.Explain_Health';
import HEALTH from '@salesforce/label/c.Health_Label';
import SYNCED from '@salesforce/label/c.Billing_Synced';
import TITLE from '@salesforce/label/c.Billing_Title';

/** Billing of an Account: loads it, keeps it fresh, and hands it to its parts. */
export default class AccountBilling extends LightningElement {
  /** The Account, given by the record page. */
  @api recordId = '';

  label = {
    empty: EMPTY,
    emptyHint: EMPTY_HINT,
    explain: EXPLAIN,
    explainHealth: fill(EXPLAIN_ACTION, EXPLAIN_HEALTH),
    health: HEALTH,

    title: TITLE,
  };
  wired: Wired<AccountBillingView> = {};
  /** The number whose reckoning is open; empty while none is. */
  explained: ExplainedFigure | '' = '';
  watch = new BillingWatch(() => this.handleChange());

  @wire(getBilling, { accountId: '$recordId' })
  handleBilling(result: Wired<AccountBillingView>): void {
    this.wired = result;
  }

  get billing(): AccountBillingView | undefined {
    return this.wired.data;
  }

  get isEmpty(): boolean {
    return this.billing?.isLinked === false;
  }

  get isFull(): boolean {
    return this.billing?.isLinked === true;
  }

  get synced(): string {
    const syncedAt = this.billing?.syncedAt;
    return syncedAt ? fill(SYNCED, moment(syncedAt)) : '';
  }

  override connectedCallback(): void {
    this.watch.start(this.recordId);
  }

  override disconnectedCallback(): void {
    this.watch.stop();
  }

  /** The same number again closes its reckoning. */
  handleExplain(event: CustomEvent<ExplainedFigure>): void {
    this.explained = this.explained === event.detail ? '' : event.detail;
  }

  handleExplainHealth(): void {
    this.explained = this.explained === 'health' ? '' : 'health';
  }

  handleCloseExplanation(): void {
    this.explained = '';
  }

  handleRetry(): Promise<void> {
    return refreshApex(this.wired);
  }

  /** The sync wrote Tasks and Opportunities too: the rest of the page has to look again as well. */
  async handleChange(): Promise<void> {
    const explanation = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>(
      'c-billing-explanation',
    );
    await Promise.all([refreshApex(this.wired), explanation?.refresh()]);
    this.dispatchEvent(new RefreshEvent());
  }
}
