/** A place in a source file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What every node of the tree has. */
export interface Node {
  readonly position: Position;
}

/** A type as written: `Map<String, List<Account>>`, `Outer.Inner[]`. */
export interface TypeNode extends Node {
  readonly parts: readonly { readonly name: string; readonly args: readonly TypeNode[] }[];
  /** Count of `[]` after the name. */
  readonly arrayDepth: number;
}
