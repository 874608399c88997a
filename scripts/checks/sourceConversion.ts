import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { verdict, type PartResult } from './part.ts';

/** Converts the package as a deployment would: finds files in wrong folders and of unknown kinds. */
export async function checkSourceConversion(): Promise<PartResult> {
  const outputDirectory = mkdtempSync(join(tmpdir(), 'conversion-'));
  try {
    const components = ComponentSet.fromSource('force-app');
    const options = { type: 'directory', outputDirectory, genUniqueDir: false } as const;
    await new MetadataConverter().convert(components, 'metadata', options);
    const count = components.getSourceComponents().toArray().length;
    return verdict(count > 0, 'force-app holds no component', `${count} components`);
  } catch (error) {
    return verdict(false, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  } finally {
    rmSync(outputDirectory, { recursive: true, force: true });
  }
}
