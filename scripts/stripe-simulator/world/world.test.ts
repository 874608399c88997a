import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StripeAccount } from '../account/account.ts';
import { TEST_NOW } from '../testing.ts';
import { makeWorld } from './world.ts';

function world(seed: number): StripeAccount {
  const account = new StripeAccount({ seed, ids_issued: 0, clock_offset: 0, stands_at: TEST_NOW });
  makeWorld(account, 60);
  return account;
}

const bytes = (account: StripeAccount) =>
  JSON.stringify([account.store.all('customers'), account.store.all('invoices'), account.store.all('events')]);

describe('the demo world', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.equal(bytes(world(1)), bytes(world(1)));
    assert.notEqual(bytes(world(1)), bytes(world(2)));
  });

  it('has every state that a demo needs today', () => {
    const { store } = world(1);
    const subscriptions = store.all('subscriptions');
    for (const status of ['active', 'past_due', 'trialing', 'canceled']) {
      assert.ok(
        subscriptions.some((one) => one.status === status),
        `a subscription that is ${status}`,
      );
    }
    assert.ok(
      subscriptions.some((one) => one.cancel_at_period_end && one.ended_at === null),
      'a scheduled cancellation',
    );
    assert.ok(
      subscriptions.some((one) => one.pause_collection),
      'a paused collection',
    );
    assert.ok(
      subscriptions.some((one) => one.discounts.length > 0),
      'a discount',
    );
    assert.ok(store.all('refunds').length > 0, 'a refund');
    assert.ok(
      store.all('disputes').some(({ status }) => status === 'needs_response'),
      'an open dispute',
    );
    const currencies = new Set(subscriptions.map(({ currency }) => currency));
    for (const currency of ['usd', 'eur', 'jpy']) assert.ok(currencies.has(currency), `a subscription in ${currency}`);
  });

  it('adds up: every paid invoice is paid by its payments', () => {
    const { store } = world(1);
    const paid = store.all('invoices').filter(({ status, amount_paid }) => status === 'paid' && amount_paid > 0);
    assert.ok(paid.length > 300, 'there is a history');
    for (const invoice of paid) {
      const payments = store.where('invoice_payments', 'invoice', invoice.id);
      const sum = payments.reduce((total, payment) => total + (payment.amount_paid ?? 0), 0);
      const outside = invoice.amount_paid_off_stripe ?? 0;
      assert.equal(sum + outside, invoice.amount_paid, `${invoice.id} is paid by what was charged`);
      const lines = invoice.lines.reduce((total, line) => total + line.amount, 0);
      assert.equal(lines, invoice.subtotal, `the lines of ${invoice.id} add up to its subtotal`);
    }
  });

  it('remembers the events of thirty days only', () => {
    const events = world(1).store.all('events');
    assert.ok(events.length > 100, 'there are recent events');
    assert.ok(
      events.every(({ created }) => created >= TEST_NOW - 30 * 86_400),
      'none is older than thirty days',
    );
  });
});
