import { apexException } from '../../../runtime/exceptions.ts';
import { required } from '../../support.ts';

/** An argument of a String method: it may not be null. */
export const text = (argument: string | null): string => required(argument);

/** @throws StringException as the platform words it, when a range leaves the String */
export function checkRange(self: string, start: number, end: number): void {
  if (start < 0) throw apexException('StringException', `Starting position out of bounds: ${start}`);
  if (end > self.length || end < start) throw apexException('StringException', `Ending position out of bounds: ${end}`);
}

/** Code points of a String. */
export const codePoints = (self: string): number[] => [...self].map((character) => character.codePointAt(0) ?? 0);
