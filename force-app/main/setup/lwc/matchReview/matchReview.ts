import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import approve from '@salesforce/apex/MatchReviewController.approve';
import getMatches from '@salesforce/apex/MatchReviewController.getMatches';
import link from '@salesforce/apex/MatchReviewController.link';
import split from '@salesforce/apex/MatchReviewController.split';
import undo from '@salesforce/apex/MatchReviewController.undo';
import { count, counted, fill } from 'c/format';
import { tellDone, tellFailed } from 'c/toast';
import APPROVE_ALL from '@salesforce/label/c.Matches_Approve_All';
import APPROVE_QUESTION from '@salesforce/label/c.Matches_Approve_Question';
import APPROVED_MANY from '@salesforce/label/c.Matches_Approved_Many';
import APPROVED_ONE from '@salesforce/label/c.Matches_Approved_One';
import CREATED from '@salesforce/label/c.Matches_Created';
import DECIDED from '@salesforce/label/c.Matches_Decided';
import EMPTY_CREATED from '@salesforce/label/c.Matches_Empty_Created';
import EMPTY_DECIDED from '@salesforce/label/c.Matches_Empty_Decided';
import EMPTY_HINT from '@salesforce/label/c.Matches_Empty_Hint';
import EMPTY_OPEN from '@salesforce/label/c.Matches_Empty_Open';
import FAILED from '@salesforce/label/c.Matches_Failed';
import LINKED from '@salesforce/label/c.Matches_Linked';
import LISTS from '@salesforce/label/c.Matches_Lists';
import MORE from '@salesforce/label/c.Matches_Show_More';
import OPEN from '@salesforce/label/c.Matches_Open';
import SHOWN from '@salesforce/label/c.Matches_Shown';
import SPLIT from '@salesforce/label/c.Matches_Split';
import TITLE from '@salesforce/label/c.Matches_Title';
import UNDONE from '@salesforce/label/c.Matches_Undone';

type List = 'open' | 'created' | 'decided';

const EMPTY: Readonly<Record<List, string>> = { open: EMPTY_OPEN, created: EMPTY_CREATED, decided: EMPTY_DECIDED };

/** More at once is a wall. */
const customersAtOnce = 8;

/** Customers whose Account a person decides about: loads them and carries out the decisions. */
export default class MatchReview extends LightningElement {
  label = { approveQuestion: APPROVE_QUESTION, emptyHint: EMPTY_HINT, lists: LISTS, more: MORE, title: TITLE };
  list: List = 'open';
  most = customersAtOnce;
  wired: Wired<MatchReviewView> = {};

  @wire(getMatches, { view: '$list' })
  handleMatches(result: Wired<MatchReviewView>): void {
    this.wired = result;
  }

  get view(): MatchReviewView | undefined {
    return this.wired.data;
  }

  get customers(): readonly MatchCustomerView[] {
    return this.view?.customers ?? [];
  }

  get shown(): readonly MatchCustomerView[] {
    return this.customers.slice(0, this.most);
  }

  get hasMore(): boolean {
    return this.customers.length > this.most;
  }

  get lists(): { label: string; value: List }[] {
    const { open = 0, created = 0, decided = 0 } = this.view ?? {};
    return [
      { label: fill(OPEN, count(open)), value: 'open' },
      { label: fill(CREATED, count(created)), value: 'created' },
      { label: fill(DECIDED, count(decided)), value: 'decided' },
    ];
  }

  get isEmpty(): boolean {
    return this.customers.length === 0;
  }

  /** New Accounts come in numbers, and most of them are right. */
  get canApproveAll(): boolean {
    const isNew = ({ isApproved, accountId }: MatchCustomerView): boolean => !isApproved && accountId !== null;
    return this.shown.length > 1 && this.shown.every(isNew);
  }

  get approveAllText(): string {
    return fill(APPROVE_ALL, count(this.shown.length));
  }

  get emptyText(): string {
    return EMPTY[this.list];
  }

  get footer(): string {
    const total = this.view?.[this.list] ?? 0;
    return total > this.shown.length ? fill(SHOWN, count(this.shown.length), count(total)) : '';
  }

  handleList(event: CustomEvent<{ value: List }>): void {
    this.list = event.detail.value;
    this.most = customersAtOnce;
  }

  handleMore(): void {
    this.most += customersAtOnce;
  }

  handleRefresh(): Promise<void> {
    return refreshApex(this.wired);
  }

  handleLink(event: CustomEvent<{ customerRowId: string; accountId: string; accountName: string }>): Promise<void> {
    const { customerRowId, accountId, accountName } = event.detail;
    return this.decide(() => link({ customerRowId, accountId }), fill(LINKED, accountName));
  }

  handleApproveAll(): Promise<void> {
    const customerRowIds = this.shown.map(({ recordId }) => recordId);
    return this.decide(() => approve({ customerRowIds }), counted(APPROVED_ONE, APPROVED_MANY, customerRowIds.length));
  }

  handleSplit(event: CustomEvent<string>): Promise<void> {
    return this.decide(() => split({ customerRowId: event.detail }), SPLIT);
  }

  handleUndo(event: CustomEvent<string>): Promise<void> {
    return this.decide(() => undo({ customerRowId: event.detail }), UNDONE);
  }

  private async decide(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      tellDone(this, done);
      await refreshApex(this.wired);
    } catch (error) {
      tellFailed(this, FAILED, error);
    }
  }
}
