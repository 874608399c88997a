import { globSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { format } from 'prettier';

const root = join(import.meta.dirname, '../..');

/** The settings that the compiler and editors read. */
export const settingsFile = join(root, 'config/tsconfig.lwc.json');

/**
 * The `paths` of `config/tsconfig.lwc.json`: one entry per module that components share as `c/name`, since TypeScript
 * takes only one `*`.
 */
export function componentPaths(): Record<string, string[]> {
  const entries = globSync('force-app/main/*/lwc/*/*.ts', { cwd: root })
    .filter((file) => basename(file, '.ts') === basename(dirname(file)))
    .sort()
    .map((file) => [`c/${basename(file, '.ts')}`, [`../${file.replace(/\.ts$/, '')}`]]);
  return Object.fromEntries(entries) as Record<string, string[]>;
}

/** The compiler's settings for components: what the platform strips, and nothing more. */
export async function componentSettings(): Promise<string> {
  const settings = {
    compilerOptions: {
      target: 'ESNext',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: ['jest'],
      strict: true,
      noEmit: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitOverride: true,
      noFallthroughCasesInSwitch: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      experimentalDecorators: false,
      skipLibCheck: true,
      paths: componentPaths(),
    },
    include: ['../force-app/**/*.ts', 'types/*.d.ts', 'jest/**/*.ts'],
  };
  return format(JSON.stringify(settings), { parser: 'json', printWidth: 120 });
}

if (import.meta.main) writeFileSync(settingsFile, await componentSettings());
