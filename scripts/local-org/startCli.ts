import { readFileSync } from 'node:fs';
import { runCommandLine } from '../command-line/run.ts';
import { prepareDataFile } from './engine/dataFile.ts';
import { startOrg } from './engine/startOrg.ts';
import { sourceFolders } from './test-runner/sourceFolders.ts';

const help = `node scripts/local-org/startCli.ts [--source DIR]... [--port N] [--data FILE] [--fresh] [--setup FILE] [--redirect FROM=TO]... [--json]

Runs a local org with an SFDX project deployed, and nothing around it. 'npm start' runs it with Stripe beside it.

  --source DIR         an SFDX source folder; may be given several times (default: this package)
  --port N             port of the HTTP server (default 8080)
  --data FILE          the SQLite file (default .local-org/org.db); with an existing file the org comes back as it was
  --fresh              begins with an empty database
  --setup FILE         anonymous Apex that sets the org up
  --redirect FROM=TO   callouts to addresses that begin with FROM go to TO
  --json               prints one line of JSON when ready

Example: node scripts/local-org/startCli.ts --source ../other/force-app --port 8090 --data /tmp/other.db
`;

function redirects(given: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (given ?? []).map((entry) => {
      const [from, to] = entry.split(/=(.*)/s);
      if (!to) throw new Error(`--redirect takes FROM=TO, got "${entry}"`);
      return [from, to];
    }),
  );
}

/** Ends the process when it is asked to. */
function onSignals(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

await runCommandLine({
  help,
  options: {
    source: { type: 'string', multiple: true },
    port: { type: 'string', default: '8080' },
    data: { type: 'string', default: '.local-org/org.db' },
    fresh: { type: 'boolean', default: false },
    setup: { type: 'string' },
    redirect: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
  async run(flags) {
    const org = await startOrg({
      sources: sourceFolders(flags.source),
      port: Number(flags.port),
      data: await prepareDataFile(flags.data ?? '.local-org/org.db'),
      fresh: flags.fresh,
      setupApex: flags.setup === undefined ? undefined : readFileSync(flags.setup, 'utf8'),
      redirects: redirects(flags.redirect),
      pageCache: '.local-org/cache',
      onReport: (line) => console.error(line),
      onCrash: (error) => {
        console.error(error.message);
        process.exit(1);
      },
    });
    onSignals(org.close);
    const { url, accessToken, username } = org;
    console.log(
      flags.json ? JSON.stringify({ url, accessToken, username, pid: process.pid }) : `The local org is up at ${url}`,
    );
  },
});
