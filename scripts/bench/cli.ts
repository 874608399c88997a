import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runCommandLine } from '../command-line/run.ts';
import { compileBench } from './compile.ts';
import { costsBench } from './costs.ts';
import { isBroken, table, type Bench, type Measure } from './measure.ts';
import { queryBench } from './query.ts';
import { refreshBench } from './refresh.ts';
import { scoringBench } from './scoring.ts';
import { webhooksBench } from './webhooks.ts';
import { whatIfBench } from './whatIf.ts';

const benches: readonly Bench[] = [
  compileBench,
  costsBench,
  webhooksBench,
  scoringBench,
  refreshBench,
  whatIfBench,
  queryBench,
];
const names = benches.map(({ name }) => name).join(', ');

const help = `npm run bench -- [--only NAME,…] [--size FACTOR] [--json FILE]

Measures the package in a local org within this process: no network, one processor, the database in memory.
The times are those of this machine; what a transaction uses of its limits would be the same in Salesforce, but for CPU time.
A measure above its bound, which the table shows, makes the command fail.

  --only NAME,…   some of: ${names}
  --size FACTOR   more or less data than usual, such as 10 or 0.1; the refresh and What-If have 1,000 and 2,000 customers at 1
  --json FILE     where the numbers are written, too (default .local-org/bench.json)
  --help          this text

Example: npm run bench -- --only refresh --size 10
`;

function chosen(only: string | undefined): readonly Bench[] {
  if (only === undefined) return benches;
  return only.split(',').map((name) => {
    const bench = benches.find((one) => one.name === name);
    if (!bench) throw new Error(`There is no benchmark "${name}". There are: ${names}.`);
    return bench;
  });
}

await runCommandLine({
  help,
  options: { only: { type: 'string' }, size: { type: 'string' }, json: { type: 'string' } },
  async run({ only, size = '1', json = '.local-org/bench.json' }) {
    if (!(Number(size) > 0)) throw new Error(`--size is a number above 0, not "${size}".`);
    const measures: Measure[] = [];
    for (const bench of chosen(only)) {
      const found = await bench.run(Number(size));
      console.log(table(found));
      measures.push(...found);
    }
    mkdirSync(dirname(json), { recursive: true });
    writeFileSync(json, JSON.stringify({ node: process.version, size: Number(size), measures }, null, 2));
    console.log(`\nWritten to ${json}`);
    const broken = measures.filter(isBroken);
    if (broken.length > 0) throw new Error(`More than allowed:\n${table(broken)}`);
  },
});
