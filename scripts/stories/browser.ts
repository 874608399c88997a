import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import bundledChromium from '@sparticuz/chromium';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const pictures = '.local-org/shots';

/** A page in a real browser, with everything that went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, errors on the console, and requests that were refused. */
  readonly problems: readonly string[];
  /** Takes the problems away that a test brought about on purpose. */
  forget(): string[];
}

/** What a launch says where Chromium or a library of it is missing, or made for another machine. */
const missing = /Executable doesn't exist|ENOENT|EACCES|shared librar|not found|exec format/i;

/** Why no page can be looked at on this machine; false where they can. */
export const noBrowser = await whyNoBrowser();

/** A test that looks at pages: skipped, with the reason, on a machine without a browser. */
export function pageTest(name: string, work: () => Promise<void>): void {
  void test(name, { skip: noBrowser }, work);
}

async function whyNoBrowser(): Promise<string | false> {
  try {
    await (await openBrowser()).close();
    return false;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!missing.test(reason)) throw error;
    const line = reason.split('\n').find((each) => missing.test(each)) ?? '';
    return `Chromium can't start here (name another with CHROMIUM_PATH): ${line.trim()}`;
  }
}

/** Starts Chromium: the one that `CHROMIUM_PATH` names, else the one among the project's packages. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await bundledChromium.executablePath());
  return chromium.launch({ executablePath, args: bundledChromium.args, headless: true });
}

/** Opens an empty page of the size of a small notebook's screen. */
export async function openPage(browser: Browser): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: 'en-US' });
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  return { page, problems, forget: () => problems.splice(0) };
}

/** Waits until an element says something. */
export async function says(where: Locator, text: string | RegExp): Promise<void> {
  await where.filter({ hasText: text }).first().waitFor();
}

/** Looks at the pages as another user of the org, by name. */
export async function lookAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Look at the pages as' }).click();
  await page.locator('lightning-menu-item').filter({ hasText: name }).click();
  await says(page.locator('host-global-header'), name);
}

/** Takes a picture of the whole page into `.local-org/shots`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
