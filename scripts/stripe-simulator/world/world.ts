import { EVENT_RETENTION, type StripeAccount } from '../account/account.ts';
import { Random } from '../account/random.ts';
import { DAY } from '../billing/calendar.ts';
import { runDue } from '../billing/timeline.ts';
import { makeCatalog } from './catalog.ts';
import { Companies, type Company } from './companies.ts';
import { drawLife } from './customerLife.ts';
import { Life } from './life.ts';
import { STORIES, type Moment } from './stories.ts';

/** How far back the history goes, in days: eighteen months. */
const HISTORY = 548;

/**
 * Fills an empty account with customers and their billing history, by running the billing engine from eighteen months
 * ago until now: what comes out is consistent, because nothing in it was made up.
 */
export function makeWorld(account: StripeAccount, customers: number): void {
  const now = account.now();
  account.recordsEventsFrom = now - EVENT_RETENTION;
  const scenes = writeScript(account, customers, now);
  for (const { at, happen } of scenes) {
    runDue(account, at);
    account.clock.at(at, happen);
  }
  runDue(account, now);
  account.recordsEventsFrom = 0;
}

/** A moment of one customer's life, at its second. */
interface Scene {
  at: number;
  happen: () => void;
}

function writeScript(account: StripeAccount, customers: number, now: number): Scene[] {
  const random = Random.for(account.seed, 'world');
  const companies = new Companies(random);
  let catalog: ReturnType<typeof makeCatalog> | undefined;
  account.clock.at(now - HISTORY * DAY, () => (catalog = makeCatalog(account)));
  if (!catalog) throw new Error('The catalog was not made.');
  const scenes: Scene[] = [];
  for (const story of STORIES.slice(0, customers)) {
    const company = companies.named(story.name, story.domain);
    const named = story.email ? { ...company, email: `${story.email}@${story.domain}` } : company;
    scenes.push(...scenesOf(account, named, story.moments(catalog, now), random, now));
  }
  for (let count = STORIES.length; count < customers; count++) {
    const company = companies.next();
    scenes.push(...scenesOf(account, company, drawLife(catalog, random, now), random, now));
  }
  return scenes.sort((a, b) => a.at - b.at);
}

function scenesOf(account: StripeAccount, company: Company, moments: Moment[], random: Random, now: number): Scene[] {
  const life = new Life(account, company);
  const secondOfDay = random.between(0, DAY - 1);
  return moments.map(({ daysAgo, happen }, index) => ({
    at: Math.min(now, now - daysAgo * DAY - secondOfDay + index),
    happen: () => happen(life),
  }));
}
