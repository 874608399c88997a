import { after, test } from 'node:test';
import { check, laws } from './properties.ts';
import { Stage } from './play.ts';

const quick = 20;
const stage = new Stage();
const histories = Number(process.env.HISTORIES ?? quick);
const seed = process.env.SEED === undefined ? undefined : Number(process.env.SEED);

after(() => stage.close());

for (const [name, law] of Object.entries(laws)) {
  test(`${name} (${histories} histories)`, () => check(stage, law, { histories, seed, path: process.env.CASE }));
}
