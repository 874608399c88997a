import { basename } from 'node:path';
import type { Rule } from './houseRules.ts';
import { filesNaming, pathEndingWith } from './sourceIndex.ts';

/** What the platform calls by itself, or other packages and flows may call. */
const entryPoint = /\bglobal\b|@InvocableMethod|\bimplements\s+InstallHandler\b/i;

/** How the path of what a permission set names ends, by the element that names it. */
const definitions: Readonly<Record<string, (name: string) => string>> = {
  apexClass: (name) => `/${name}.cls`,
  application: (name) => `/applications/${name}.app-meta.xml`,
  tab: (name) => `/tabs/${name}.tab-meta.xml`,
  object: (name) => `/objects/${name}`,
  field: (name) => `/objects/${name.replace('.', '/fields/')}.field-meta.xml`,
};

/** Names of Salesforce's own need no definition here. */
const isOwn = (element: string, name: string): boolean =>
  !['object', 'field'].includes(element) || /__(c|e|mdt)$/.test(name);

function namesIn(text: string, element: string): readonly { readonly line: number; readonly name: string }[] {
  return text.split('\n').flatMap((content, at) => {
    const name = new RegExp(`<${element}>(.+?)</${element}>`).exec(content)?.[1];
    return name === undefined ? [] : [{ line: at + 1, name }];
  });
}

/** The rules about what uses what: nothing lies about that nobody needs, and nothing is named that is not there. */
export const usageRules: readonly Rule[] = [
  {
    name: 'a class is used, or is an entry point',
    files: 'force-app/main/**/*.cls',
    violations: (text, file) => {
      const name = basename(file, '.cls');
      const isUsed = [...filesNaming(name)].some((user) => user !== file);
      return isUsed || entryPoint.test(text) ? [] : [`1: nobody uses ${name}`];
    },
  },
  {
    name: 'a label is shown somewhere',
    files: 'force-app/main/**/*.labels-meta.xml',
    violations: (text) =>
      namesIn(text, 'fullName')
        .filter(({ name }) => filesNaming(name).size === 0)
        .map(({ line, name }) => `${line}: nobody shows ${name}`),
  },
  {
    name: 'a permission set names what there is',
    files: 'force-app/main/**/*.permissionset-meta.xml',
    violations: (text) =>
      Object.entries(definitions).flatMap(([element, endOf]) =>
        namesIn(text, element)
          .filter(({ name }) => isOwn(element, name) && pathEndingWith(endOf(name)) === undefined)
          .map(({ line, name }) => `${line}: there is no ${element} ${name}`),
      ),
  },
];
