import type { SoqlQuery } from '../soql/ast.ts';

/** The syntax tree of Apex, as written: no name is resolved yet. */

/** A place in a source file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Node {
  readonly position: Position;
}

/** A type as written: `Map<String, List<Account>>`, `Outer.Inner[]`. */
export interface TypeNode extends Node {
  readonly parts: readonly { readonly name: string; readonly args: readonly TypeNode[] }[];
  /** Count of `[]` after the name. */
  readonly arrayDepth: number;
}

/** `@RestResource(urlMapping='/x')`. Names are lower-cased; a lone value has the name `value`. */
export interface Annotation extends Node {
  readonly name: string;
  readonly args: ReadonlyMap<string, string>;
}

/** Everything before a declaration. Keywords are lower-cased (`public`, `with sharing`, `testmethod`). */
export interface Modifiers {
  readonly keywords: ReadonlySet<string>;
  readonly annotations: readonly Annotation[];
}

// Declarations

/** A class, with what is in it. */
export interface ClassNode extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly superclass: TypeNode | null;
  readonly interfaces: readonly TypeNode[];
  readonly members: readonly MemberNode[];
}

/** An interface; it extends any number of others. */
export interface InterfaceNode extends Node {
  readonly kind: 'interface';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly interfaces: readonly TypeNode[];
  readonly methods: readonly MethodNode[];
}

/** An enum and its values. */
export interface EnumNode extends Node {
  readonly kind: 'enum';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly values: readonly string[];
}

/** Anything that declares a type. */
export type TypeDeclarationNode = ClassNode | InterfaceNode | EnumNode;

/** Anything in a class body. */
export type MemberNode =
  TypeDeclarationNode | MethodNode | ConstructorNode | FieldNode | PropertyNode | InitializerNode;

/** A parameter of a method or constructor. */
export interface ParameterNode extends Node {
  readonly name: string;
  readonly type: TypeNode;
}

/** A method. Its type is null for `void`; its body is null when it is abstract. */
export interface MethodNode extends Node {
  readonly kind: 'method';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly returnType: TypeNode | null;
  readonly parameters: readonly ParameterNode[];
  readonly body: BlockNode | null;
}

/** A constructor. */
export interface ConstructorNode extends Node {
  readonly kind: 'constructor';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly parameters: readonly ParameterNode[];
  readonly body: BlockNode;
}

/** One variable of a field declaration. */
export interface FieldNode extends Node {
  readonly kind: 'field';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeNode;
  readonly initializer: ExpressionNode | null;
}

/** `get;` has the body null. */
export interface AccessorNode extends Node {
  readonly modifiers: Modifiers;
  readonly body: BlockNode | null;
}

/** A property. */
export interface PropertyNode extends Node {
  readonly kind: 'property';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeNode;
  readonly getter: AccessorNode | null;
  readonly setter: AccessorNode | null;
}

/** A static or instance initialisation block. */
export interface InitializerNode extends Node {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: BlockNode;
}

/** A trigger. */
export interface TriggerNode extends Node {
  readonly kind: 'trigger';
  readonly name: string;
  readonly objectName: string;
  /** `before insert`, `after undelete`. */
  readonly events: readonly string[];
  readonly body: CodeNode;
}

/** The content of a trigger or of anonymous Apex: statements among declarations. */
export interface CodeNode extends Node {
  readonly kind: 'code';
  readonly statements: readonly StatementNode[];
  readonly members: readonly MemberNode[];
}

/** What a source file holds. */
export type UnitNode = TypeDeclarationNode | TriggerNode | CodeNode;

// Statements

export interface BlockNode extends Node {
  readonly kind: 'block';
  readonly statements: readonly StatementNode[];
}

export interface LocalVariablesNode extends Node {
  readonly kind: 'localVariables';
  readonly type: TypeNode;
  readonly isFinal: boolean;
  readonly variables: readonly (Node & { readonly name: string; readonly initializer: ExpressionNode | null })[];
}

export interface ExpressionStatementNode extends Node {
  readonly kind: 'expression';
  readonly expression: ExpressionNode;
}

export interface IfNode extends Node {
  readonly kind: 'if';
  readonly condition: ExpressionNode;
  readonly then: StatementNode;
  readonly otherwise: StatementNode | null;
}

export interface ForNode extends Node {
  readonly kind: 'for';
  readonly start: LocalVariablesNode | readonly ExpressionNode[];
  readonly condition: ExpressionNode | null;
  readonly update: readonly ExpressionNode[];
  readonly body: StatementNode | null;
}

export interface ForEachNode extends Node {
  readonly kind: 'forEach';
  readonly type: TypeNode;
  readonly name: string;
  readonly source: ExpressionNode;
  readonly body: StatementNode | null;
}

export interface WhileNode extends Node {
  readonly kind: 'while' | 'doWhile';
  readonly condition: ExpressionNode;
  readonly body: StatementNode | null;
}

export interface SwitchNode extends Node {
  readonly kind: 'switch';
  readonly subject: ExpressionNode;
  readonly cases: readonly SwitchCaseNode[];
}

/** `when 1, 2`, `when Account a`, or `when else` (no values, no type). */
export interface SwitchCaseNode extends Node {
  readonly values: readonly ExpressionNode[];
  readonly record: { readonly type: TypeNode; readonly name: string } | null;
  readonly body: BlockNode;
}

export interface TryNode extends Node {
  readonly kind: 'try';
  readonly body: BlockNode;
  readonly catches: readonly (Node & { readonly type: TypeNode; readonly name: string; readonly body: BlockNode })[];
  readonly finallyBody: BlockNode | null;
}

export interface ReturnNode extends Node {
  readonly kind: 'return';
  readonly value: ExpressionNode | null;
}

export interface ThrowNode extends Node {
  readonly kind: 'throw';
  readonly value: ExpressionNode;
}

export interface JumpNode extends Node {
  readonly kind: 'break' | 'continue';
}

export interface DmlNode extends Node {
  readonly kind: 'dml';
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  /** `as user`, `as system`; null when not written. */
  readonly access: 'user' | 'system' | null;
  readonly records: ExpressionNode;
  /** External id of an upsert, as written (`Stripe_Id__c`, `Account.Fields.Stripe_Id__c`). */
  readonly externalId: string | null;
  /** What `merge` merges into {@link records}. */
  readonly duplicates: ExpressionNode | null;
}

export interface RunAsNode extends Node {
  readonly kind: 'runAs';
  readonly args: readonly ExpressionNode[];
  readonly body: BlockNode;
}

export type StatementNode =
  | BlockNode
  | LocalVariablesNode
  | ExpressionStatementNode
  | IfNode
  | ForNode
  | ForEachNode
  | WhileNode
  | SwitchNode
  | TryNode
  | ReturnNode
  | ThrowNode
  | JumpNode
  | DmlNode
  | RunAsNode;

// Expressions

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
