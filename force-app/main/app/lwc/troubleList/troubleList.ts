import { LightningElement, api } from 'lwc';
import { day, money } from 'c/format';
import ACCOUNT from '@salesforce/label/c.Account_Label';
import AT_RISK from '@salesforce/label/c.Trouble_MRR_At_Risk';
import HEALTH from '@salesforce/label/c.Trouble_Health';
import LAST_PAYMENT from '@salesforce/label/c.Figure_Last_Payment';
import MRR from '@salesforce/label/c.Figure_MRR';
import NONE from '@salesforce/label/c.Trouble_None';
import OWNER from '@salesforce/label/c.Owner_Label';
import REASON from '@salesforce/label/c.Trouble_Reason';
import TITLE from '@salesforce/label/c.Trouble_Title';

interface Row extends TroubleView {
  readonly mrrText: string;
  readonly atRiskText: string;
  readonly lastPayment: string;
}

/** Accounts that need somebody, in the order in which to call them. */
export default class TroubleList extends LightningElement {
  /** The Accounts, most MRR at risk first. */
  @api troubles: readonly TroubleView[] = [];
  /** Currency of the amounts. */
  @api currencyCode = '';

  label = {
    account: ACCOUNT,
    atRisk: AT_RISK,
    health: HEALTH,
    lastPayment: LAST_PAYMENT,
    mrr: MRR,
    none: NONE,
    owner: OWNER,
    reason: REASON,
    title: TITLE,
  };

  get rows(): Row[] {
    return this.troubles.map((trouble) => ({
      ...trouble,
      mrrText: money(trouble.mrr, this.currencyCode),
      atRiskText: trouble.mrrAtRisk ? money(trouble.mrrAtRisk, this.currencyCode) : '–',
      lastPayment: day(trouble.lastPaymentOn),
    }));
  }
}
