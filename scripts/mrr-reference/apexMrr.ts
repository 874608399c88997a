import type { InProcessOrg } from '../in-process/inProcessOrg.ts';
import { Exact } from './decimal.ts';
import type { Customer, MrrPolicy } from './facts.ts';

/** Text of a literal of Apex. */
const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Apex that puts customers into `customers` and the calculator of a policy into `calculator`. */
export function apexSetUp(customers: readonly Customer[], policy: MrrPolicy, asOf: Date): string {
  const settings = Object.entries(policy).map(([name, value]) => `policy.${name} = ${literal(String(value))};`);
  return `
    List<CustomerFacts> customers = (List<CustomerFacts>) JSON.deserialize(
      ${literal(JSON.stringify(customers))}, List<CustomerFacts>.class);
    ScorePolicy policy = new ScorePolicy();
    ${settings.join('\n')}
    MrrCalculator calculator = new MrrCalculator(policy, Datetime.newInstance(${asOf.getTime()}L));`;
}

/**
 * Runs Apex as an admin would in a console.
 * @param onLog hears what the Apex tells by System.debug
 * @throws Error when it does not compile
 */
export function runApex({ org }: InProcessOrg, source: string, onLog: (line: string) => void): void {
  const stop = org.listenToLog(onLog);
  try {
    org.transact({ user: org.users.admin(), quiddity: 'ANONYMOUS' }, () => {
      const block = org.program.executeAnonymous(source);
      const [problem] = block.problems;
      if (problem) throw new Error(`The Apex does not compile: line ${problem.line}: ${problem.message}`);
      block.run();
    });
  } finally {
    stop();
  }
}

/** What Apex tells of a SubscriptionMrr: amounts with all their decimals. */
export interface ApexMrr {
  readonly amount: Exact;
  readonly usageAmount: Exact;
  readonly trialAmount: Exact;
  readonly contractedAmount: Exact;
  readonly scheduledChurnAmount: Exact;
  readonly lines: readonly { readonly rule: string; readonly amount: Exact }[];
}

/** JSON's numbers would lose decimals on the way through JavaScript's. */
function parseExactly(json: string): ApexMrr {
  const withTexts = json.replaceAll(/(?<=[aA]mount":)[^,}]+/g, '"$&"');
  return JSON.parse(withTexts, (name, value: unknown) =>
    /amount$/i.test(name) ? new Exact(String(value)) : value,
  ) as ApexMrr;
}

/** What the package's Apex finds for every subscription, in order. */
export function mrrInApex(org: InProcessOrg, customers: readonly Customer[], policy: MrrPolicy, asOf: Date): ApexMrr[] {
  const results: ApexMrr[] = [];
  const source = `${apexSetUp(customers, policy, asOf)}
    for (CustomerFacts customer : customers) {
      for (SubscriptionFacts subscription : customer.subscriptions) {
        System.debug('mrr ' + JSON.serialize(calculator.ofSubscription(subscription, customer)));
      }
    }`;
  runApex(org, source, (line) => {
    const at = line.indexOf('mrr {');
    if (at >= 0) results.push(parseExactly(line.slice(at + 4)));
  });
  return results;
}
