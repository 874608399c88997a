import type { ConstructorCallNode, Position, TypeNode } from '../parse/ast.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { Bound } from './bound.ts';
import { Conversions } from './conversions.ts';
import { outermost } from './declarations.ts';
import type { Access, Declaration, FieldSymbol } from './declarations.ts';
import { Members } from './members.ts';
import { Problem } from './problem.ts';
import { Scope } from './scope.ts';
import { typeText } from './sourceDeclaration.ts';
import type { SourceDeclaration, SourceUnit } from './sourceDeclaration.ts';
import { withoutSystem } from './typeTable.ts';
import type { TypeTable } from './typeTable.ts';

/** What the check of one body needs to know: where it is, and what it can see. */
export class CheckContext {
  readonly table: TypeTable;
  readonly conversions: Conversions;
  readonly members: Members;
  readonly unit: SourceUnit;
  readonly declaration: SourceDeclaration;
  readonly isStatic: boolean;
  /** What `return` has to give; `void` for none. */
  readonly returnType: TypeRef;
  /** True in constructors and initialisers, where final fields are set. */
  readonly isInitializing: boolean;
  /** The object of the trigger that is checked. */
  readonly triggerObject: string | null;
  /** The property whose getter or setter is checked: there its name stands for the stored value. */
  readonly accessorOf: FieldSymbol | null;
  /** The field whose value is checked: it can't be made of fields that come after it. */
  readonly initializing: FieldSymbol | null;
  /** The call of another constructor that the constructor begins with: there is no other place for one. */
  readonly openingCall: ConstructorCallNode | null;
  scope = new Scope();
  loopDepth = 0;
  #lastTemporary = 0;

  constructor(
    table: TypeTable,
    place: Pick<CheckContext, 'declaration' | 'isStatic' | 'returnType'> &
      Partial<Pick<CheckContext, 'isInitializing' | 'triggerObject' | 'accessorOf' | 'initializing' | 'openingCall'>>,
  ) {
    this.table = table;
    this.conversions = new Conversions(table);
    this.members = new Members(table, this.conversions);
    this.declaration = place.declaration;
    this.unit = place.declaration.unit;
    this.isStatic = place.isStatic;
    this.returnType = place.returnType;
    this.isInitializing = place.isInitializing ?? false;
    this.triggerObject = place.triggerObject ?? null;
    this.accessorOf = place.accessorOf ?? null;
    this.initializing = place.initializing ?? null;
    this.openingCall = place.openingCall ?? null;
  }

  /** Checks something with variables of its own. */
  inScope<T>(work: () => T): T {
    const outer = this.scope;
    this.scope = new Scope(outer);
    try {
      return work();
    } finally {
      this.scope = outer;
    }
  }

  /** A JavaScript name that no variable of the source has. */
  temporary(purpose: string): string {
    return `${purpose}$${++this.#lastTemporary}`;
  }

  /** @throws Problem when the source names no such type */
  resolveType(node: TypeNode): TypeRef {
    const type = this.table.resolve(node, this.declaration);
    if (!type) throw new Problem(`Invalid type: ${typeText(node)}`, node.position);
    return type;
  }

  /** Whether a member can be used here. */
  canAccess(
    member: { readonly owner: Declaration; readonly access: Access; readonly isTestVisible: boolean },
    access = member.access,
  ): boolean {
    if (access === 'public' || access === 'global') return true;
    if (outermost(member.owner) === outermost(this.declaration)) return true;
    if (member.isTestVisible && this.declaration.isTest) return true;
    return access === 'protected' && this.#isWithinSubclassOf(member.owner.type);
  }

  #isWithinSubclassOf(type: TypeRef): boolean {
    for (let around: SourceDeclaration | null = this.declaration; around; around = around.outer) {
      if (this.conversions.isAssignable(around.type, type)) return true;
    }
    return false;
  }

  /**
   * A value as another type takes it.
   * @throws Problem when it can't be assigned without a cast
   */
  convert(value: Bound, to: TypeRef, position: Position): Bound {
    const narrowed = singleRow(value, to);
    const path = this.conversions.path(narrowed.type, to);
    if (!path) throw new Problem(`Illegal assignment from ${value.type.text} to ${to.text}`, position);
    return path.conversion === 'none'
      ? narrowed
      : { kind: 'convert', type: to, conversion: path.conversion, operand: narrowed };
  }
}

/** A query gives its only row where one record is wanted. */
export function singleRow(value: Bound, to: TypeRef): Bound {
  if (to.kind !== 'sobject') return value;
  if (value.kind === 'soql' && value.shape === 'rows')
    return { ...value, shape: 'record', type: value.type.args[0] ?? types.sobject };
  const isQueryCall =
    value.kind === 'systemCall' &&
    withoutSystem(value.method.owner.type.name) === 'Database' &&
    value.type.name === 'List';
  return isQueryCall
    ? {
        kind: 'index',
        type: to,
        target: value,
        index: { kind: 'constant', type: types.integer, literal: { type: 'Integer', value: 0 } },
      }
    : value;
}
