import { LightningElement, api } from 'lwc';
import { fill } from 'c/format';
import ACCOUNT from '@salesforce/label/c.Match_Account';
import ANOTHER from '@salesforce/label/c.Match_Another';
import APPROVE from '@salesforce/label/c.Match_Approve';
import BEFORE from '@salesforce/label/c.Match_Before';
import CREATE from '@salesforce/label/c.Match_Create';
import CREATE_QUESTION from '@salesforce/label/c.Match_Create_Question';
import LINK from '@salesforce/label/c.Match_Link';
import LINK_TO from '@salesforce/label/c.Match_Link_To';
import OPEN_IN_STRIPE from '@salesforce/label/c.Open_In_Stripe';
import SPLIT from '@salesforce/label/c.Match_Split';
import SPLIT_QUESTION from '@salesforce/label/c.Match_Split_Question';
import UNDO from '@salesforce/label/c.Match_Undo';

interface ShownCandidate extends MatchReviewCandidateView {
  readonly about: string;
  readonly linkText: string;
}

/** One Stripe customer and the Accounts it may be. Sends `link`, `split` or `undo`. */
export default class MatchCase extends LightningElement {
  /** The customer. */
  @api customer: MatchCustomerView | undefined;

  label = {
    account: ACCOUNT,
    another: ANOTHER,
    approve: APPROVE,
    link: LINK,
    openInStripe: OPEN_IN_STRIPE,
    undo: UNDO,
  };
  isSearching = false;

  get candidates(): ShownCandidate[] {
    return (this.customer?.candidates ?? []).map((candidate) => ({
      ...candidate,
      about: [candidate.website, candidate.ownerName].filter(Boolean).join(' · '),
      linkText: fill(LINK_TO, candidate.name),
    }));
  }

  /** A new Account that nobody has approved. */
  get canApprove(): boolean {
    return this.customer?.isApproved === false && this.customer.accountId !== null;
  }

  get canUndo(): boolean {
    return this.customer?.isApproved === true && this.customer.canUndo;
  }

  /** A new Account is the customer's own already. */
  get canSplit(): boolean {
    return !this.canApprove;
  }

  get before(): string {
    const { canUndo = false, previousAccountName = null } = this.customer ?? {};
    return canUndo && previousAccountName ? fill(BEFORE, previousAccountName) : '';
  }

  get expanded(): string {
    return String(this.isSearching);
  }

  get splitText(): string {
    return this.customer?.accountId ? SPLIT : CREATE;
  }

  get splitQuestion(): string {
    return this.customer?.accountId ? SPLIT_QUESTION : CREATE_QUESTION;
  }

  handleToggleSearch(): void {
    this.isSearching = !this.isSearching;
  }

  handleChoose(event: Event & { currentTarget: HTMLElement }): void {
    const { account = '', name = '' } = event.currentTarget.dataset;
    this.link(account, name);
  }

  handleFound(event: CustomEvent<MatchReviewCandidateView>): void {
    this.isSearching = false;
    this.link(event.detail.accountId, event.detail.name);
  }

  handleSplit(): void {
    this.dispatchEvent(new CustomEvent('split', { detail: this.customer?.recordId }));
  }

  handleUndo(): void {
    this.dispatchEvent(new CustomEvent('undo', { detail: this.customer?.recordId }));
  }

  private link(accountId: string, accountName: string): void {
    const detail = { customerRowId: this.customer?.recordId, accountId, accountName };
    this.dispatchEvent(new CustomEvent('link', { detail }));
  }
}
