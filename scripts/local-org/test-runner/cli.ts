import { writeFileSync } from 'node:fs';
import { runCommandLine } from '../../command-line/run.ts';
import { Org } from '../org.ts';
import { summary } from './console.ts';
import { coverageReport, coverageTable } from './coverageReport.ts';
import { junitXml } from './junit.ts';
import { hasPassed } from './results.ts';
import { runTestClass } from './runTests.ts';
import { parseSelections, selectTests } from './selection.ts';
import { sourceFolders } from './sourceFolders.ts';

const help = `npm run apex:test -- [--source DIR]... [--tests Class[.method],...] [--namespace NS] [--feature NAME] [--json FILE] [--junit FILE] [--coverage]

Runs Apex tests in the local org, in memory. Nothing is deployed anywhere and nothing is left behind.

  --source DIR     an SFDX source folder; may be given several times (default: this package)
  --tests LIST     only these classes or methods, separated by commas
  --namespace NS   the namespace of the source: ns.Class and ns__Field__c are then known as well
  --feature NAME   a feature that the org has besides, such as MultiCurrency; may be given several times
  --json FILE      writes {"tests":[{"class","method","outcome","message","stack","ms"}],"coverage":{...}}
  --junit FILE     writes the results for build servers
  --coverage       prints how many lines of each class the tests reached
  --debug          prints what the tests write to the debug log

Exit code 0 only if all tests passed.
Example: npm run apex:test -- --tests MrrCalculatorTest --coverage
`;

await runCommandLine({
  help,
  options: {
    source: { type: 'string', multiple: true },
    tests: { type: 'string' },
    namespace: { type: 'string' },
    feature: { type: 'string', multiple: true },
    json: { type: 'string' },
    junit: { type: 'string' },
    coverage: { type: 'boolean' },
    debug: { type: 'boolean' },
  },
  async run(flags) {
    const started = performance.now();
    const onDebug = flags.debug ? (line: string): void => console.log(line) : undefined;
    const sources = sourceFolders(flags.source);
    const { namespace, feature: features } = flags;
    const org = new Org({ sources, database: ':memory:', namespace, features, isTest: true, onDebug });
    const selected = selectTests(org.program, flags.tests ? parseSelections(flags.tests) : []);
    const tests = selected.flatMap((each) => runTestClass(org, each));
    const coverage = coverageReport(org.program.coverage());
    org.close();
    if (flags.json) writeFileSync(flags.json, `${JSON.stringify({ tests, coverage }, null, 2)}\n`);
    if (flags.junit) writeFileSync(flags.junit, junitXml(tests));
    if (flags.coverage) console.log(coverageTable(coverage));
    console.log(summary(tests, performance.now() - started));
    return hasPassed(tests) ? 0 : 1;
  },
});
