import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin, TransformResult } from 'rollup';

const compilerVersion = (createRequire(import.meta.url)('@lwc/rollup-plugin/package.json') as { version: string })
  .version;

/**
 * Wraps the LWC compiler so that what it made of a module is kept on disk, by the module's name and content.
 * @param compiler the plugin to wrap
 * @param folder where results are kept; made if it isn't there
 */
export function cachedTransforms(compiler: Plugin, folder: string): Plugin {
  const { transform } = compiler;
  if (typeof transform !== 'function') throw new Error('The LWC compiler no longer has a transform function to wrap.');
  mkdirSync(folder, { recursive: true });
  return {
    ...compiler,
    async transform(source, id): Promise<TransformResult> {
      const file = join(
        folder,
        `${createHash('sha1').update(`${compilerVersion}\n${id}\n${source}`).digest('hex')}.js`,
      );
      const kept = read(file);
      if (kept !== undefined) return { code: kept, map: null };
      const result = await transform.call(this, source, id);
      const code = codeOf(result);
      if (code !== undefined) write(file, code);
      return code === undefined ? result : { code, map: null };
    },
  };
}

function codeOf(result: TransformResult | void): string | undefined {
  if (typeof result === 'string') return result;
  return result?.code;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function write(file: string, code: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
}
