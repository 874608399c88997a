import { globSync, readFileSync } from 'node:fs';
import { verdict, type PartResult } from './part.ts';
import { apexRules } from './apexRules.ts';
import { usageRules } from './usageRules.ts';

/** A rule of the house about one file. */
export interface Rule {
  readonly name: string;
  /** Which files it is about. */
  readonly files: string;
  /** The places that break it, each as `line: what is wrong`. */
  readonly violations: (text: string, file: string) => readonly string[];
}

const longestFile = 400;

const rules: readonly Rule[] = [
  ...apexRules,
  ...usageRules,
  {
    name: 'a script is one thing, of at most 400 lines',
    files: 'scripts/**/*.ts',
    violations: (text) => {
      const lines = text.split('\n').length - 1;
      return lines > longestFile ? [`1: ${lines} lines`] : [];
    },
  },
];

/** Holds every file against the project's own rules, those no linter knows. */
export function checkHouseRules(): PartResult {
  const broken = rules.flatMap((rule) =>
    globSync(rule.files)
      .sort()
      .flatMap((file) =>
        rule.violations(readFileSync(file, 'utf8'), file).map((place) => `${file}:${place} (${rule.name})`),
      ),
  );
  return verdict(broken.length === 0, broken.join('\n'), `${rules.length} rules`);
}
