import { driftKinds, type Drift, type DriftKind, type DriftTally } from './drift.ts';
import type { Reconciliation } from './reconcile.ts';

const examplesShown = 2;

/** The whole outcome as people read it: a line per kind with examples, and a line that sums up. */
export function report(result: Reconciliation): string {
  const lines = [...table(result.tallies), ...summary(result)];
  return lines.join('\n');
}

function table(tallies: ReadonlyMap<DriftKind, DriftTally>): string[] {
  if (tallies.size === 0) return [];
  const rows = [...tallies].map(([kind, each]) => ({
    name: driftKinds[kind],
    found: String(each.found),
    repaired: kind === 'TIMING_LAG' ? '' : String(each.repaired),
    examples: each.examples.slice(0, examplesShown).map(exampleText),
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, found: string, repaired: string, example: string): string =>
    `${name.padEnd(width)}  ${found.padStart(5)}  ${repaired.padStart(8)}  ${example}`.trimEnd();
  return [
    line('Difference', 'found', 'repaired', 'for example'),
    ...rows.flatMap(({ name, found, repaired, examples: [first = '', ...others] }) => [
      line(name, found, repaired, first),
      ...others.map((example) => line('', '', '', example)),
    ]),
    '',
  ];
}

function exampleText({ customerId, objectId, inStripe, inSalesforce }: Drift): string {
  const what = objectId === customerId ? customerId : `${objectId} of ${customerId}`;
  return `${what}: ${inStripe} in Stripe, ${inSalesforce} in Salesforce`;
}

function summary({ compared, tallies, openMatches }: Reconciliation): string[] {
  const drift = [...tallies].filter(([kind]) => kind !== 'TIMING_LAG').map(([, each]) => each);
  const found = drift.reduce((sum, each) => sum + each.found, 0);
  const repaired = drift.reduce((sum, each) => sum + each.repaired, 0);
  const { customers, subscriptions, invoices } = compared;
  const outcome = found === 0 ? 'no drift' : `${found} differences, ${repaired} repaired`;
  const waiting = `${openMatches} customers wait for a person to choose their Account.`;
  return [
    `${customers} customers, ${subscriptions} subscriptions and ${invoices} invoices compared: ${outcome}.`,
    ...(openMatches > 0 ? [waiting] : []),
  ];
}
