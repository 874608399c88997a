import { LightningElement, api } from 'lwc';
import { reduceErrors } from 'c/errors';
import { day, money } from 'c/format';
import ACCOUNT from '@salesforce/label/c.Account_Label';
import AMOUNT from '@salesforce/label/c.Revenue_Amount';
import CLOSE from '@salesforce/label/c.Explain_Close';
import MRR from '@salesforce/label/c.Revenue_MRR_Then';
import NONE from '@salesforce/label/c.Revenue_List_None';
import ON from '@salesforce/label/c.Revenue_On';
import OWNER from '@salesforce/label/c.Owner_Label';
import REASON from '@salesforce/label/c.Revenue_Reason';

interface Row extends RevenueAccountView {
  readonly amountText: string;
  readonly mrrText: string;
  readonly on: string;
}

/** The Accounts behind a figure. The event `close` asks to put the list away. */
export default class RevenueAccounts extends LightningElement {
  /** What the list is about. */
  @api heading = '';
  /** What the call gave; neither data nor error while it is under way. */
  @api result: Wired<readonly RevenueAccountView[]> = {};
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = {
    account: ACCOUNT,
    amount: AMOUNT,
    close: CLOSE,
    mrr: MRR,
    none: NONE,
    on: ON,
    owner: OWNER,
    reason: REASON,
  };

  get isLoading(): boolean {
    return !this.result.data && !this.result.error;
  }

  get isEmpty(): boolean {
    return this.result.data?.length === 0;
  }

  get problem(): string {
    return reduceErrors(this.result.error).join(' ');
  }

  get rows(): Row[] {
    return (this.result.data ?? []).map((account) => ({
      ...account,
      amountText: money(account.amount, this.currencyCode),
      mrrText: money(account.mrr, this.currencyCode),
      on: day(account.occurredAt),
    }));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
