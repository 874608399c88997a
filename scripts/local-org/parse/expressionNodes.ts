import type { SoqlQuery } from '../soql/ast.ts';
import type { Node, Position, TypeNode } from './node.ts';

/** Expressions, as written: no name is resolved yet. */
/** A literal's value; Decimals keep their text so that their scale stays. */
export type LiteralValue =
  | { readonly type: 'Integer' | 'Double'; readonly value: number }
  | { readonly type: 'Long'; readonly value: bigint }
  | { readonly type: 'Decimal'; readonly value: string }
  | { readonly type: 'String'; readonly value: string }
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'null' };

export interface LiteralNode extends Node {
  readonly kind: 'literal';
  readonly literal: LiteralValue;
}

export interface NameNode extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface ThisNode extends Node {
  readonly kind: 'this' | 'super';
}

/** `target.name`, `target?.name`. The target may turn out to be a type or a namespace. */
export interface DotNode extends Node {
  readonly kind: 'dot';
  readonly target: ExpressionNode;
  readonly name: string;
  readonly isSafe: boolean;
  /** True behind a `?.` of the same chain: when that stopped at null, this is not evaluated. */
  readonly isAfterSafe: boolean;
}

/** `name(…)`, `target.name(…)`. */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly target: ExpressionNode | null;
  readonly name: string;
  readonly args: readonly ExpressionNode[];
  readonly isSafe: boolean;
  /** True behind a `?.` of the same chain: when that stopped at null, this is not evaluated. */
  readonly isAfterSafe: boolean;
}

/** `this(…)` or `super(…)`, first in a constructor. */
export interface ConstructorCallNode extends Node {
  readonly kind: 'constructorCall';
  readonly which: 'this' | 'super';
  readonly args: readonly ExpressionNode[];
}

export interface IndexNode extends Node {
  readonly kind: 'index';
  readonly target: ExpressionNode;
  readonly index: ExpressionNode;
  /** True behind a `?.` of the same chain: when that stopped at null, this is not evaluated. */
  readonly isAfterSafe: boolean;
}

/** `new T(…)`. */
export interface NewNode extends Node {
  readonly kind: 'new';
  readonly type: TypeNode;
  readonly args: readonly ExpressionNode[];
}

/** `new T[size]`. */
export interface NewArrayNode extends Node {
  readonly kind: 'newArray';
  readonly elementType: TypeNode;
  readonly size: ExpressionNode;
}

/** `new List<T>{…}`, `new Set<T>{…}`, `new T[]{…}`. */
export interface NewCollectionNode extends Node {
  readonly kind: 'newCollection';
  readonly type: TypeNode;
  readonly items: readonly ExpressionNode[];
}

/** `new Map<K, V>{ key => value }`. */
export interface NewMapNode extends Node {
  readonly kind: 'newMap';
  readonly type: TypeNode;
  readonly entries: readonly { readonly key: ExpressionNode; readonly value: ExpressionNode }[];
}

/** The operators between two operands. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '&&'
  | '||'
  | '??'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '==='
  | '!==';

export interface BinaryNode extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** `target = value`, or `target += value` with the operator `+`. */
export interface AssignNode extends Node {
  readonly kind: 'assign';
  readonly operator: BinaryOperator | null;
  readonly target: ExpressionNode;
  readonly value: ExpressionNode;
}

export interface UnaryNode extends Node {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | '!' | '~';
  readonly operand: ExpressionNode;
}

export interface IncrementNode extends Node {
  readonly kind: 'increment';
  readonly operator: '++' | '--';
  readonly isPrefix: boolean;
  readonly target: ExpressionNode;
}

export interface ConditionalNode extends Node {
  readonly kind: 'conditional';
  readonly condition: ExpressionNode;
  readonly then: ExpressionNode;
  readonly otherwise: ExpressionNode;
}

export interface CastNode extends Node {
  readonly kind: 'cast';
  readonly type: TypeNode;
  readonly operand: ExpressionNode;
}

export interface InstanceOfNode extends Node {
  readonly kind: 'instanceOf';
  readonly type: TypeNode;
  readonly operand: ExpressionNode;
}

/** `T.class`; null for `void.class`. */
export interface ClassLiteralNode extends Node {
  readonly kind: 'classLiteral';
  readonly type: TypeNode | null;
}

/** `[SELECT …]`, with its `:expressions` in the order of `query.binds`. */
export interface SoqlNode extends Node {
  readonly kind: 'soql';
  readonly query: SoqlQuery;
  /** Where the query's text begins. */
  readonly queryStart: Position;
  readonly binds: readonly ExpressionNode[];
}

/** `[FIND … RETURNING …]`, kept as text; binds are in the order they are written. */
export interface SoslNode extends Node {
  readonly kind: 'sosl';
  readonly text: string;
  readonly binds: readonly ExpressionNode[];
}

export type ExpressionNode =
  | LiteralNode
  | NameNode
  | ThisNode
  | DotNode
  | CallNode
  | ConstructorCallNode
  | IndexNode
  | NewNode
  | NewArrayNode
  | NewCollectionNode
  | NewMapNode
  | BinaryNode
  | AssignNode
  | UnaryNode
  | IncrementNode
  | ConditionalNode
  | CastNode
  | InstanceOfNode
  | ClassLiteralNode
  | SoqlNode
  | SoslNode;
