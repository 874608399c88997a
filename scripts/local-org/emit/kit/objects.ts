import type { ApexObject } from '../../runtime/apexObject.ts';
import type { ClassCell } from '../../runtime/classCell.ts';
import { ApexList } from '../../runtime/collections.ts';
import type { ApexException } from '../../runtime/exceptions.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import { nn } from './guards.ts';

/** An instance whose constructor is still to be called: its fields have their first values. */
export function newObject(cell: ClassCell): ApexObject {
  cell.statics();
  const made = new cell.code();
  made.setup$();
  return made;
}

/** An instance of an exception of the source, made by an inherited constructor. */
export function newException(
  cell: ClassCell,
  message: string | null,
  cause: ApexException | null = null,
): ApexException {
  return initException(newObject(cell) as ApexException, message, cause);
}

/** What `super(message, cause)` does in an exception of the source. */
export function initException<T extends ApexException>(
  made: T,
  message: string | null = null,
  cause: ApexException | null = null,
): T {
  made.message = message;
  made.cause = cause;
  return made;
}

/** `new T[size]`: a list of nulls. */
export function newArray(elementType: TypeRef, size: number | null): ApexList {
  return new ApexList(elementType, new Array(nn(size)).fill(null));
}
