import { XMLParser } from 'fast-xml-parser';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import type { ComponentBundle } from './componentBundles.ts';

/** Name under which the shell imports the components that pages may show. */
const indexModule = 'host/exposedComponents';

/** True if the bundle's configuration file says `isExposed`. */
function isExposed(bundle: ComponentBundle): boolean {
  const file = join(bundle.folder, `${bundle.name}.js-meta.xml`);
  if (!existsSync(file)) return false;
  const { LightningComponentBundle: configuration } = new XMLParser().parse(readFileSync(file, 'utf8')) as {
    LightningComponentBundle?: { isExposed?: boolean };
  };
  return configuration?.isExposed === true;
}

function write(bundles: readonly ComponentBundle[]): string {
  const imports = bundles.map(({ name }, index) => `import component${index} from 'c/${name}';`);
  const entries = bundles.map(({ name }, index) => `'c:${name}': component${index}`);
  return `${imports.join('\n')}\nexport const exposedComponents = { ${entries.join(', ')} };`;
}

/** Rollup plugin: the module that maps `c:name`, as FlexiPages write it, to the component. */
export function componentIndex(bundles: readonly ComponentBundle[]): Plugin {
  return {
    name: 'component-index',
    resolveId: (id) => (id === indexModule ? `\0${indexModule}` : null),
    load: (id) => (id === `\0${indexModule}` ? write(bundles.filter(isExposed)) : null),
  };
}
