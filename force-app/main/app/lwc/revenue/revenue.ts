import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getAtRisk from '@salesforce/apex/RevenueController.getAtRisk';
import getMovements from '@salesforce/apex/RevenueController.getMovements';
import getRevenue from '@salesforce/apex/RevenueController.getRevenue';
import { BillingWatch } from 'c/billingChanges';
import { fill, moment, month } from 'c/format';
import { movementName } from 'c/revenueMovements';
import AS_OF from '@salesforce/label/c.Revenue_As_Of';
import AT_RISK from '@salesforce/label/c.Revenue_At_Risk_Title';
import EMPTY from '@salesforce/label/c.Revenue_Empty';
import EMPTY_HINT from '@salesforce/label/c.Revenue_Empty_Hint';
import FOOTER from '@salesforce/label/c.Revenue_Footer';
import LIST from '@salesforce/label/c.Revenue_List_Title';
import TITLE from '@salesforce/label/c.Revenue_Title';
import TODAY from '@salesforce/label/c.Revenue_Today';

/** MRR as of a day, what moved it and who: loads it, keeps it fresh, and hands it to the parts. */
export default class Revenue extends LightningElement {
  label = { asOf: AS_OF, empty: EMPTY, emptyHint: EMPTY_HINT, title: TITLE, today: TODAY };
  /** The day asked for; null for today. */
  asOf: string | null = null;
  wired: Wired<RevenueView> = {};
  /** What the open list of Accounts is about; empty while it is closed. */
  listTitle = '';
  listed: Wired<readonly RevenueAccountView[]> = {};
  watch = new BillingWatch(() => this.handleRefresh());

  @wire(getRevenue, { asOf: '$asOf' })
  handleRevenue(result: Wired<RevenueView>): void {
    this.wired = result;
  }

  get view(): RevenueView | undefined {
    return this.wired.data;
  }

  get isEmpty(): boolean {
    return this.view !== undefined && !this.view.firstDay;
  }

  get isFull(): boolean {
    return Boolean(this.view?.firstDay);
  }

  get day(): string {
    return this.asOf ?? this.today;
  }

  get today(): string {
    return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  }

  get firstDay(): string | undefined {
    return this.view?.firstDay ?? undefined;
  }

  get footer(): string {
    return this.isFull ? fill(FOOTER, moment(this.view?.asOf)) : '';
  }

  override connectedCallback(): void {
    this.watch.start();
  }

  override disconnectedCallback(): void {
    this.watch.stop();
  }

  handleDay(event: CustomEvent<{ value: string | null }>): void {
    const { value } = event.detail;
    const { today } = this;
    this.showDay(value && value < today ? value : null);
  }

  handleToday(): void {
    this.showDay(null);
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  handleRisk(): Promise<void> {
    return this.list(AT_RISK, getAtRisk());
  }

  handleMovements(event: CustomEvent<RevenueQuestion>): Promise<void> {
    const { type, startsOn, endsAt } = event.detail;
    const startsAt = `${startsOn}T00:00:00.000Z`;
    return this.list(fill(LIST, movementName(type), month(startsOn)), getMovements({ type, startsAt, endsAt }));
  }

  handleClose(): void {
    this.listTitle = '';
  }

  showDay(value: string | null): void {
    this.handleClose();
    if (value === this.asOf) return;
    this.asOf = value;
    this.wired = {};
  }

  async list(title: string, answer: Promise<readonly RevenueAccountView[]>): Promise<void> {
    this.listTitle = title;
    this.listed = {};
    const listed = await answer.then(
      (data) => ({ data }),
      (error: unknown) => ({ error }),
    );
    if (this.listTitle === title) this.listed = listed;
  }
}
