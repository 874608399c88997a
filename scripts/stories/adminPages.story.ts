import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { lookAs, pageTest, says, takePicture, type WatchedPage } from './browser.ts';
import { eventually, type OrgClient } from './orgClient.ts';
import { beforePageTests } from './pageStory.ts';
import type { RunningSystem } from './runningSystem.ts';
import type { StripeClient } from './stripeClient.ts';

const patience = 30_000;
const domain = 'twofold.example';
let system: RunningSystem;
let org: OrgClient;
let stripe: StripeClient;
let watched: WatchedPage;
let page: Page;
/** A customer whose Account nobody can be sure of: two of the same domain. */
let doubtful: string;

beforePageTests(patience, async (story) => {
  ({ system, org, stripe, page, watched } = story);
  for (const name of ['Twofold Europe', 'Twofold America'])
    await org.create('Account', { Name: name, Website: `https://www.${domain}` });
  doubtful = String((await stripe.write('/v1/customers', { name: 'Twofold', email: `billing@${domain}` })).id);
  await eventually('the customer waits for a decision', () => matchOf(doubtful, 'Review'), 20);
});

/** Name of the Account of a customer whose match has a state; undefined while it has another. */
async function matchOf(customer: string, status: string): Promise<string | undefined> {
  const [row] = await org.query(
    `SELECT Match_Status__c, Account__c FROM Stripe_Customer__c WHERE Stripe_Id__c = '${customer}'`,
  );
  return row?.Match_Status__c === status ? String(row.Account__c) : undefined;
}

const connection = (): Locator => page.locator('c-stripe-connection');
const queue = (): Locator => page.locator('c-event-queue');
const review = (): Locator => page.locator('c-match-review');

pageTest('an admin sees at a look whether the org is connected, and that nothing is wrong', async () => {
  await page.goto(`${system.url}/lightning/page/home`);
  await page.getByRole('link', { name: 'Stripe Connection' }).click();
  await says(connection(), 'Test mode');
  await says(connection().locator('code'), '/services/apexrest/stripe/webhook');
  await says(connection(), 'customer.created');
  await says(connection().locator('c-connection-jobs tbody tr'), 'Weekly refresh');
  assert.equal(await connection().locator('.notice').count(), 0, 'there is nothing to warn of');
  await says(page.locator('c-sync-runs'), 'Backfill');
});

pageTest('the address on the page is one that Stripe can deliver to', async () => {
  const address = (await connection().locator('code').textContent()) ?? '';
  const answer = await fetch(address.trim(), { method: 'POST', body: '{}' });
  assert.equal(answer.status, 400, 'the webhook answers there, and refuses what is not signed');
});

pageTest('the key is tried on request, right by right', async () => {
  await connection().getByRole('button', { name: 'Check the key' }).click();
  await says(connection().getByRole('status'), /The key works: all \d+ rights/);
  await takePicture(page, 'stripe-connection');
});

pageTest('a key of the wrong mode is refused with a reason, and stored nowhere', async () => {
  await connection().getByRole('button', { name: 'Store a key' }).click();
  await connection().getByLabel('Restricted key (test mode)').fill('rk_live_wrong');
  await connection().getByRole('button', { name: 'Save' }).click();
  await says(page.locator('.slds-notify'), 'begins with rk_test_');
  await page.locator('.slds-notify').getByRole('button', { name: 'Close' }).click();
  const refused = watched.forget().filter((problem) => !problem.startsWith('Failed to load resource'));
  assert.equal(refused.length, 1, 'one request was refused');
  assert.match(refused[0] ?? '', /^500 .*StripeConnectionController\/storeKey$/);
});

pageTest('the signing secret is rolled, and the one before is accepted for a day', async () => {
  await connection().getByRole('button', { name: 'Roll: Signing secret (test mode)' }).click();
  await connection().getByPlaceholder('whsec_…').fill('whsec_rolled');
  await connection().getByRole('button', { name: 'Save' }).click();
  await says(connection(), 'The one before is accepted until');
  assert.ok(!(await page.content()).includes('whsec_rolled'), 'the secret is not on the page');
  const event = { id: 'evt_story_roll', object: 'event', type: 'customer.updated', livemode: false, data: {} };
  for (const secret of ['whsec_rolled', system.webhookSecret])
    assert.equal(await org.deliver(event, { secret }), 200, 'both secrets are in force');
});

pageTest('an admin decides whose customer it is, and takes it back', async () => {
  const card = review().locator('c-match-case').filter({ hasText: 'Twofold' });
  await says(card, `is of the domain ${domain}`);
  await takePicture(page, 'match-review');
  await card.getByRole('button', { name: 'Link to Twofold Europe' }).click();
  await says(page.locator('.slds-notify'), 'Linked to Twofold Europe');
  const linked = await eventually('the customer is linked', () => matchOf(doubtful, 'Matched'));
  const [account] = await org.query(`SELECT Name FROM Account WHERE Id = '${linked}'`);
  assert.equal(account?.Name, 'Twofold Europe');

  await review().getByText('Decided (1)').click();
  await card.getByRole('button', { name: 'Undo' }).click();
  await eventually('the question is open again', () => matchOf(doubtful, 'Review'));
});

pageTest('an Account that nobody suggested is found by its name', async () => {
  await review().getByText('No Account (1)').click();
  const card = review().locator('c-match-case').filter({ hasText: 'Twofold' });
  await card.getByRole('button', { name: 'Another Account…' }).click();
  await card.getByLabel('Account', { exact: true }).fill('america');
  await card.locator('c-account-search').getByRole('button', { name: 'Twofold America' }).click();
  await eventually('the customer is linked', () => matchOf(doubtful, 'Matched'));
  await says(review(), 'Every Stripe customer has its Account');
});

pageTest('a dead letter says why it died, and is replayed while one looks on', async () => {
  const [{ Stripe_Id__c: customer }] = await org.query(
    "SELECT Stripe_Id__c FROM Stripe_Customer__c WHERE Account__r.Customer_Stage__c = 'Active' ORDER BY Name LIMIT 1",
  );
  await stripe.fail({ status: 500, times: 1000, path: `/v1/customers/${String(customer)}` });
  await stripe.act(String(customer), 'upgrade');
  const dead = async (): Promise<true | undefined> => {
    await org.advance('PT15M');
    const rows = await org.query("SELECT Id FROM Stripe_Event__c WHERE Status__c = 'Dead'");
    return rows.length > 0 ? true : undefined;
  };
  await eventually('the event is given up', dead, 60);

  await queue().getByRole('button', { name: 'Refresh' }).click();
  const row = queue().locator('c-dead-letters tbody tr').first();
  await says(row, 'Stripe answered 500');
  await says(row, String(customer));
  await takePicture(page, 'event-queue');
  await stripe.fail({ status: 500, times: 0 });
  await row.getByRole('button', { name: /Replay/ }).click();
  await says(queue().getByRole('status'), '1 event was put back into the queue.');
  const all = queue().getByRole('button', { name: /Replay all/ });
  await all.click();
  await says(queue(), 'Is the cause mended?');
  await all.click();
  await says(queue().getByRole('status'), 'All went through.');
  await says(queue(), 'No event was given up.');
});

pageTest('customer success neither sees the tab nor gets the page', async () => {
  await lookAs(page, 'Casey Moreno');
  await page.getByRole('link', { name: 'Payment Health' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Stripe Connection' }).count(), 0, 'the tab is for admins');
  await page.goto(`${system.url}/lightning/n/Stripe_Connection`);
  await says(page.locator('host-app'), 'There is no tab Stripe_Connection');
  assert.equal(await connection().count(), 0, 'nothing of the page is shown');
});
