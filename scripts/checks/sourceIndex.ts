import { globSync, readFileSync } from 'node:fs';

/** Sources of the package in which a name counts as used: what a permission set or a test names is not used by that. */
const users = [
  'force-app/main/**/*.{cls,trigger,page,html}',
  'force-app/main/*/lwc/*/*.ts',
  'force-app/main/*/{customMetadata,flexipages,applications,tabs}/**/*.xml',
  'scripts/{backfill,doctor,install,reconcile,stories}/**/*.ts',
];

let files: readonly string[] | undefined;

/** The package's file or folder that ends a certain way. @param end as `/classes/mrr/MrrItem.cls` */
export function pathEndingWith(end: string): string | undefined {
  files ??= globSync('force-app/main/**');
  return files.find((file) => file.endsWith(end));
}

/** Which files name a word, comments left out. Made on the first question. */
let index: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The files that name a word, in code or settings. @param word an identifier */
export function filesNaming(word: string): ReadonlySet<string> {
  index ??= readIndex();
  return index.get(word) ?? new Set();
}

function readIndex(): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (const file of globSync(users)) {
    for (const [word] of withoutComments(readFileSync(file, 'utf8')).matchAll(/\w+/g)) {
      const known = files.get(word);
      if (known) known.add(file);
      else files.set(word, new Set([file]));
    }
  }
  return files;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}
