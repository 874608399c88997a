import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { JsonMap } from '@salesforce/ts-types';
import { eventually, OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';
import { StripeClient } from './stripeClient.ts';

const folder = temporaryData();
let system: RunningSystem;
let org: OrgClient;
let stripe: StripeClient;
/** Accounts that pay and have had no trouble yet, so that each test has one of its own. */
let accounts: JsonMap[];

before(async () => {
  system = await startSystem(folder.data, '--fresh');
  org = new OrgClient(system);
  stripe = new StripeClient(system.stripeApiBase);
  accounts = await org.query(
    "SELECT Id, Name, MRR__c, LTV__c, Stripe_Customer_ID__c FROM Account WHERE MRR__c > 0 AND Customer_Stage__c = 'Active' " +
      "AND Payment_Health_Score__c = 'Green' AND Churn_Risk_Flag__c = false ORDER BY Name LIMIT 40",
  );
});

after(async () => {
  await system?.end();
  folder.remove();
});

interface Subject {
  readonly accountId: string;
  readonly customer: string;
  readonly name: string;
  readonly mrr: number;
  readonly ltv: number;
}

/** An Account with one Stripe customer and one active, monthly subscription. */
async function nextSubject(): Promise<Subject> {
  for (;;) {
    const account = accounts.shift();
    if (!account) throw new Error('The demo data has no suitable Account left');
    const rows = await org.query(
      `SELECT Stripe_Customer__r.Stripe_Id__c FROM Stripe_Subscription__c WHERE Status__c = 'active' AND Stripe_Customer__r.Account__c = '${account.Id}'`,
    );
    const customers = await org.query(`SELECT Stripe_Id__c FROM Stripe_Customer__c WHERE Account__c = '${account.Id}'`);
    if (rows.length !== 1 || customers.length !== 1) continue;
    return {
      accountId: String(account.Id),
      customer: String(customers[0].Stripe_Id__c),
      name: String(account.Name),
      mrr: Number(account.MRR__c),
      ltv: Number(account.LTV__c),
    };
  }
}

async function accountNow(subject: Subject): Promise<JsonMap> {
  const [account] = await org.query(
    'SELECT MRR__c, LTV__c, Payment_Health_Score__c, Customer_Stage__c, Churn_Date__c, Final_MRR__c, CS_Review_Flag__c ' +
      `FROM Account WHERE Id = '${subject.accountId}'`,
  );
  return account;
}

const tasksOf = (subject: Subject): Promise<JsonMap[]> =>
  org.query(
    `SELECT Subject, Priority, Description, IsClosed, ActivityDate FROM Task WHERE WhatId = '${subject.accountId}'`,
  );

test('npm start is ready in under 30 seconds, with 200 customers', async () => {
  assert.ok(system.secondsToReady < 30, `ready after ${system.secondsToReady.toFixed(1)} s`);
  const [{ total }] = await org.query('SELECT COUNT(Id) total FROM Stripe_Customer__c');
  assert.ok(Number(total) >= 200, 'every customer of the simulator is mirrored');
});

test('a failed payment reaches the Account within 10 seconds, with one Task', async () => {
  const subject = await nextSubject();
  await stripe.act(subject.customer, 'fail-payment');
  const account = await eventually(`${subject.name} is Yellow`, async () => {
    const now = await accountNow(subject);
    return now.Payment_Health_Score__c === 'Yellow' ? now : undefined;
  });
  assert.equal(account.Customer_Stage__c, 'Payment Risk', 'the Account is flagged Payment Risk');
  const wanted = `Payment failed – contact ${subject.name} within 24 hours`;
  const failed = (await tasksOf(subject)).filter((task) => task.Subject === wanted);
  assert.equal(failed.length, 1, 'one Task per invoice');
  assert.equal(failed[0].IsClosed, false, 'the Task is open');
});

test('an upgrade reaches the Account within 10 seconds, with one Opportunity of twelve times the difference', async () => {
  const subject = await nextSubject();
  await stripe.act(subject.customer, 'upgrade');
  const account = await eventually(`MRR of ${subject.name} has grown`, async () => {
    const now = await accountNow(subject);
    return Number(now.MRR__c) > subject.mrr ? now : undefined;
  });
  const opportunities = await org.query(
    `SELECT Amount, IsWon FROM Opportunity WHERE Type = 'Expansion' AND AccountId = '${subject.accountId}'`,
  );
  assert.equal(opportunities.length, 1, 'one expansion Opportunity');
  const difference = Math.round((Number(account.MRR__c) - subject.mrr) * 100) / 100;
  assert.equal(Number(opportunities[0].Amount).toFixed(2), (difference * 12).toFixed(2), 'Amount is delta × 12');
  assert.equal(opportunities[0].IsWon, true, 'the upgrade is confirmed, so it is won');
});

test('a cancellation reaches the Account within 10 seconds, with a win-back Task in 14 days', async () => {
  const subject = await nextSubject();
  await stripe.act(subject.customer, 'cancel', { feedback: 'too_expensive', comment: 'Budget was cut' });
  const account = await eventually(`${subject.name} has churned`, async () => {
    const now = await accountNow(subject);
    return now.Customer_Stage__c === 'Churned' ? now : undefined;
  });
  assert.equal(Number(account.Final_MRR__c), subject.mrr, 'the final MRR is kept');
  assert.equal(Number(account.MRR__c), 0, 'nothing is paid any more');
  const winBack = (await tasksOf(subject)).filter((task) => String(task.Subject).startsWith('Win back'));
  assert.equal(winBack.length, 1, 'one win-back Task');
  assert.match(String(winBack[0].Description), /too.expensive[\s\S]*Budget was cut/i, 'it tells why the customer left');
});

test('a refund reaches the Account within 10 seconds and asks for a review', async () => {
  const subject = await nextSubject();
  await stripe.act(subject.customer, 'refund', { amount: 1000 });
  const account = await eventually(`LTV of ${subject.name} has shrunk`, async () => {
    const now = await accountNow(subject);
    return Number(now.LTV__c) < subject.ltv ? now : undefined;
  });
  assert.equal((subject.ltv - Number(account.LTV__c)).toFixed(2), '10.00', 'LTV is less by what was refunded');
  assert.equal(account.CS_Review_Flag__c, true, 'CS is asked to review');
});
