import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Parsed } from './parseApex.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(project, 'node_modules/.cache/apex-trees');

/** Whatever decides what a tree looks like: the grammar, the code that makes trees of it, and how they are written. */
function digestOfParser(): string {
  const hash = createHash('sha256').update(process.versions.v8);
  hash.update(readFileSync(join(project, 'node_modules/@apexdevtools/apex-parser/package.json')));
  const files = globSync('scripts/local-org/{parse,soql}/*.ts', { cwd: project }).sort();
  for (const file of files) hash.update(readFileSync(join(project, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Makes the folder for trees of this parser; those of other versions are of no use any more. */
function openFolder(): string | undefined {
  try {
    const version = digestOfParser();
    mkdirSync(join(cache, version), { recursive: true });
    for (const other of readdirSync(cache)) if (other !== version) rmSync(join(cache, other), { recursive: true });
    return join(cache, version);
  } catch {
    // A project that can't be written to, or another process at the same work, only costs time.
    return undefined;
  }
}

let folder: string | undefined;
let isOpen = false;

function treeFile(source: string): string | undefined {
  if (!isOpen) folder = openFolder();
  isOpen = true;
  return folder && join(folder, createHash('sha256').update(source).digest('hex').slice(0, 32));
}

function read<T>(file: string): T | undefined {
  try {
    return deserialize(readFileSync(file)) as T;
  } catch {
    return undefined;
  }
}

function keep(file: string, unit: unknown): void {
  try {
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, serialize(unit));
    renameSync(unfinished, file);
  } catch {
    // The next run parses again.
  }
}

/**
 * Parses a source file, or takes its tree from the last run: most of the time of a compilation goes into parsing.
 * Sources with problems are parsed each time.
 * @param kind of file: the same text could be read as several
 */
export function parseCached<T>(kind: string, source: string, parse: (source: string) => Parsed<T>): Parsed<T> {
  const file = treeFile(`${kind}\n${source}`);
  const known = file === undefined ? undefined : read<T>(file);
  if (known !== undefined) return { unit: known, problems: [] };
  const parsed = parse(source);
  if (parsed.unit && file !== undefined) keep(file, parsed.unit);
  return parsed;
}
