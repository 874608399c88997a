import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { ApiError, empty, messageOf, text } from '../http/message.ts';
import type { HttpReply } from '../http/message.ts';
import type { Router } from '../http/router.ts';
import { PageBuilds } from './build/pageBuilds.ts';

/** What the pages are made from, and who hears about failures. */
export interface PageOptions {
  /** SFDX source folders. */
  readonly sources: readonly string[];
  /** Folder for built pages; it outlives the process. */
  readonly cache: string;
  log(line: string): void;
}

const designSystem = join(
  dirname(createRequire(import.meta.url).resolve('@salesforce-ux/design-system/package.json')),
  'assets',
);
const frame = readFileSync(join(import.meta.dirname, 'shell/index.html'), 'utf8');

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** A file of Salesforce's design system. */
function asset(path: string): HttpReply {
  const file = join(designSystem, path);
  const type = contentTypes[extname(file)];
  if (!file.startsWith(designSystem) || !type || !existsSync(file) || !statSync(file).isFile()) {
    throw new ApiError(404, 'NOT_FOUND', `The design system has no file ${path}.`);
  }
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=86400' }, body: readFileSync(file) };
}

/** Code that shows why there are no pages. */
const failureCode = (message: string): string =>
  `document.body.innerHTML = '<pre style="padding:2rem;white-space:pre-wrap"></pre>';` +
  `document.querySelector('pre').textContent = ${JSON.stringify(`The pages could not be built.\n\n${message}`)};`;

async function code(builds: PageBuilds, log: (line: string) => void): Promise<HttpReply> {
  const type = 'text/javascript;charset=UTF-8';
  try {
    return text(await builds.code(), type);
  } catch (error) {
    log(`The pages could not be built: ${messageOf(error)}`);
    return text(failureCode(messageOf(error)), type);
  }
}

/**
 * Adds the pages of Lightning Experience: the frame, the code in it and the design system. Starts to build the code at
 * once, so that it is likely to be there when a browser asks.
 */
export function addPageRoutes<Context>(router: Router<Context>, options: PageOptions): void {
  const builds = new PageBuilds(options.sources, options.cache);
  void code(builds, options.log);
  const page = (): HttpReply => text(frame, 'text/html;charset=UTF-8');
  router
    .route('GET', '/', () => ({ status: 302, headers: { location: '/lightning/page/home' }, body: '' }))
    .route('GET', '/lightning', () => ({ status: 302, headers: { location: '/lightning/page/home' }, body: '' }))
    .route('GET', '/lightning/*page', page)
    .route('GET', '/local-org/pages/app.js', () => code(builds, options.log))
    .route('GET', '/slds/*path', ({ params }) => asset(params.path ?? ''))
    .route('GET', '/favicon.ico', () => empty());
}
