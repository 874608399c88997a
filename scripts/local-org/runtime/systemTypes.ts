import type { SystemClass } from '../system/define.ts';

const classes = new Map<string, SystemClass>();

/** Makes system classes known to the runtime; `system/index.ts` calls it with all of them. */
export function registerSystemClasses(all: readonly SystemClass[]): void {
  for (const each of all) classes.set(each.name.toLowerCase(), each);
}

/** A system class by its name, without `System.`; undefined if there is none. */
export function systemClassNamed(name: string): SystemClass | undefined {
  return classes.get(name.toLowerCase());
}
