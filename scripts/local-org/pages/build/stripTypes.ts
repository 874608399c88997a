import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

const tsconfigRaw = {
  compilerOptions: {
    target: 'ESNext',
    experimentalDecorators: false,
    verbatimModuleSyntax: true,
    useDefineForClassFields: true,
  },
} as const;

/** Rollup plugin: takes the types out of TypeScript and leaves decorators and class fields to the LWC compiler. */
export function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    async transform(source, id) {
      // The LWC resolver adds `?specifier=…` to the files of components.
      if (!id.split('?')[0]?.endsWith('.ts')) return null;
      const { code } = await transform(source, { loader: 'ts', target: 'esnext', sourcefile: id, tsconfigRaw });
      return { code, map: null };
    },
  };
}
