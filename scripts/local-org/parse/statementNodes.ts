import type { Node, TypeNode } from './node.ts';
import type { ExpressionNode } from './expressionNodes.ts';

/** Statements, as written. */
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
