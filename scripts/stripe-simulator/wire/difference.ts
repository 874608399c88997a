import { isDeepStrictEqual } from 'node:util';

/**
 * `previous_attributes` of an event: the old values of what has changed. Objects are compared field by field;
 * of an array that changed the whole old array is given; a field that did not exist before is null.
 * @returns undefined when nothing has changed
 */
export function previousAttributes(before: object, after: object): Record<string, unknown> | undefined {
  const previous: Record<string, unknown> = {};
  const [old, current] = [before as Record<string, unknown>, after as Record<string, unknown>];
  for (const key of new Set([...Object.keys(old), ...Object.keys(current)])) {
    const [was, is] = [old[key], current[key]];
    if (was === is || isDeepStrictEqual(was, is)) continue;
    previous[key] = isPlainObject(was) && isPlainObject(is) ? previousAttributes(was, is) : (was ?? null);
  }
  return Object.keys(previous).length > 0 ? previous : undefined;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
