import { apexException } from '../../runtime/exceptions.ts';

/**
 * Writes out a Java replacement text: `$1` and `${name}` are groups, a backslash takes the next character as it is.
 * @param match what the callback of JavaScript's `replace` gets
 */
export function expandReplacement(replacement: string, match: readonly unknown[]): string {
  const named = typeof match.at(-1) === 'object' ? (match.at(-1) as Record<string, string | undefined>) : {};
  const groupCount = match.findIndex((value) => typeof value === 'number');
  let result = '';
  for (let index = 0; index < replacement.length; index++) {
    const character = replacement[index];
    if (character === '\\') {
      result += replacement[++index] ?? '';
    } else if (character === '$') {
      const reference = groupReference(replacement.slice(index), groupCount);
      result += (reference.name === undefined ? match[reference.group] : named[reference.name]) ?? '';
      index += reference.length - 1;
    } else {
      result += character;
    }
  }
  return result;
}

/** The group that a `$…` names: the longest number that is a group of the pattern. */
function groupReference(text: string, groupCount: number): { group: number; name?: string; length: number } {
  const name = /^\$\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(text)?.[1];
  if (name !== undefined) return { group: 0, name, length: name.length + 3 };
  const digits = /^\$(\d+)/.exec(text)?.[1];
  if (digits === undefined) throw apexException('StringException', 'Illegal group reference');
  let used = digits;
  while (used.length > 1 && Number(used) >= groupCount) used = used.slice(0, -1);
  if (Number(used) >= groupCount) throw apexException('StringException', `No group ${used}`);
  return { group: Number(used), length: used.length + 1 };
}
