import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format } from 'prettier';

const root = join(import.meta.dirname, '../..');

/** Types of the Apex methods that components call. */
export const methodsFile = join(root, 'config/types/apexMethods.d.ts');

const method =
  /((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?)@AuraEnabled(?:\([^)]*\))?\s+public static ([\w.<>, ]+?) (\w+)\(([^)]*)\)/g;

const plainTypes: Readonly<Record<string, string>> = {
  void: 'void',
  Boolean: 'boolean',
  Date: 'string',
  Datetime: 'string',
  Decimal: 'number',
  Id: 'string',
  Integer: 'number',
  String: 'string',
};

/**
 * An Apex type as JSON has it. A view bears the name of its class with `View` at its end; an inner class comes after
 * its outer one: `WhatIfView.Comparison` is `WhatIfComparisonView`.
 */
function typeScriptOf(apexType: string): string {
  const list = /^List<(.+)>$/.exec(apexType)?.[1];
  if (list !== undefined) return `readonly ${typeScriptOf(list)}[]`;
  const value = /^Map<String, (.+)>$/.exec(apexType)?.[1];
  if (value !== undefined) return `Readonly<Record<string, ${typeScriptOf(value)}>>`;
  const names = apexType.split('.').map((name) => name.replace(/View$/, ''));
  return plainTypes[apexType] ?? `${names.join('')}View`;
}

function parametersOf(declaration: string): string {
  if (declaration.trim() === '') return 'undefined';
  const fields = declaration.split(/,\s*(?![^<]*>)/).map((parameter) => {
    const [, type = '', name = ''] = /^\s*(?:final )?([\w.<>, ]+) (\w+)\s*$/.exec(parameter) ?? [];
    return `readonly ${name}: ${typeScriptOf(type)} | null | undefined`;
  });
  return `{ ${fields.join('; ')} }`;
}

/** The `@AuraEnabled` methods of a controller, as modules. What their ApexDoc calls null may be null. */
export function methodModules(controller: string, source: string): readonly string[] {
  return [...source.matchAll(method)].map(([, doc = '', returned = '', name = '', parameters = '']) => {
    const result = typeScriptOf(returned) + (/\bnull\b/.test(doc) ? ' | null' : '');
    return `declare module '@salesforce/apex/${controller}.${name}' {
      const method: ApexMethod<${result}, ${parametersOf(parameters)}>;
      export default method;
    }`;
  });
}

/** The file's text, made from the controllers as they are. */
export async function methodTypes(): Promise<string> {
  const modules = globSync('force-app/main/*/classes/**/*Controller.cls', { cwd: root })
    .sort((one, other) => (basename(one) < basename(other) ? -1 : 1))
    .flatMap((file) => methodModules(basename(file, '.cls'), readFileSync(join(root, file), 'utf8')));
  const text = `/** Made from the Apex controllers by scripts/lwc/apexMethods.ts. */\n\n${modules.join('\n\n')}`;
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true });
}

if (import.meta.main) writeFileSync(methodsFile, await methodTypes());
