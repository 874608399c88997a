import { parts } from './parts.ts';
import { verdict, type Part, type PartResult } from './part.ts';

const help = `npm test [-- part …]

Runs every check, or only the parts whose names begin with the given words.
Example: npm test -- lint metadata
`;

interface Finished {
  readonly part: Part;
  readonly result: PartResult;
  readonly seconds: number;
}

async function finish(part: Part): Promise<Finished> {
  const begun = performance.now();
  const result = await part
    .run()
    .catch((error: unknown) => verdict(false, error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return { part, result, seconds: (performance.now() - begun) / 1000 };
}

function summaryLine({ part, result, seconds }: Finished): string {
  const sign = result.failed > 0 ? '✖' : result.passed > 0 ? '✔' : '–';
  const counts = `${result.passed} passed, ${result.failed} failed${result.skipped > 0 ? `, ${result.skipped} skipped` : ''}`;
  return `${sign} ${part.name.padEnd(26)}${counts}${result.note ? ` (${result.note})` : ''}, ${seconds.toFixed(1)} s`;
}

async function main(names: readonly string[]): Promise<void> {
  if (names.includes('--help')) return void process.stdout.write(help);
  const chosen = parts.filter((part) => names.length === 0 || names.some((name) => part.name.startsWith(name)));
  if (chosen.length === 0)
    throw new Error(`No part is called ${names.join(' or ')}. There are: ${parts.map((part) => part.name).join(', ')}`);
  const finished: Finished[] = [];
  for (const part of chosen) {
    const each = await finish(part);
    finished.push(each);
    console.log(summaryLine(each));
    if (each.result.failed > 0 || each.result.isReport) console.log(each.result.output.trimEnd());
  }
  const total = (key: 'passed' | 'failed' | 'skipped'): number =>
    finished.reduce((sum, each) => sum + each.result[key], 0);
  console.log(`\n${finished.map(summaryLine).join('\n')}\n`);
  console.log(
    `${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`,
  );
  process.exitCode = total('failed') > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
