import type { Node, TypeNode } from './node.ts';
import type { BlockNode, StatementNode } from './statementNodes.ts';
import type { ExpressionNode } from './expressionNodes.ts';

export type * from './expressionNodes.ts';
export type * from './node.ts';
export type * from './statementNodes.ts';

/** The syntax tree of Apex, as written: no name is resolved yet. Declarations are here, their parts beside. */

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
  readonly isFinal: boolean;
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
