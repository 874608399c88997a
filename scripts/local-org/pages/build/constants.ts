import type { Plugin } from 'rollup';

const values = { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' };

/** Rollup plugin: puts in what LWC and the base components ask their build about. */
export function constants(): Plugin {
  return {
    name: 'constants',
    transform(source) {
      const code = Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, value), source);
      return code === source ? null : { code, map: null };
    },
  };
}
