import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import findAccounts from '@salesforce/apex/MatchReviewController.findAccounts';
import { counted } from 'c/format';
import FOUND_MANY from '@salesforce/label/c.Search_Found_Many';
import FOUND_ONE from '@salesforce/label/c.Search_Found_One';
import HEADING from '@salesforce/label/c.Search_Heading';
import PLACEHOLDER from '@salesforce/label/c.Search_Placeholder';

/** Waits until typing pauses, in milliseconds. */
const typingPause = 300;
const fewestCharacters = 2;

/** Finds an Account by its name. Sends `choose` with the Account. */
export default class AccountSearch extends LightningElement {
  label = { heading: HEADING, placeholder: PLACEHOLDER };
  /** What is searched for; undefined searches nothing. */
  text: string | undefined;
  wired: Wired<readonly MatchReviewCandidateView[]> = {};
  #timer: number | undefined;

  @wire(findAccounts, { text: '$text' })
  handleAccounts(result: Wired<readonly MatchReviewCandidateView[]>): void {
    this.wired = result;
  }

  get failure(): unknown {
    return this.wired.error;
  }

  get accounts(): (MatchReviewCandidateView & { about: string })[] {
    const found = this.text === undefined ? [] : (this.wired.data ?? []);
    return found.map((account) => ({
      ...account,
      about: [account.website, account.ownerName].filter(Boolean).join(' · '),
    }));
  }

  get status(): string {
    return this.text !== undefined && this.wired.data ? counted(FOUND_ONE, FOUND_MANY, this.wired.data.length) : '';
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const text = event.detail.value.trim();
    window.clearTimeout(this.#timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared when the component leaves the page
    this.#timer = window.setTimeout(() => {
      this.text = text.length < fewestCharacters ? undefined : text;
    }, typingPause);
  }

  handleRetry(): Promise<void> {
    return refreshApex(this.wired);
  }

  handleChoose(event: Event & { currentTarget: HTMLElement }): void {
    const chosen = this.accounts.find(({ accountId }) => accountId === event.currentTarget.dataset.id);
    this.dispatchEvent(new CustomEvent('choose', { detail: chosen }));
  }
}
