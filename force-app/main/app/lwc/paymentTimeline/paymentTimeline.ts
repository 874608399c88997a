import { LightningElement, api } from 'lwc';
import { counted, day, fill, money, moment, shortDay } from 'c/format';
import ATTEMPTS_MANY from '@salesforce/label/c.Timeline_Attempts_Many';
import ATTEMPTS_ONE from '@salesforce/label/c.Timeline_Attempts_One';
import FAILED from '@salesforce/label/c.Timeline_Failed';
import FAILED_MANY from '@salesforce/label/c.Timeline_Failed_Many';
import FAILED_NONE from '@salesforce/label/c.Timeline_Failed_None';
import FAILED_ONE from '@salesforce/label/c.Timeline_Failed_One';
import INVOICE from '@salesforce/label/c.Timeline_Invoice';
import NO_RETRY from '@salesforce/label/c.Timeline_No_Retry';
import PAID from '@salesforce/label/c.Timeline_Paid';
import RECOVERED from '@salesforce/label/c.Timeline_Recovered';
import RETRY from '@salesforce/label/c.Timeline_Retry';
import TITLE from '@salesforce/label/c.Timeline_Title';
import { dotsOf, ticksOf } from './timeScale';
import type { Dot, Tick } from './timeScale';

interface Failure {
  readonly id: string;
  readonly amount: string;
  readonly failedOn: string;
  readonly attempts: string;
  readonly reason: string;
  readonly outcome: string;
  readonly outcomeClass: string;
  readonly url: string | null;
}

/** Payments and failed payments of the health window: on a line, and the failures in words. */
export default class PaymentTimeline extends LightningElement {
  /** The Account's billing. */
  @api billing: AccountBillingView | undefined;

  label = { failed: FAILED, invoice: INVOICE, paid: PAID };

  get heading(): string {
    return fill(TITLE, this.billing?.windowDays ?? 0);
  }

  get summary(): string {
    const failures = this.billing?.failures.length ?? 0;
    return failures === 0 ? FAILED_NONE : counted(FAILED_ONE, FAILED_MANY, failures);
  }

  get dots(): Dot[] {
    const billing = this.billing;
    if (!billing) return [];
    const paid = billing.payments.map(({ id, paidAt, amount, currencyCode }) => ({
      key: `paid ${id}`,
      at: paidAt,
      title: `${PAID}: ${money(amount, currencyCode)}, ${moment(paidAt)}`,
      dotClass: 'paid',
    }));
    const failed = billing.failures.map(({ id, failedAt, amount, currencyCode }) => ({
      key: `failed ${id}`,
      at: failedAt,
      title: `${FAILED}: ${money(amount, currencyCode)}, ${moment(failedAt)}`,
      dotClass: 'failed',
    }));
    return dotsOf([...paid, ...failed], billing.asOf, billing.windowDays);
  }

  get ticks(): Tick[] {
    const billing = this.billing;
    return billing ? ticksOf(billing.asOf, billing.windowDays, shortDay) : [];
  }

  get failures(): Failure[] {
    return (this.billing?.failures ?? []).map((failure) => ({
      id: failure.id,
      amount: money(failure.amount, failure.currencyCode),
      failedOn: day(failure.failedAt),
      attempts: failure.attempts ? counted(ATTEMPTS_ONE, ATTEMPTS_MANY, failure.attempts) : '',
      reason: failure.reason,
      outcome: outcomeOf(failure),
      outcomeClass: `slds-badge ${themeOf(failure)}`,
      url: failure.url,
    }));
  }
}

function outcomeOf({ paidAt, nextAttemptAt }: FailedPaymentView): string {
  if (paidAt) return fill(RECOVERED, day(paidAt));
  return nextAttemptAt ? fill(RETRY, day(nextAttemptAt)) : NO_RETRY;
}

function themeOf({ paidAt, nextAttemptAt }: FailedPaymentView): string {
  if (paidAt) return 'slds-theme_success';
  return nextAttemptAt ? 'slds-theme_warning' : 'slds-theme_error';
}
