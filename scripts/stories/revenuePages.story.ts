import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { lookAs, pageTest, says, takePicture } from './browser.ts';
import type { OrgClient } from './orgClient.ts';
import { beforePageTests } from './pageStory.ts';
import type { RunningSystem } from './runningSystem.ts';

const patience = 30_000;
let system: RunningSystem;
let org: OrgClient;
let page: Page;

beforePageTests(patience, (story) => {
  ({ system, org, page } = story);
});

/** An amount on the page as a number of cents. */
const cents = (text: string): number => Math.round(Number(text.replaceAll(/[^\d.-]/g, '')) * 100);

const row = (name: string): Locator => page.locator(`c-revenue-table tr[data-row="${name}"]`);

async function amounts(name: string): Promise<number[]> {
  const texts = await row(name).locator('td').allInnerTexts();
  return texts.map((text) => (text.trim() === '–' ? 0 : cents(text)));
}

async function countOf(query: string): Promise<number> {
  return (await org.query(query)).length;
}

async function clvOfAll(): Promise<number> {
  const accounts = await org.query('SELECT CLV__c FROM Account WHERE CLV__c > 0');
  return accounts.reduce((sum, { CLV__c }) => sum + Number(CLV__c), 0);
}

pageTest(
  'every month of the revenue tab starts where the one before ended, and adds up to the MRR of the Accounts',
  async () => {
    await page.goto(`${system.url}/lightning/n/Revenue`);
    await row('end').waitFor();
    const starts = await amounts('start');
    const ends = await amounts('end');
    const kinds = await Promise.all(['New', 'Reactivation', 'Expansion', 'Contraction', 'Churn'].map(amounts));
    starts.forEach((start, month) => {
      const moved = kinds.reduce((sum, kind) => sum + (kind[month] ?? 0), 0);
      assert.equal(start + moved, ends[month], `month ${month} adds up`);
      if (month > 0) assert.equal(start, ends[month - 1], `month ${month} starts where the one before ended`);
    });
    await takePicture(page, 'revenue');
  },
);

pageTest('the MRR of a day in the past is what the ledger adds up to', async () => {
  const day = '2026-06-30';
  const booked = await org.query(
    `SELECT Amount__c FROM MRR_Movement__c WHERE Account__c != NULL AND Occurred_At__c <= ${day}T23:59:59Z`,
  );
  const expected = booked.reduce((sum, { Amount__c }) => sum + Math.round(Number(Amount__c) * 100), 0);
  const input = page.locator('c-revenue lightning-input input');
  await input.fill('Jun 30, 2026');
  await input.blur();
  await says(page.locator('c-revenue'), 'As of Jun 30, 2026');
  assert.equal(cents(await page.locator('[data-key="mrr"] .value').innerText()), expected, `the MRR of ${day}`);
  await takePicture(page, 'revenue-in-june');
  await page.getByRole('button', { name: 'Today' }).click();
});

pageTest('a figure leads to the Accounts that it is made of', async () => {
  const cell = row('Churn').getByRole('button').last();
  const amount = cents(await cell.innerText());
  await cell.click();
  const rows = page.locator('c-revenue-accounts tbody tr');
  await rows.first().waitFor();
  const listed = await rows.locator('td:nth-of-type(1)').allInnerTexts();
  assert.equal(
    listed.map(cents).reduce((sum, each) => sum + each, 0),
    amount,
    'the Accounts add up to the figure',
  );
  await takePicture(page, 'revenue-churned');
});

pageTest('the models of lifespans are fitted on a button, with their curve and back-test error', async () => {
  const card = page.locator('c-cohort-models');
  await card.getByRole('button', { name: 'Fit again' }).click();
  await says(card.locator('tr[data-segment="month"]'), '%');
  assert.equal(await card.locator('polyline').count(), 2, 'what was observed and what the model says');
  await takePicture(page, 'clv-models');
});

pageTest('other rules are tried without writing anything', async () => {
  const before = await clvOfAll();
  await page.getByRole('link', { name: 'What-If' }).click();
  const lifespan = page.getByLabel('Average lifespan (months)');
  await lifespan.fill('12');
  await lifespan.blur();
  await page.getByRole('button', { name: 'Compare' }).click();
  await says(page.locator('c-what-if-results tbody tr'), 'times a lifespan of 12 months');
  assert.equal(await clvOfAll(), before, 'the Accounts keep their CLV');
  await takePicture(page, 'what-if');
});

pageTest('they are put in force after a question, and taken back, without an Opportunity or an open Task', async () => {
  const before = await clvOfAll();
  const open = 'SELECT Id FROM Task WHERE IsClosed = false';
  const sold = 'SELECT Id FROM Opportunity';
  const [tasks, opportunities] = [await countOf(open), await countOf(sold)];
  await page.getByRole('button', { name: 'Put in force' }).click();
  await says(page.locator('c-confirm-button'), 'Put these rules in force?');
  await page.getByRole('button', { name: 'Put in force' }).click();
  await says(page.locator('c-what-if-history li'), 'Average lifespan (months): 24 → 12');
  await says(page.locator('c-what-if-history li'), 'Done');
  assert.ok(Math.abs((await clvOfAll()) - before / 2) < before / 1000, 'half the lifespan, half the CLV');
  await takePicture(page, 'what-if-in-force');
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await says(page.locator('c-what-if-history li'), 'Average lifespan (months): 12 → 24');
  await says(page.locator('c-what-if-history li').first(), 'Done');
  assert.ok(Math.abs((await clvOfAll()) - before) < before / 1000, 'the former CLV is back');
  assert.ok((await countOf(sold)) - opportunities < 5, 'R16: rules sell nothing');
  assert.ok((await countOf(open)) - tasks < 5, 'nobody gets a Task');
});

pageTest('customer success is told that the What-If page is not for them', async () => {
  await lookAs(page, 'Casey Moreno');
  assert.equal(await page.getByRole('link', { name: 'What-If' }).count(), 0, 'the tab is not theirs');
});
