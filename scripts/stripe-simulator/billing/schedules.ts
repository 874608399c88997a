import type { StripeAccount } from '../account/account.ts';
import { invalidRequest } from '../account/stripeError.ts';
import type { SchedulePhase, Subscription, SubscriptionSchedule } from '../state/objects.ts';
import { updateSubscription } from './subscriptionChanges.ts';
import { nextPeriodEnd } from './subscriptions.ts';

/** Puts a running subscription under a schedule whose only phase is what it is now. */
export function scheduleFrom(account: StripeAccount, subscription: Subscription): SubscriptionSchedule {
  if (subscription.schedule) {
    throw invalidRequest(`Subscription ${subscription.id} is already attached to a schedule.`, 'from_subscription');
  }
  const phase: SchedulePhase = {
    start_date: Math.min(...subscription.items.map((item) => item.current_period_start)),
    end_date: nextPeriodEnd(subscription),
    items: subscription.items.map(({ price, quantity }) => ({ price, quantity })),
    proration_behavior: 'create_prorations',
  };
  const schedule = account.add(
    'subscription_schedules',
    newSchedule(account, subscription, [phase]),
    'subscription_schedule.created',
  );
  account.change('subscriptions', subscription, { schedule: schedule.id }, 'customer.subscription.updated');
  planPhases(account, schedule);
  return schedule;
}

/** Replaces the phases of a schedule. */
export function setPhases(
  account: StripeAccount,
  schedule: SubscriptionSchedule,
  phases: SchedulePhase[],
): SubscriptionSchedule {
  for (const item of phases.flatMap((phase) => phase.items))
    account.find('prices', item.price, 'phases[0][items][0][price]');
  const updated = account.change('subscription_schedules', schedule, { phases }, 'subscription_schedule.updated');
  planPhases(account, updated);
  return updated;
}

/** Lets the subscription go on as it is, without the schedule. */
export function releaseSchedule(account: StripeAccount, schedule: SubscriptionSchedule): SubscriptionSchedule {
  const subscription = schedule.subscription ? account.store.get('subscriptions', schedule.subscription) : undefined;
  if (subscription) account.change('subscriptions', subscription, { schedule: null }, 'customer.subscription.updated');
  return account.change(
    'subscription_schedules',
    schedule,
    {
      status: 'released',
      released_at: account.now(),
      released_subscription: schedule.subscription,
      subscription: null,
      current_phase: null,
    },
    'subscription_schedule.released',
  );
}

/** Brings the subscription to the phase whose time has come; after the last phase the schedule lets go of it. */
export function startPhase(account: StripeAccount, scheduleId: string): void {
  const schedule = account.store.get('subscription_schedules', scheduleId);
  const subscription = schedule?.subscription ? account.store.get('subscriptions', schedule.subscription) : undefined;
  if (!schedule || !subscription || schedule.status !== 'active' || subscription.ended_at !== null) return;
  const now = account.now();
  const phase = schedule.phases.find((one) => one.start_date <= now && now < one.end_date);
  if (!phase) {
    if (schedule.phases.every((one) => one.end_date <= now)) releaseSchedule(account, schedule);
    return;
  }
  const current = { start_date: phase.start_date, end_date: phase.end_date };
  if (schedule.current_phase?.start_date === current.start_date) return;
  account.change('subscription_schedules', schedule, { current_phase: current }, 'subscription_schedule.updated');
  const items = phase.items.map((item, index) => ({ ...item, id: subscription.items[index]?.id }));
  const dropped = subscription.items.slice(phase.items.length).map(({ id }) => ({ id, deleted: true }));
  updateSubscription(account, subscription.id, {
    items: [...items, ...dropped],
    prorationBehavior: phase.proration_behavior,
  });
}

function planPhases(account: StripeAccount, schedule: SubscriptionSchedule): void {
  for (const phase of schedule.phases) {
    if (phase.start_date > account.now()) account.agenda.plan('startPhase', schedule.id, phase.start_date);
    account.agenda.plan('startPhase', schedule.id, phase.end_date);
  }
}

function newSchedule(
  account: StripeAccount,
  subscription: Subscription,
  phases: SchedulePhase[],
): SubscriptionSchedule {
  const [first] = phases;
  return {
    id: account.ids.next('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: subscription.billing_mode,
    canceled_at: null,
    completed_at: null,
    created: account.now(),
    current_phase: first ? { start_date: first.start_date, end_date: first.end_date } : null,
    customer: subscription.customer,
    customer_account: null,
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    phases,
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: null,
  };
}
