import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser, openPage, type WatchedPage } from './browser.ts';
import { OrgClient } from './orgClient.ts';
import { startSystem, temporaryData, type RunningSystem } from './runningSystem.ts';
import { StripeClient } from './stripeClient.ts';

/** What stories about pages look at. */
export interface PageStory {
  /** A system with demo data. */
  readonly system: RunningSystem;
  readonly org: OrgClient;
  readonly stripe: StripeClient;
  readonly page: Page;
  /** The page, with what went wrong in it. */
  readonly watched: WatchedPage;
}

/**
 * Starts a system and a browser before the tests of a file, and ends both after them. After each test nothing may have
 * gone wrong in the browser. Without a browser nothing is started.
 * @param patience milliseconds that the page is given for what it is to show
 * @param begin what the file does before its tests
 */
export function beforePageTests(patience: number, begin: (story: PageStory) => Promise<void> | void): void {
  const folder = temporaryData();
  let system: RunningSystem | undefined;
  let browser: Browser | undefined;
  let watched: WatchedPage | undefined;

  before(async () => {
    if (noBrowser) return;
    system = await startSystem(folder.data, '--fresh');
    browser = await openBrowser();
    watched = await openPage(browser);
    const { page } = watched;
    page.setDefaultTimeout(patience);
    await begin({ system, org: new OrgClient(system), stripe: new StripeClient(system.stripeApiBase), page, watched });
  });

  after(async () => {
    await browser?.close();
    await system?.end();
    folder.remove();
  });

  afterEach(() => assert.deepEqual(watched?.problems ?? [], [], 'nothing goes wrong in the browser'));
}
