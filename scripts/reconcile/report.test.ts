import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tally, type Drift } from './drift.ts';
import { report } from './report.ts';

const paid: Drift = {
  kind: 'INVOICE_PAID',
  customerId: 'cus_1',
  objectId: 'in_1',
  inStripe: '4900',
  inSalesforce: '0',
};
const lag: Drift = {
  ...paid,
  kind: 'TIMING_LAG',
  objectId: 'cus_1',
  inStripe: 'just changed',
  inSalesforce: 'on its way',
};
const compared = { customers: 2, subscriptions: 3, invoices: 40 };

test('a mirror that is right is one line', () => {
  const result = { compared, tallies: tally([], []), remaining: [], openMatches: 0 };
  assert.equal(report(result), '2 customers, 3 subscriptions and 40 invoices compared: no drift.');
});

test('each kind has a line with what was found, what was repaired, and an example', () => {
  const other = { ...paid, objectId: 'in_2' };
  const result = { compared, tallies: tally([paid, other, lag], [other]), remaining: [other], openMatches: 3 };
  assert.equal(
    report(result),
    [
      'Difference                         found  repaired  for example',
      'Invoice: paid amount differs           2         1  in_1 of cus_1: 4900 in Stripe, 0 in Salesforce',
      '                                                    in_2 of cus_1: 4900 in Stripe, 0 in Salesforce',
      'On its way (timing lag, no drift)      1            cus_1: just changed in Stripe, on its way in Salesforce',
      '',
      '2 customers, 3 subscriptions and 40 invoices compared: 2 differences, 1 repaired.',
      '3 customers wait for a person to choose their Account.',
    ].join('\n'),
  );
});
