import lwc from '@lwc/rollup-plugin';
import { join } from 'node:path';
import { rollup } from 'rollup';
import type { Plugin, RollupLog } from 'rollup';
import { cachedTransforms } from './cachedTransforms.ts';
import type { ComponentBundle } from './componentBundles.ts';
import { componentIndex } from './componentIndex.ts';
import { constants } from './constants.ts';
import { iconSprites } from './iconSprites.ts';
import { platformModules } from './platformModules.ts';
import { stripTypes } from './stripTypes.ts';

const shell = join(import.meta.dirname, '../shell');

/** What a bundle of pages is made from. */
export interface PageSources {
  /** Component bundles of the project: namespace `c`. */
  readonly project: readonly ComponentBundle[];
  /** Component bundles of the shell around them: namespace `host`. */
  readonly shell: readonly ComponentBundle[];
  /** Folder that keeps compiled modules from one build to the next. */
  readonly cache: string;
}

const quiet = new Set(['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'EVAL']);

function warn(log: RollupLog, show: (log: RollupLog) => void): void {
  if (!quiet.has(log.code ?? '') && log.plugin !== 'rollup-plugin-lwc-compiler') show(log);
}

const modulesOf = (namespace: string, bundles: readonly ComponentBundle[]): { name: string; path: string }[] =>
  bundles.map(({ name, entry }) => ({ name: `${namespace}/${name}`, path: entry }));

function compiler(sources: PageSources): Plugin {
  const modules = [
    ...modulesOf('c', sources.project),
    ...modulesOf('host', sources.shell),
    { npm: 'lightning-base-components' },
  ];
  return lwc({
    rootDir: shell,
    modules,
    enableDynamicComponents: true,
    enableSyntheticElementInternals: true,
    disableSyntheticShadowSupport: false,
  });
}

/**
 * Builds one JavaScript file out of the project's components, the shell and Salesforce's base components.
 * @returns the code of an ES module
 * @throws Error that names the component which can't be built, and why
 */
export async function bundlePages(sources: PageSources): Promise<string> {
  const bundle = await rollup({
    input: join(shell, 'main.ts'),
    onwarn: warn,
    plugins: [
      platformModules(),
      iconSprites(),
      componentIndex(sources.project),
      constants(),
      stripTypes(),
      cachedTransforms(compiler(sources), sources.cache),
    ],
  });
  try {
    const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
