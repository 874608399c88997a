import { CodeAnalyzer, CodeAnalyzerConfig, SeverityLevel, type Violation } from '@salesforce/code-analyzer-core';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';
import { runCommand } from './command.ts';
import { skipped, verdict, type PartResult } from './part.ts';

/** What a security review of a package looks at. */
const selectors = ['pmd:Recommended:Security', 'pmd:AppExchange'];

/**
 * Runs PMD's security rules over the package, as Salesforce Code Analyzer does for a security review. What is critical
 * or high fails. It needs Java; where there is none, the part is skipped and says so.
 */
export async function checkApexSecurity(): Promise<PartResult> {
  const java = await runCommand('java', ['-version']);
  if (java.exitCode !== 0) return skipped('no Java on this machine');
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.withDefaults());
  await analyzer.addEnginePlugin(createEnginePlugin());
  const workspace = await analyzer.createWorkspace(['force-app/main']);
  const rules = await analyzer.selectRules(selectors, { workspace });
  const results = await analyzer.run(rules, { workspace });
  const grave = results.getViolations().filter((each) => each.getRule().getSeverityLevel() <= SeverityLevel.High);
  return verdict(grave.length === 0, grave.map(lineOf).join('\n'), `${rules.getCount()} rules`);
}

function lineOf(violation: Violation): string {
  const location = violation.getPrimaryLocation();
  return `${location.getFile()}:${location.getStartLine()}: ${violation.getRule().getName()}: ${violation.getMessage()}`;
}
