import type { TypeRef } from '../runtime/typeRef.ts';

/**
 * Apex state as JSON: the form in which jobs and events wait in the database. Values that have an identity are nodes,
 * numbered, so that shared objects and cycles come back as they were.
 */
export interface SavedState {
  readonly root: SavedValue;
  readonly nodes: readonly SavedNode[];
}

/** A value: plain, or a reference to a node. */
export type SavedValue =
  | null
  | boolean
  | number
  | string
  | { readonly node: number }
  | { readonly long: string }
  | { readonly double: string }
  | { readonly decimal: string }
  | { readonly date: number }
  | { readonly datetime: number }
  | { readonly time: number }
  | { readonly blob: string }
  | { readonly type: SavedType }
  | { readonly objectToken: string }
  | { readonly fieldToken: string; readonly of: string }
  | { readonly enum: SavedType; readonly names: readonly string[]; readonly name: string };

/** A {@link TypeRef} without its text. */
export interface SavedType {
  readonly kind: TypeRef['kind'];
  readonly name: string;
  readonly args: readonly SavedType[];
}

/** A collection, a record or an object of an Apex class. */
export type SavedNode =
  | { readonly kind: 'list' | 'set'; readonly element: SavedType; readonly items: readonly SavedValue[] }
  | {
      readonly kind: 'map';
      readonly key: SavedType;
      readonly value: SavedType;
      readonly entries: readonly (readonly [SavedValue, SavedValue])[];
    }
  | { readonly kind: 'cursor'; readonly rows: readonly SavedValue[] }
  | { readonly kind: 'object'; readonly type: SavedType; readonly slots: Readonly<Record<string, SavedValue>> }
  | SavedRecord;

/** A record with the parents and child rows that were set on it. */
export interface SavedRecord {
  readonly kind: 'record';
  readonly object: string;
  readonly isQueried: boolean;
  readonly fields: readonly (readonly [string, SavedValue])[];
  readonly parents: readonly (readonly [string, SavedValue])[];
  readonly children: readonly (readonly [string, readonly SavedValue[]])[];
}
