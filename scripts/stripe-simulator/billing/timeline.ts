import { EVENT_RETENTION, type StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { TaskName } from '../state/objects.ts';
import { advanceDraft, retryPayment } from './collection.ts';
import { endDiscount } from './discounts.ts';
import { closeUnanswered } from './disputes.ts';
import { markOverdue } from './invoices.ts';
import { settleRefund } from './refunds.ts';
import { endPeriod, resumeCollection } from './renewal.ts';
import { startPhase } from './schedules.ts';
import { cancelWhenDue, expireIncomplete } from './subscriptionEnd.ts';
import { announceTrialEnd } from './subscriptions.ts';

/** Who does which task of the agenda. */
const TASKS: Record<TaskName, (account: StripeAccount, subject: string) => void> = {
  announceTrialEnd,
  endPeriod,
  cancelSubscription: cancelWhenDue,
  resumeCollection,
  expireIncomplete,
  endDiscount,
  startPhase,
  finalizeInvoice: advanceDraft,
  retryPayment,
  markOverdue,
  settleRefund,
  closeDispute: closeUnanswered,
};

/** Does everything that is due by `until`, each thing at its own time. */
export function runDue(account: StripeAccount, until: number): void {
  for (let entry = account.agenda.takeDue(until); entry; entry = account.agenda.takeDue(until)) {
    const { at, task, subject } = entry;
    account.clock.at(at, () => TASKS[task](account, subject));
  }
}

/** Moves the clock to a later second and does what falls due on the way. @throws StripeError when it lies in the past */
export function travelTo(account: StripeAccount, second: number): void {
  if (second < account.now()) throw invalidRequest('The clock of the simulator can only be moved forward.', 'now');
  runDue(account, second);
  account.clock.moveTo(second);
  forgetOldEvents(account);
}

/** Drops the events that are older than Stripe keeps them. */
function forgetOldEvents(account: StripeAccount): void {
  const oldest = account.now() - EVENT_RETENTION;
  for (const event of account.store.all('events')) {
    if (event.created >= oldest) return;
    account.store.remove('events', event.id);
    for (const delivery of account.store.where('deliveries', 'event', event.id))
      account.store.remove('deliveries', delivery.id);
  }
}
