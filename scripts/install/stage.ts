import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a deployment is made from. */
const sources = ['sfdx-project.json', '.forceignore', 'force-app/main'];

/**
 * Copies the package to a folder of its own with its components as JavaScript. Orgs compile JavaScript only as far as
 * is documented; an org that takes TypeScript itself needs no more than this function left out.
 * @returns the folder; the caller removes it
 */
export function stageForDeployment(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-clv-sync-deploy-'));
  for (const source of sources) cpSync(source, join(folder, source), { recursive: true });
  for (const file of globSync('**/lwc/**/*.ts', { cwd: folder })) stripTypes(join(folder, file));
  return folder;
}

function stripTypes(file: string): void {
  if (!file.includes('__tests__')) {
    // Stripping leaves blanks where types stood; those at the ends of lines would be stored in the org.
    const script = stripTypeScriptTypes(readFileSync(file, 'utf8')).replace(/[ \t]+$/gm, '');
    writeFileSync(file.replace(/\.ts$/, '.js'), script);
  }
  rmSync(file);
}
