/** A parameter as it arrives: text, or more parameters below it. */
export type FormValue = string | FormValue[] | FormTree;
export interface FormTree {
  [name: string]: FormValue;
}

/** Reads `a[b][0]=c` as Stripe does: names in brackets become objects, numbers and `[]` become lists. */
export function decodeForm(text: string): FormTree {
  const root: FormTree = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [, head = name, rest = ''] = /^([^[]+)(.*)$/.exec(name) ?? [];
    const keys = [head, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')];
    place(root, keys, value);
  }
  return listsOf(root) as FormTree;
}

function place(tree: FormTree, keys: readonly string[], value: string): void {
  let node = tree;
  for (const [depth, key] of keys.entries()) {
    const name = key === '' ? String(Object.keys(node).length) : key;
    if (depth === keys.length - 1) {
      setOwn(node, name, value);
      return;
    }
    const next = Object.hasOwn(node, name) ? node[name] : undefined;
    if (typeof next === 'object' && !Array.isArray(next)) node = next;
    else node = setOwn(node, name, {});
  }
}

// A parameter may be called `__proto__`; it must not become one.
function setOwn<T extends FormValue>(node: FormTree, name: string, value: T): T {
  Object.defineProperty(node, name, { value, enumerable: true, writable: true, configurable: true });
  return value;
}

function listsOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, child]): [string, FormValue] => [name, listsOf(child)]);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
