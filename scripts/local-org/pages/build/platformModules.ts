import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'rollup';

const folder = join(import.meta.dirname, '../platform');
/** Any file of the base components. */
const baseComponents = createRequire(import.meta.url).resolve('lightning-base-components/package.json');
const mark = '\0platform:';

/** Modules of the platform that are files of `platform/`, by the name that components import. */
const files: Readonly<Record<string, string>> = {
  '@salesforce/apex': 'apex.ts',
  'lightning/empApi': 'empApi.ts',
  'lightning/refresh': 'refresh.ts',
  'lightning/platformShowToastEvent': 'showToastEvent.ts',
  'lightning/uiRecordApi': 'uiRecordApi.ts',
  'force/navigation': 'navigation.ts',
  'lightning/primitiveIcon': 'primitiveIcon.ts',
};

/** Kinds of `@salesforce/…` modules whose content follows from their name. */
const generated: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^@salesforce\/apex\/(.+)$/, (name) => call('apex', 'apexMethod', name)],
  [/^@salesforce\/label\/c\.(\w+)$/, (name) => call('session', 'customLabel', name)],
  [/^@salesforce\/user\/(\w+)$/, (name) => call('session', 'userFact', name)],
  [/^@salesforce\/customPermission\/(\w+)$/, (name) => call('session', 'customPermission', name)],
  [/^@salesforce\/i18n\/(timeZone|currency|locale|lang)$/, (name) => call('session', 'localeFact', name)],
  [/^@salesforce\/schema\/(.+)$/, (name) => `export default ${JSON.stringify(schemaToken(name))};`],
];

const call = (file: string, factory: string, name: string): string =>
  `import { ${factory} } from ${JSON.stringify(join(folder, `${file}.ts`))};\nexport default ${factory}(${JSON.stringify(name)});`;

function schemaToken(name: string): { objectApiName: string; fieldApiName?: string } {
  const [objectApiName = '', ...field] = name.split('.');
  return field.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: field.join('.') };
}

function generate(id: string): string | undefined {
  for (const [pattern, write] of generated) {
    const name = pattern.exec(id)?.[1];
    if (name !== undefined) return write(name);
  }
  return undefined;
}

/**
 * Rollup plugin: gives components the modules that Salesforce gives them.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
export function platformModules(): Plugin {
  return {
    name: 'platform-modules',
    resolveId(id, importer) {
      const file = files[id];
      if (file !== undefined && importer !== join(folder, file)) return join(folder, file);
      // A file that extends the base component of its own name means that one, which only its package can see.
      if (file !== undefined) return this.resolve(id, baseComponents, { skipSelf: true });
      if (generate(id) !== undefined) return mark + id;
      if (
        /^@salesforce\/(apex|label|user|schema|i18n|resourceUrl|customPermission|userPermission|messageChannel)/.test(
          id,
        )
      )
        return importer?.includes('lightning-base-components') || id.startsWith('@salesforce/i18n/')
          ? null
          : refuse(id, importer);
      return null;
    },
    load(id) {
      return id.startsWith(mark) ? (generate(id.slice(mark.length)) ?? null) : null;
    },
  };
}

function refuse(id: string, importer: string | undefined): never {
  throw new Error(`The local org has no module ${id}, which ${importer ?? 'a component'} imports.`);
}
