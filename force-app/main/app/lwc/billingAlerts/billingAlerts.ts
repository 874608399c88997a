import { LightningElement, api } from 'lwc';
import { day, fill, money } from 'c/format';
import AT_RISK from '@salesforce/label/c.Alert_At_Risk';
import CHURNED from '@salesforce/label/c.Alert_Churned';
import FINAL_MRR from '@salesforce/label/c.Alert_Final_MRR';
import MRR_AT_RISK from '@salesforce/label/c.Alert_MRR_At_Risk';
import REVIEW from '@salesforce/label/c.Alert_Review';

interface Alert {
  readonly key: string;
  readonly icon: string;
  readonly heading: string;
  readonly detail: string;
  readonly alertClass: string;
}

/** What a person should act on, the most urgent first. */
export default class BillingAlerts extends LightningElement {
  /** The Account's billing. */
  @api billing: AccountBillingView | undefined;

  get alerts(): Alert[] {
    const billing = this.billing;
    if (!billing) return [];
    return [churned(billing), atRisk(billing), review(billing)].filter((alert) => alert !== null);
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
  return alert('risk', 'utility:warning', AT_RISK, [billing.riskReason, amount].filter(Boolean).join(' · '));
}

function review(billing: AccountBillingView): Alert | null {
  return billing.needsReview ? alert('review', 'utility:preview', REVIEW, billing.reviewReason ?? '') : null;
}
