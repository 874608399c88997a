import assert from 'node:assert/strict';
import type { JsonMap } from '@salesforce/ts-types';
import type { Locator, Page } from 'playwright-core';
import { lookAs, pageTest, says, takePicture } from './browser.ts';
import type { OrgClient } from './orgClient.ts';
import { beforePageTests } from './pageStory.ts';
import type { RunningSystem } from './runningSystem.ts';
import type { StripeClient } from './stripeClient.ts';

/** Taken anew when README_PICTURES is set. */
const readmePicture = 'config/readme/account-page.png';
const patience = 10_000;
let system: RunningSystem;
let org: OrgClient;
let stripe: StripeClient;
let page: Page;
/** An Account that pays a few hundred dollars a month and has had no trouble. */
let account: JsonMap;

beforePageTests(patience, async (story) => {
  ({ system, org, stripe, page } = story);
  [account] = await org.query(
    'SELECT Id, Name, MRR__c, CLV__c, CLV_Tier__c, LTV__c, Stripe_Customer_ID__c FROM Account ' +
      "WHERE Customer_Stage__c = 'Active' AND Payment_Health_Score__c = 'Green' AND Churn_Risk_Flag__c = false " +
      "AND CS_Review_Flag__c = false AND MRR__c > 200 AND MRR__c < 2000 AND CLV_Tier__c = 'High' ORDER BY Name LIMIT 1",
  );
});

const dollars = (amount: unknown): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(Number(amount));

const panel = (): Locator => page.locator('c-account-billing');

const figure = (key: string): Locator => panel().locator(`[data-key="${key}"]`);

async function openAccount(): Promise<void> {
  await page.goto(`${system.url}/lightning/r/Account/${String(account.Id)}/view`);
  await says(figure('mrr'), dollars(account.MRR__c));
}

pageTest('the Account page shows health, MRR, CLV with its tier, and revenue to date', async () => {
  await openAccount();
  await says(panel().locator('c-health-badge'), 'Green');
  await says(figure('clv'), dollars(account.CLV__c));
  await says(figure('clv').locator('c-tier-badge'), String(account.CLV_Tier__c));
  await says(figure('ltv'), dollars(account.LTV__c));
  await takePicture(page, 'account-page');
});

pageTest('every number can be explained, and its lines add up to it', async () => {
  for (const [key, total] of [
    ['mrr', account.MRR__c],
    ['clv', account.CLV__c],
    ['ltv', account.LTV__c],
  ] as const) {
    await figure(key).getByRole('button').filter({ hasText: 'Explain' }).click();
    await says(panel().locator('c-billing-explanation tfoot'), dollars(total));
    assert.ok(await panel().locator('c-billing-explanation tbody tr').count(), `${key} is made of something`);
    await takePicture(page, `explain-${key}`);
  }
  await panel().getByRole('button', { name: 'Close' }).click();
  await panel().locator('c-billing-explanation').waitFor({ state: 'detached' });
});

pageTest('a failed payment is on the page within 10 seconds, without a reload', async () => {
  await openAccount();
  await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
  await stripe.act(String(account.Stripe_Customer_ID__c), 'fail-payment');
  await says(panel().locator('c-health-badge'), 'Yellow');
  await says(panel().locator('c-payment-timeline'), '1 failed payment');
  await says(page.locator('host-activity-timeline'), `Payment failed – contact ${String(account.Name)}`);
  assert.equal(await page.evaluate(() => 'wasNotReloaded' in window), true, 'the page was not loaded again');
  await takePicture(page, 'failed-payment');
  if (process.env.README_PICTURES) await page.screenshot({ path: readmePicture, fullPage: true });
});

pageTest('customer success sees the same figures with its own rights', async () => {
  await lookAs(page, 'Casey Moreno');
  await says(figure('mrr'), dollars(account.MRR__c));
  await figure('mrr').getByRole('button').filter({ hasText: 'Explain' }).click();
  await says(panel().locator('c-billing-explanation tfoot'), dollars(account.MRR__c));
  await takePicture(page, 'customer-success');
});

pageTest('the tiers tab shows every tier with its share, in a table and as bars', async () => {
  await page.getByRole('link', { name: 'CLV Tiers' }).click();
  const tiers = page.locator('c-tier-chart');
  for (const tier of ['High', 'Mid', 'Low']) await says(tiers.locator('tbody tr'), tier);
  assert.equal(await tiers.locator('svg').count(), 3, 'each tier has its bar');
  await takePicture(page, 'clv-tiers');
});

pageTest('the payment health tab lists the Account whose payment has failed, and leads back to it', async () => {
  await page.getByRole('link', { name: 'Payment Health' }).click();
  const row = page.locator('c-trouble-list tbody tr').filter({ hasText: String(account.Name) });
  await says(row, 'Yellow');
  await takePicture(page, 'payment-health');
  await row.getByRole('link', { name: String(account.Name) }).click();
  await says(panel().locator('c-health-badge'), 'Yellow');
});

pageTest('the list of Accounts finds one by its name', async () => {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByPlaceholder('Search this list…').fill(String(account.Name));
  await says(page.getByRole('status'), /1 of/);
  await takePicture(page, 'accounts');
  await page.getByRole('link', { name: String(account.Name) }).click();
  await says(figure('mrr'), dollars(account.MRR__c));
});

pageTest('the home page shows whom to call first', async () => {
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await says(page.locator('c-payment-health'), 'Who to call first');
  await takePicture(page, 'home');
});
