import { runCommandLine } from '../command-line/run.ts';
import { connect, localOrgName } from '../target-org/connect.ts';
import { webhookPath } from '../target-org/webhookPath.ts';
import { examinations } from './examinations.ts';
import { examine, report } from './examine.ts';
import type { Patient } from './finding.ts';

const help = `npm run doctor -- --target-org ORG [--webhook-url URL]

Looks whether the package in an org is set up and alive. It only reads; --dry-run changes nothing about that.

  --target-org ORG   an org that the Salesforce CLI knows, or 'local' for the one 'npm start' runs
  --webhook-url URL  the public address of the webhook (for the local org it is known)
  --dry-run          the same as without

Exit code 1 when something is ill.
Example: npm run doctor -- --target-org acme --webhook-url https://acme.my.salesforce-sites.com${webhookPath}
`;

async function knock(url: string | undefined): Promise<number | undefined> {
  if (!url) return undefined;
  const response = await fetch(url, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });
  await response.arrayBuffer();
  return response.status;
}

await runCommandLine({
  help,
  options: { 'target-org': { type: 'string' }, 'webhook-url': { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(values) {
    const targetOrg = values['target-org'];
    if (!targetOrg) throw new Error('Which org? Name it with --target-org (see --help).');
    const connection = await connect(targetOrg);
    const localWebhook = targetOrg === localOrgName ? connection.instanceUrl + webhookPath : undefined;
    const patient: Patient = {
      query: async (soql) => (await connection.query<Record<string, unknown>>(soql)).records,
      knockAtWebhook: () => knock(values['webhook-url'] ?? localWebhook),
      now: () => new Date(),
    };
    const findings = await examine(patient, examinations);
    console.log(report(findings));
    return findings.some((finding) => finding.state === 'ill') ? 1 : 0;
  },
});
