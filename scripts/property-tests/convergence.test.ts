import { after, test } from 'node:test';
import { check, laws } from './properties.ts';
import { Stage } from './play.ts';

const quick = 10;
const stage = new Stage();
const histories = Number(process.env.HISTORIES ?? quick);
const { CASE: path, SEED, SHRINK } = process.env;
const seed = SEED === undefined ? undefined : Number(SEED);
const shrink = SHRINK !== undefined;

after(() => stage.close());

for (const [name, law] of Object.entries(laws)) {
  test(`${name} (${histories} histories)`, () => check(stage, law, { histories, seed, path, shrink }));
}
