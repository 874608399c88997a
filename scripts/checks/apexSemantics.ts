import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import { skipped, verdict, type PartResult } from './part.ts';

const jars = 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib';
const issuesFound = 4;

/**
 * Asks apex-ls, a second Apex front end, whether the package's types, members and calls fit together.
 * It needs Java; where there is none, the part is skipped and says so.
 */
export async function checkApexSemantics(): Promise<PartResult> {
  if (!existsSync(jars)) return verdict(false, `${jars} is missing: run npm ci`);
  const java = await runCommand('java', ['-version']);
  if (java.exitCode !== 0) return skipped('no Java on this machine');
  const result = await runCommand('java', [
    '-cp',
    `${jars}/*`,
    'io.github.apexdevtools.apexls.CheckForIssues',
    '-n',
    '-w',
    '.',
    '-d',
    'errors',
  ]);
  if (result.exitCode !== 0 && result.exitCode !== issuesFound) {
    return verdict(false, `apex-ls stopped with exit code ${result.exitCode}\n${result.output}`);
  }
  return verdict(result.exitCode === 0, result.output);
}
