import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { JsonMap } from '@salesforce/ts-types';
import type { Browser, Locator, Page } from 'playwright-core';
import { lookAs, noBrowser, openBrowser, openPage, pageTest, says, takePicture, type WatchedPage } from './browser.ts';
import { eventually, OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';
import { StripeClient } from './stripeClient.ts';

const patience = 30_000;
const lead = 'Lena Okafor';
const folder = temporaryData();
let system: RunningSystem;
let org: OrgClient;
let stripe: StripeClient;
let browser: Browser;
let watched: WatchedPage;
let page: Page;
/** An Account of the tier High that a refund of all it paid takes down. */
let fallen: JsonMap;

before(async () => {
  if (noBrowser) return;
  system = await startSystem(folder.data, '--fresh');
  org = new OrgClient(system);
  stripe = new StripeClient(system.stripeApiBase);
  browser = await openBrowser();
  watched = await openPage(browser);
  page = watched.page;
  page.setDefaultTimeout(patience);
  await page.goto(`${system.url}/lightning/page/home`);
  await lookAs(page, lead);
});

after(async () => {
  await browser?.close();
  await system?.end();
  folder.remove();
});

afterEach(() => assert.deepEqual(watched?.problems ?? [], [], 'nothing goes wrong in the browser'));

async function open(tab: string): Promise<void> {
  await page.getByRole('link', { name: tab, exact: true }).click();
}

const card = (name: string): Locator => page.locator(name);

async function figures(id: unknown): Promise<JsonMap> {
  const [account] = await org.query(`SELECT Name, CLV__c, CLV_Tier__c FROM Account WHERE Id = '${String(id)}'`);
  return account ?? {};
}

pageTest('the lead sees where the customers stand: tiers, payment health, revenue', async () => {
  await open('CLV Tiers');
  await card('c-clv-tiers c-tier-chart').waitFor();
  await takePicture(page, 'lead-tiers');
  await open('Payment Health');
  await card('c-payment-health c-health-bands').waitFor();
  await takePicture(page, 'lead-health');
  await open('Revenue');
  await card('c-revenue-table tr[data-row="end"]').waitFor();
  await takePicture(page, 'lead-revenue');
});

pageTest('what is for admins is not on the way of a lead', async () => {
  for (const tab of ['Stripe Connection', 'What-If'])
    assert.equal(await page.getByRole('link', { name: tab, exact: true }).count(), 0, `${tab} is for admins`);
});

pageTest('an Account that loses what it paid falls to another tier', async () => {
  [fallen] = await org.query(
    "SELECT Id, Name, Stripe_Customer_ID__c FROM Account WHERE CLV_Tier__c = 'High' AND Customer_Stage__c = 'Active' ORDER BY CLV__c, Name LIMIT 1",
  );
  await stripe.act(String(fallen.Stripe_Customer_ID__c), 'refund');
  await eventually('the Account leaves the tier', async () => {
    await org.settle();
    return (await figures(fallen.Id)).CLV_Tier__c === 'High' ? undefined : true;
  });
});

pageTest(
  'after a week the lead has a Task that names the Account that moved, from where, to where, and its CLV',
  async () => {
    await org.advance('P7D');
    await org.settle();
    const [user] = await org.query(`SELECT Id FROM User WHERE Name = '${lead}'`);
    const [report] = await org.query(
      `SELECT Description FROM Task WHERE OwnerId = '${String(user?.Id)}' AND Subject LIKE '%tier%' ORDER BY CreatedDate DESC LIMIT 1`,
    );
    const { Name, CLV_Tier__c, CLV__c } = await figures(fallen.Id);
    const lines = String(report?.Description).split('\n');
    const line = lines.find((each) => each.includes(String(Name))) ?? '';
    assert.match(line, new RegExp(`^▼ .*: High → ${String(CLV_Tier__c)}`), `the report says so: ${lines.join(' | ')}`);
    assert.equal(line.replaceAll(/^.*CLV |[^\d.]/g, ''), Number(CLV__c).toFixed(2), 'with the CLV of the Account');
  },
);

pageTest('the CLV Tiers page lists the same Account among those that moved', async () => {
  await open('CLV Tiers');
  await says(card('c-tier-moves'), String(fallen.Name));
  await takePicture(page, 'lead-tiers-after-a-week');
});
