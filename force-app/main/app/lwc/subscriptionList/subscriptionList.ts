import { LightningElement, api } from 'lwc';
import { day, fill, money } from 'c/format';
import CANCELS from '@salesforce/label/c.Subscriptions_Cancels';
import ENDED from '@salesforce/label/c.Subscriptions_Ended';
import MRR from '@salesforce/label/c.Figure_MRR';
import NAME from '@salesforce/label/c.Subscriptions_Name';
import NEXT from '@salesforce/label/c.Subscriptions_Next';
import NONE from '@salesforce/label/c.Subscriptions_None';
import PAUSED from '@salesforce/label/c.Subscriptions_Paused';
import RENEWS from '@salesforce/label/c.Subscriptions_Renews';
import STATUS from '@salesforce/label/c.Subscriptions_Status';
import TITLE from '@salesforce/label/c.Subscriptions_Title';
import TRIAL from '@salesforce/label/c.Subscriptions_Trial_Ends';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly statusClass: string;
  readonly mrr: string;
  readonly next: string;
  readonly nextClass: string;
  readonly rowClass: string;
}

const THEMES: Readonly<Record<string, string>> = {
  active: 'slds-theme_success',
  past_due: 'slds-theme_error',
  unpaid: 'slds-theme_error',
};

/** The subscriptions of an Account. */
export default class SubscriptionList extends LightningElement {
  /** Running subscriptions first. */
  @api subscriptions: readonly SubscriptionView[] = [];

  label = { mrr: MRR, name: NAME, next: NEXT, none: NONE, status: STATUS, title: TITLE };

  get rows(): Row[] {
    return this.subscriptions.map((subscription) => ({
      id: subscription.id,
      name: subscription.name,
      status: subscription.isPaused ? PAUSED : statusText(subscription.status),
      statusClass: `slds-badge ${subscription.isPaused ? '' : (THEMES[subscription.status] ?? '')}`,
      mrr: money(subscription.mrr, subscription.currencyCode),
      next: nextOf(subscription),
      nextClass: subscription.cancelsAt ? 'slds-text-color_error' : '',
      rowClass: subscription.isEnded ? 'ended' : '',
    }));
  }
}

/** Stripe's word with a capital and spaces: statuses that are new to us can still be read. */
function statusText(status: string): string {
  const words = status.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nextOf({ isEnded, endedAt, cancelsAt, trialEndsAt, renewsAt }: SubscriptionView): string {
  if (isEnded) return fill(ENDED, day(endedAt));
  if (cancelsAt) return fill(CANCELS, day(cancelsAt));
  if (trialEndsAt) return fill(TRIAL, day(trialEndsAt));
  return renewsAt ? fill(RENEWS, day(renewsAt)) : '';
}
