import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { bundlePages } from './bundlePages.ts';
import { findBundles } from './componentBundles.ts';

/** What the thread that builds the pages is told. */
export interface BuildOrder {
  /** SFDX source folders. */
  readonly sources: readonly string[];
  /** Folder that keeps compiled modules. */
  readonly cache: string;
  /** File that the code is written to. */
  readonly target: string;
}

const { sources, cache, target } = workerData as BuildOrder;
const shell = findBundles([join(import.meta.dirname, '../shell')]);
writeFileSync(target, await bundlePages({ project: findBundles(sources), shell, cache }));
