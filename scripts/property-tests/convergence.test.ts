import { after, test } from 'node:test';
import { check, laws } from './properties.ts';
import { Stage } from './play.ts';

const quick = 10;
/** The quick run tries the same histories each time, so that it tells of the change at hand; a larger one draws new ones. */
const quickSeed = 21;
const stage = new Stage();
const { CASE: path, HISTORIES, SEED, SHRINK } = process.env;
const histories = Number(HISTORIES ?? quick);
const drawn = HISTORIES === undefined ? quickSeed : undefined;
const seed = SEED === undefined ? drawn : Number(SEED);
const shrink = SHRINK !== undefined;

after(() => stage.close());

for (const [name, law] of Object.entries(laws)) {
  test(`${name} (${histories} histories)`, () => check(stage, law, { histories, seed, path, shrink }));
}
