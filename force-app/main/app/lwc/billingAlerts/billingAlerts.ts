import { LightningElement, api } from 'lwc';
import { day, fill, money } from 'c/format';
import AT_RISK from '@salesforce/label/c.Alert_At_Risk';
import CHURNED from '@salesforce/label/c.Alert_Churned';
import EXPLAIN from '@salesforce/label/c.Explain_Short';
import EXPLAIN_ACTION from '@salesforce/label/c.Explain_Action';
import EXPLAIN_RISK from '@salesforce/label/c.Explain_Risk';
import FINAL_MRR from '@salesforce/label/c.Alert_Final_MRR';
import MRR_AT_RISK from '@salesforce/label/c.Alert_MRR_At_Risk';
import REVIEW from '@salesforce/label/c.Alert_Review';

interface Alert {
  readonly key: string;
  readonly icon: string;
  readonly heading: string;
  readonly detail: string;
  readonly alertClass: string;
  /** What the button says that opens the reckoning; absent where there is none. */
  readonly action?: string;
}

/** What a person should act on, the most urgent first. Sends `explain` with `risk` when somebody wants to know why. */
export default class BillingAlerts extends LightningElement {
  /** The Account's billing. */
  @api billing: AccountBillingView | undefined;

  explain = EXPLAIN;

  get alerts(): Alert[] {
    const billing = this.billing;
    if (!billing) return [];
    return [churned(billing), atRisk(billing), review(billing)].filter((alert) => alert !== null);
  }

  handleExplain(): void {
    this.dispatchEvent(new CustomEvent('explain', { detail: 'risk' }));
  }
}

const alert = (key: string, icon: string, heading: string, detail: string): Alert => ({
  key,
  icon,
  heading,
  detail,
  alertClass: `alert ${key}`,
});

function churned(billing: AccountBillingView): Alert | null {
  if (!billing.churnedOn) return null;
  const detail = billing.finalMrr === null ? '' : fill(FINAL_MRR, money(billing.finalMrr, billing.currencyCode));
  return alert('churned', 'utility:logout', fill(CHURNED, day(billing.churnedOn)), detail);
}

function atRisk(billing: AccountBillingView): Alert | null {
  if (!billing.isAtRisk) return null;
  const amount = billing.mrrAtRisk ? fill(MRR_AT_RISK, money(billing.mrrAtRisk, billing.currencyCode)) : '';
  const detail = [billing.riskReason, amount].filter(Boolean).join(' · ');
  return { ...alert('risk', 'utility:warning', AT_RISK, detail), action: fill(EXPLAIN_ACTION, EXPLAIN_RISK) };
}

function review(billing: AccountBillingView): Alert | null {
  return billing.needsReview ? alert('review', 'utility:preview', REVIEW, billing.reviewReason ?? '') : null;
}
