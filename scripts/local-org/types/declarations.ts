import type { Implementation } from '../system/define.ts';
import type { TypeRef } from '../runtime/typeRef.ts';

/** Who may use a member. */
export type Access = 'private' | 'protected' | 'public' | 'global';

/** A method or constructor, of a compiled class or of the system. */
export interface MethodSymbol {
  readonly name: string;
  readonly owner: Declaration;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /** True when a subclass may override it. */
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly parameters: readonly TypeRef[];
  readonly returnType: TypeRef;
  /** Name of the emitted JavaScript method. */
  readonly slot: string;
  /** Only members of the system have one. */
  readonly system?: SystemMember;
}

/** Where the emitted code finds a system member. */
export interface SystemMember {
  /** `String#Integer length()`. */
  readonly key: string;
  readonly implementation: Implementation;
}

/** A field, property, constant or enum value. */
export interface FieldSymbol {
  readonly name: string;
  readonly owner: Declaration;
  readonly type: TypeRef;
  readonly isStatic: boolean;
  readonly access: Access;
  /** Who may write it; differs from `access` for `{ get; private set; }`. */
  readonly writeAccess: Access;
  readonly isTestVisible: boolean;
  readonly isFinal: boolean;
  readonly isReadable: boolean;
  readonly isWritable: boolean;
  readonly isTransient: boolean;
  /** Name of the emitted JavaScript property. */
  readonly slot: string;
  /** Names of the emitted accessor methods, where a property has bodies or may be overridden. */
  readonly getter?: string;
  readonly setter?: string;
  readonly isEnumValue?: boolean;
  readonly system?: { readonly get: SystemMember; readonly set?: SystemMember };
}

/** A class, interface or enum: of the system, or of the source. */
export interface Declaration {
  readonly type: TypeRef;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly isSystem: boolean;
  readonly typeParameters: readonly string[];
  readonly superclass: TypeRef | null;
  readonly interfaces: readonly TypeRef[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isTest: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly outer: Declaration | null;
  /** By lower-cased simple name. */
  readonly inner: ReadonlyMap<string, Declaration>;
  /** By lower-cased name. */
  readonly fields: ReadonlyMap<string, FieldSymbol>;
  /** By lower-cased name. */
  readonly methods: ReadonlyMap<string, readonly MethodSymbol[]>;
  readonly constructors: readonly MethodSymbol[];
  readonly enumNames: readonly string[];
}

/** The outermost class around a declaration, or the declaration itself. */
export function outermost(declaration: Declaration): Declaration {
  let top = declaration;
  while (top.outer) top = top.outer;
  return top;
}

const identifierSafe = (text: string): string => text.toLowerCase().replace(/[^a-z0-9_]+/g, '_');

/** The JavaScript name of a method: overloads differ by their parameter types, overrides have the same name. */
export function methodSlot(name: string, parameters: readonly TypeRef[]): string {
  return `${name.toLowerCase()}$${parameters.map((type) => identifierSafe(type.text)).join('$')}`;
}

/** The JavaScript name of a field. */
export const fieldSlot = (name: string): string => `$${name.toLowerCase()}`;
