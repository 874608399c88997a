import { idChecksum } from '../store/ids.ts';
import { apexException } from './exceptions.ts';

/** The 18-character form of a record Id, or null when the text is none. */
export function normalizeId(text: string): string | null {
  if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(text)) return null;
  return text.length === 18 ? text : text + idChecksum(text);
}

/**
 * A String where an Id is wanted.
 * @throws StringException when it is no Id
 */
export function stringToId(text: string | null): string | null {
  if (text === null) return null;
  const id = normalizeId(text);
  if (id === null) throw apexException('StringException', `Invalid id: ${text}`);
  return id;
}

/** `==` of an Id and a String: their 18-character forms. */
export function idsEqual(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  return (normalizeId(left) ?? left) === (normalizeId(right) ?? right);
}
