import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommandLine } from '../command-line/run.ts';
import { prepareDataFile } from './engine/dataFile.ts';
import { runningSession } from './engine/sessions.ts';
import { startOrg } from './engine/startOrg.ts';
import type { AnonymousResult } from './http/api/anonymousApex.ts';
import { sourceFolders } from './test-runner/sourceFolders.ts';

const help = `npm run apex:exec -- FILE [--data FILE] [--source DIR]...

Runs anonymous Apex against the local org, and the jobs that it enqueues. A running org is used as it is; otherwise the
org in --data is brought up for as long as the Apex runs.

  FILE           the Apex; - for standard input
  --data FILE    the SQLite file (default .local-org/org.db)
  --source DIR   SFDX source folders, for an org that is not running (default: this package)

Exit code 0 only if the Apex compiled and ran to its end.
Example: echo "System.debug([SELECT COUNT() FROM Account]);" | npm run apex:exec -- -
`;

const options = {
  data: { type: 'string', default: '.local-org/org.db' },
  source: { type: 'string', multiple: true },
} as const;

/** Where to send the Apex. */
interface Target {
  readonly url: string;
  readonly accessToken: string;
  close(): Promise<void>;
}

async function findTarget(data: string, sources: readonly string[] | undefined): Promise<Target> {
  const running = runningSession(data);
  if (running) return { ...running, close: async () => undefined };
  const onReport = (line: string): void => console.error(line);
  return startOrg({ sources: sourceFolders(sources), data: await prepareDataFile(data), port: 0, onReport });
}

async function post(target: Target, path: string, body: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${target.accessToken}`, 'content-type': 'application/json' };
  const response = await fetch(target.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`The local org answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

function print(file: string, result: AnonymousResult): void {
  for (const line of result.log) console.log(line);
  if (result.compileProblem !== null)
    console.error(`${file}:${result.line}:${result.column}: ${result.compileProblem}`);
  if (result.exceptionMessage !== null) console.error(`${result.exceptionMessage}\n${result.exceptionStackTrace}`);
}

const { positionals, tokens } = parseArgs({ options, allowPositionals: true, strict: false, tokens: true });
const flags = process.argv
  .slice(2)
  .filter((_argument, index) => !tokens.some((token) => token.kind === 'positional' && token.index === index));

await runCommandLine(
  {
    help,
    options,
    async run({ data = '.local-org/org.db', source }) {
      const [file] = positionals;
      if (file === undefined) throw new Error('Name the file with the Apex; --help says more.');
      const apex = readFileSync(file === '-' ? 0 : file, 'utf8');
      const target = await findTarget(data, source);
      try {
        const result = (await post(target, '/local-org/exec', { apex })) as AnonymousResult;
        print(file, result);
        await post(target, '/local-org/settle', {});
        return result.success ? 0 : 1;
      } finally {
        await target.close();
      }
    },
  },
  flags,
);
