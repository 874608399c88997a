import type { Plugin } from 'rollup';

const iconLibrary = /^lightning\/iconSvgTemplates\w*$/;

/**
 * Rollup plugin: leaves Salesforce's 1,700 compiled icons out. `platform/primitiveIcon.ts` draws icons from the design
 * system's sprites instead, as Lightning Experience does.
 */
export function iconSprites(): Plugin {
  return {
    name: 'icon-sprites',
    resolveId: (id) => (iconLibrary.test(id) ? `\0icons:${id}` : null),
    load: (id) => (id.startsWith('\0icons:') ? 'export default {};' : null),
  };
}
