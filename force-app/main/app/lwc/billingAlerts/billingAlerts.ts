import { LightningElement, api } from 'lwc';
import { day, fill, money } from 'c/format';
import type { Notice } from 'c/noticeList';
import AT_RISK from '@salesforce/label/c.Alert_At_Risk';
import CHURNED from '@salesforce/label/c.Alert_Churned';
import EXPLAIN from '@salesforce/label/c.Explain_Short';
import EXPLAIN_ACTION from '@salesforce/label/c.Explain_Action';
import EXPLAIN_RISK from '@salesforce/label/c.Explain_Risk';
import FINAL_MRR from '@salesforce/label/c.Alert_Final_MRR';
import MRR_AT_RISK from '@salesforce/label/c.Alert_MRR_At_Risk';
import REVIEW from '@salesforce/label/c.Alert_Review';

/** What a person should act on, the most urgent first. Sends `explain` with `risk` when somebody wants to know why. */
export default class BillingAlerts extends LightningElement {
  /** The Account's billing. */
  @api billing: AccountBillingView | undefined;

  get notices(): Notice[] {
    const billing = this.billing;
    if (!billing) return [];
    return [churned(billing), atRisk(billing), review(billing)].filter((notice) => notice !== null);
  }

  handleExplain(): void {
    this.dispatchEvent(new CustomEvent('explain', { detail: 'risk' }));
  }
}

function churned({ churnedOn, finalMrr, currencyCode }: AccountBillingView): Notice | null {
  if (!churnedOn) return null;
  const detail = finalMrr === null ? '' : fill(FINAL_MRR, money(finalMrr, currencyCode));
  return { key: 'churned', tone: 'neutral', icon: 'logout', heading: fill(CHURNED, day(churnedOn)), detail };
}

function atRisk({ isAtRisk, mrrAtRisk, riskReason, currencyCode }: AccountBillingView): Notice | null {
  if (!isAtRisk) return null;
  const amount = mrrAtRisk ? fill(MRR_AT_RISK, money(mrrAtRisk, currencyCode)) : '';
  const detail = [riskReason, amount].filter(Boolean).join(' · ');
  const action = { action: EXPLAIN, actionDescription: fill(EXPLAIN_ACTION, EXPLAIN_RISK) };
  return { key: 'risk', tone: 'error', icon: 'warning', heading: AT_RISK, detail, ...action };
}

function review({ needsReview, reviewReason }: AccountBillingView): Notice | null {
  if (!needsReview) return null;
  return { key: 'review', tone: 'info', icon: 'preview', heading: REVIEW, detail: reviewReason ?? '' };
}
