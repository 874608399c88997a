import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BuildOrder } from './buildWorker.ts';
import { fingerprint } from './fingerprint.ts';

const ownSources = join(import.meta.dirname, '..');

/** Builds the pages in a thread of their own, once for each state of the sources, and keeps what was built on disk. */
export class PageBuilds {
  readonly #sources: readonly string[];
  readonly #cache: string;
  readonly #running = new Map<string, Promise<void>>();

  /**
   * @param sources SFDX source folders
   * @param cache folder that outlives the process
   */
  constructor(sources: readonly string[], cache: string) {
    this.#sources = sources;
    this.#cache = cache;
  }

  /**
   * The code of the pages for the sources as they are now. The first call takes some seconds.
   * @throws Error that names the component which can't be built, and why
   */
  async code(): Promise<string> {
    const file = join(this.#cache, `${fingerprint([...this.#sources, ownSources])}.js`);
    if (!existsSync(file)) await this.#buildOnce(file);
    return readFileSync(file, 'utf8');
  }

  #buildOnce(target: string): Promise<void> {
    const running = this.#running.get(target);
    if (running) return running;
    const build = this.#build(target).finally(() => this.#running.delete(target));
    this.#running.set(target, build);
    return build;
  }

  #build(target: string): Promise<void> {
    mkdirSync(this.#cache, { recursive: true });
    const order: BuildOrder = { sources: this.#sources, cache: join(this.#cache, 'modules'), target };
    const worker = new Worker(new URL('buildWorker.ts', import.meta.url), { workerData: order });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`Building the pages ended with ${code}.`)),
      );
    });
  }
}
