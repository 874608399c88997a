/**
 * Somebody says that lanes have work: a worker for each.
 * @group queue
 * @see LaneStarter
 */
trigger StripeWakeupTrigger on Stripe_Wakeup__e(after insert) {
    LaneStarter.startAll(Trigger.new);
}
