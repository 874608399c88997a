import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LossyDelivery, MixedDelivery, OrderlyDelivery } from './delivery.ts';
import { histories, type History } from './history.ts';
import { repeated, type Picture } from './picture.ts';
import type { Stage } from './play.ts';

/** How many histories a property is tried on, and where the drawing begins. */
export interface Effort {
  readonly histories: number;
  /** Repeats a run that failed; fast-check prints it. */
  readonly seed?: number;
  /** Place of the failing case within the run; fast-check prints it too. */
  readonly path?: string;
  /** Look for the smallest history that fails, which takes minutes. */
  readonly shrink?: boolean;
}

type Law = (stage: Stage, history: History, seed: number) => Promise<void>;

/** What must hold whatever happens in Stripe, by name. */
export const laws: Readonly<Record<string, Law>> = {
  'events that come mixed, doubled and between jobs leave the same records, Tasks and Opportunities': async (
    stage,
    history,
    seed,
  ) => {
    const orderly = await stage.play(history, (org) => new OrderlyDelivery(org));
    const mixed = await stage.play(history, (org) => new MixedDelivery(org, seed));
    checkSound(orderly);
    checkSound(mixed);
    assert.deepEqual(withoutKeys(mixed), withoutKeys(orderly));
  },
  'events that come late or never leave the same state once the org has caught up': async (stage, history, seed) => {
    const orderly = await stage.play(history, (org) => new OrderlyDelivery(org));
    const lossy = await stage.play(history, (org) => new LossyDelivery(org, seed));
    checkSound(lossy);
    assert.deepEqual(stateOf(lossy), stateOf(orderly));
  },
};

/** Tries a law on random histories. @throws Error with the seed and the smallest failing history */
export async function check(
  stage: Stage,
  law: Law,
  { histories: numRuns, seed, path, shrink = false }: Effort,
): Promise<void> {
  const property = fc.asyncProperty(histories, fc.nat(1_000_000), (history, chance) => law(stage, history, chance));
  await fc.assert(property, { numRuns, seed, path, endOnFailure: !shrink });
}

/** What holds at the end of every history. */
function checkSound(picture: Picture): void {
  assert.deepEqual(picture.unfinished, [], 'every event is worked on');
  assert.deepEqual(picture.doubled, [], 'each event is in the inbox once');
  assert.deepEqual(picture.refusals, [], 'no write was refused');
  assert.deepEqual(repeated(picture.effectKeys), [], 'each effect is there once');
  for (const account of picture.accounts) {
    const total = picture.movementTotals[String(account.Name)] ?? 0;
    assert.equal(total, account.MRR__c ?? 0, `the movements of ${String(account.Name)} add up to its MRR`);
  }
}

/** Keys bear the id of the event that came first, which is chance. */
function withoutKeys({ effectKeys, ...rest }: Picture): object {
  return { ...rest, effects: effectKeys.length };
}

/** What Stripe says now; how often and on which way it was asked is left out. */
function stateOf({ accounts, customers, subscriptions, invoices, movementTotals, openTasks }: Picture): object {
  return { accounts, customers, subscriptions, invoices, movementTotals, openTasks };
}
