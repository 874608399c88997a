import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Names and Apex types of what a class shows to components. */
export type ApexView = ReadonlyMap<string, string>;

const innerClass = /^ {4}(?:public|global) (?:with sharing )?class (\w+)[^{]*\{\n([\s\S]*?)^ {4}\}/gm;
const shownField = /@AuraEnabled\s+(?:public|global) (?:final )?([\w.<>, ]+?) (\w+)\s*(?:;|=|\{)/g;

function fieldsIn(source: string): ApexView {
  return new Map([...source.matchAll(shownField)].map(([, type = '', name = '']) => [name, type]));
}

/** What classes show to components, by name; inner classes as `Outer.Inner`. */
export function apexViews(): ReadonlyMap<string, ApexView> {
  const views = new Map<string, ApexView>();
  for (const file of globSync('force-app/main/*/classes/**/*.cls', { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8');
    const outer = basename(file, '.cls');
    for (const [, inner = '', body = ''] of source.matchAll(innerClass)) views.set(`${outer}.${inner}`, fieldsIn(body));
    views.set(outer, fieldsIn(source.replace(innerClass, '')));
  }
  return views;
}
