import type { TestResult } from './results.ts';

/** The results in the XML form that build servers read: one suite a class. */
export function junitXml(tests: readonly TestResult[]): string {
  const suites = Map.groupBy(tests, (test) => test.class);
  const body = [...suites].map(([name, results]) => suiteXml(name, results)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(tests)}>\n${body}</testsuites>\n`;
}

function suiteXml(name: string, results: readonly TestResult[]): string {
  return `  <testsuite name="${escaped(name)}" ${counts(results)}>\n${results.map(caseXml).join('')}  </testsuite>\n`;
}

function caseXml({ class: className, method, outcome, message, stack, ms }: TestResult): string {
  const head = `    <testcase classname="${escaped(className)}" name="${escaped(method)}" time="${seconds(ms)}"`;
  if (outcome === 'Pass') return `${head}/>\n`;
  if (outcome === 'Skip') return `${head}><skipped/></testcase>\n`;
  const detail = `<failure type="${outcome}" message="${escaped(message ?? '')}">${escaped(stack ?? '')}</failure>`;
  return `${head}>${detail}</testcase>\n`;
}

function counts(tests: readonly TestResult[]): string {
  const failures = tests.filter(({ outcome }) => outcome === 'Fail' || outcome === 'CompileFail').length;
  const skipped = tests.filter(({ outcome }) => outcome === 'Skip').length;
  const time = tests.reduce((sum, { ms }) => sum + ms, 0);
  return `tests="${tests.length}" failures="${failures}" skipped="${skipped}" time="${seconds(time)}"`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way to write control characters other than tab and line ends. */
const isWritable = (character: string): boolean => character >= ' ' || '\t\n\r'.includes(character);

function escaped(text: string): string {
  return [...text]
    .filter(isWritable)
    .join('')
    .replace(/[<>&"']/g, (sign) => ENTITIES[sign] ?? sign);
}
