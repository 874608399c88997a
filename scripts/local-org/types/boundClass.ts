import type { Position } from '../parse/ast.ts';
import type { Bound, BoundBlock } from './bound.ts';
import type { FieldSymbol, MethodSymbol } from './declarations.ts';
import type { MethodView } from './members.ts';
import type { SourceDeclaration } from './sourceDeclaration.ts';

/** A checked method or constructor. */
export interface BoundMethod {
  readonly symbol: MethodSymbol;
  /** JavaScript names of the parameters. */
  readonly parameters: readonly string[];
  /** Null for abstract methods. */
  readonly body: BoundBlock | null;
  readonly position: Position;
}

/** A step of initialisation, static or of an instance: the value of a field, or a block. */
export type BoundInitializer =
  | { readonly kind: 'field'; readonly field: FieldSymbol; readonly value: Bound; readonly position: Position }
  | { readonly kind: 'block'; readonly body: BoundBlock; readonly position: Position };

/** A checked getter or setter with a body; `slot` is its JavaScript name. */
export interface BoundAccessor {
  readonly field: FieldSymbol;
  readonly slot: string;
  /** The local that holds `value`; null for a getter. */
  readonly parameter: string | null;
  /** Null for an automatic accessor that subclasses may replace. */
  readonly body: BoundBlock | null;
  readonly isAbstract: boolean;
  readonly position: Position;
}

/** A method of an interface that the class has under another JavaScript name. */
export interface Bridge {
  readonly slot: string;
  readonly target: MethodView;
}

/** A checked class, ready to be emitted. */
export interface BoundClass {
  readonly declaration: SourceDeclaration;
  readonly staticInitializers: readonly BoundInitializer[];
  readonly instanceInitializers: readonly BoundInitializer[];
  readonly methods: readonly BoundMethod[];
  readonly constructors: readonly BoundMethod[];
  readonly accessors: readonly BoundAccessor[];
  readonly bridges: readonly Bridge[];
}
