import { basename, dirname } from 'node:path';
import type { Rule } from './houseRules.ts';
import { readApexOutline, type ApexOutline } from './apexOutline.ts';
import { pathEndingWith } from './sourceIndex.ts';

const production = 'force-app/main/**/*.cls';
const tests = 'force-app/test/**/*.cls';
/** Classes that write: the unit of work with its batch, and what must write apart from any run. */
const writers = /\/(UnitOfWork|RecordBatch|EventInbox|SettingsStore|AdoptedPolicy|PermissionAssigner)\.cls$/;
const longestClass = 250;
const longestMethod = 20;

/** Folders of the stages that may be left out of a class's own way: `force-app/main/<stage>/classes`. */
const stageOf = (file: string): string => file.split('/')[2] ?? '';

function apexRule(
  name: string,
  files: string,
  violations: (outline: ApexOutline, file: string) => readonly string[],
): Rule {
  return { name, files, violations: (text, file) => violations(readApexOutline(text), file) };
}

/** The rules for Apex: what a reviewer of a managed package would look for first. */
export const apexRules: readonly Rule[] = [
  apexRule('every class states its sharing', production, ({ classes }) =>
    classes.filter((each) => !each.isInner && !each.statesSharing).map((each) => `${each.line}: ${each.name}`),
  ),
  apexRule('a class has at most 250 lines', production, ({ lines }) =>
    lines > longestClass ? [`1: ${lines} lines`] : [],
  ),
  apexRule('a method has at most 20 lines', production, ({ methods }) =>
    methods.filter((each) => each.lines > longestMethod).map((each) => `${each.line}: ${each.name} has ${each.lines}`),
  ),
  apexRule('SOQL stands in selectors', production, ({ queries }, file) =>
    /Selector\.cls$/.test(file) ? [] : queries.map((query) => `${query.line}: ${query.text.slice(0, 60)}`),
  ),
  apexRule('SOQL states its access mode', production, ({ queries }) =>
    queries
      .filter((query) => !/WITH(USER|SYSTEM)_MODE/i.test(query.text))
      .map((query) => `${query.line}: ${query.text.slice(0, 60)}`),
  ),
  apexRule('DML stands in the unit of work', production, ({ dmlStatements }, file) =>
    writers.test(file) ? [] : dmlStatements.map((each) => `${each.line}: ${each.text}`),
  ),
  apexRule('DML states its access mode', production, ({ dmlStatements }) =>
    dmlStatements.filter((each) => !/^\w+as(user|system)/i.test(each.text)).map((each) => `${each.line}: ${each.text}`),
  ),
  apexRule('a class names its stage as its @group', production, ({ groups }, file) =>
    groups.includes(stageOf(file)) ? [] : [`1: ${basename(file)} has @group ${groups.join(', ') || 'none'}`],
  ),
  {
    name: 'a class says in its first line what it is for',
    files: production,
    violations: (text) => (/^\/\*\*\n \* [^@\s]/.test(text) ? [] : ['1: no ApexDoc, or none but tags']),
  },
  {
    name: 'a test lies where its class does',
    files: tests,
    violations: (_, file) => {
      const tested = pathEndingWith(`/${basename(file, 'Test.cls')}.cls`);
      const folder = tested && dirname(tested).replace('/main/', '/test/');
      return folder === undefined || folder === dirname(file) ? [] : [`1: ${basename(file)} belongs into ${folder}`];
    },
  },
  apexRule('every assert says the rule it checks', tests, ({ asserts }) =>
    asserts.filter((each) => !each.hasMessage).map((each) => `${each.line}: ${each.text}`),
  ),
  {
    name: 'Apex writes nothing to the debug log',
    files: 'force-app/**/*.cls',
    violations: (text) =>
      text.split('\n').flatMap((line, at) => (/System\.debug\(/i.test(line) ? [`${at + 1}: ${line.trim()}`] : [])),
  },
];
