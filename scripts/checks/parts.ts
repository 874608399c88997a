import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkApexSecurity } from './apexSecurity.ts';
import { checkApexSemantics } from './apexSemantics.ts';
import { runCommand } from './command.ts';
import { checkHouseRules } from './houseRules.ts';
import { checkMetadataXml } from './metadataXml.ts';
import { verdict, type Part, type PartResult } from './part.ts';
import { checkSourceConversion } from './sourceConversion.ts';
import { countApexTests, countJestTests, countMeasures, countNodeTests } from './testCounts.ts';

const reports = mkdtempSync(join(tmpdir(), 'stripe-clv-sync-checks-'));

async function command(name: string, ...args: string[]): Promise<PartResult> {
  const { exitCode, output } = await runCommand(name, args);
  return verdict(exitCode === 0, output);
}

async function nodeTests(...patterns: string[]): Promise<PartResult> {
  const { exitCode, output } = await runCommand('node', ['--test', ...patterns]);
  return countNodeTests(output, exitCode);
}

async function apexTests(...options: string[]): Promise<PartResult> {
  const file = join(reports, 'apex.json');
  const args = ['scripts/local-org/test-runner/cli.ts', '--json', file, ...options];
  const { output } = await runCommand('node', args);
  return reportOr(() => countApexTests(file, output), output);
}

async function componentTests(): Promise<PartResult> {
  const file = join(reports, 'jest.json');
  const { output } = await runCommand('jest', ['--json', `--outputFile=${file}`]);
  return reportOr(() => countJestTests(file, output), output);
}

/** What transactions cost in governor units, measured and held against bounds. */
async function costs(): Promise<PartResult> {
  const file = join(reports, 'costs.json');
  const { output } = await runCommand('node', ['scripts/bench/cli.ts', '--only', 'costs', '--json', file]);
  return reportOr(() => countMeasures(file, output), output);
}

/** A run that left no report has failed as a whole. */
function reportOr(read: () => PartResult, output: string): PartResult {
  try {
    return read();
  } catch (error) {
    return verdict(false, `${output}\n${String(error)}`);
  }
}

/** Everything that can be checked, cheap parts first. */
export const parts: readonly Part[] = [
  { name: 'format', run: () => command('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', run: () => command('eslint', '--max-warnings', '0', '.') },
  { name: 'types of the scripts', run: () => command('tsc', '-p', 'tsconfig.json') },
  { name: 'types of the components', run: () => command('node', 'scripts/lwc/checkTypes.ts') },
  { name: 'metadata', run: async () => checkMetadataXml() },
  { name: 'source conversion', run: checkSourceConversion },
  { name: 'house rules', run: async () => checkHouseRules() },
  { name: 'Apex compiles', run: () => command('node', 'scripts/local-org/test-runner/checkCli.ts') },
  { name: 'Apex semantics', run: checkApexSemantics },
  { name: 'Apex security', run: checkApexSecurity },
  { name: 'component tests', run: componentTests },
  { name: 'Apex tests', run: () => apexTests('--coverage') },
  { name: 'Apex tests, MultiCurrency', run: () => apexTests('--feature', 'MultiCurrency') },
  { name: 'costs', run: costs },
  { name: 'script tests', run: () => nodeTests('scripts/**/*.test.ts') },
  { name: 'story tests', run: () => nodeTests('--test-concurrency=1', 'scripts/**/*.story.ts') },
];
