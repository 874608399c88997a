import type { AccessContext } from '../ports.ts';

/**
 * How a system class is told to the compiler and the runtime: one table, keyed by the member's Apex signature.
 *
 * @example
 * export const math = defineClass('Math', {
 *   members: {
 *     'static Decimal abs(Decimal value)': (value: ApexDecimal) => value.abs(),
 *   },
 * });
 */

/** Implementation of a member. Instance members get the receiver first; arguments follow, converted to the declared types. */
// The table mixes members of every shape; each implementation states its own parameter types.
export type Implementation = (...args: never[]) => unknown;

/** What a member is told of the place that calls it; see {@link atCallSite}. */
export interface CallSite {
  /** How SOQL and DML run there: the caller's API version and sharing decide. */
  readonly access: AccessContext;
  /**
   * The value of a variable in scope there, for the binds of dynamic SOQL.
   * @param name without the colon, in any case
   * @throws an Apex `QueryException` ("Variable does not exist: …") when nothing of that name is in scope
   */
  bind(name: string): unknown;
}

/** Implementations that get a {@link CallSite} before all other arguments (before the receiver, too). */
const callSiteMembers = new WeakSet<Implementation>();

/** Marks a member that depends on who calls it, such as `Database.query`: the compiler hands it a {@link CallSite} first. */
export function atCallSite(implementation: Implementation): Implementation {
  callSiteMembers.add(implementation);
  return implementation;
}

/** True for members marked by {@link atCallSite}. */
export function needsCallSite(implementation: Implementation): boolean {
  return callSiteMembers.has(implementation);
}

/** A property is read and perhaps written. Static ones get no receiver. */
export interface Accessor {
  readonly get: Implementation;
  readonly set?: Implementation;
}

/** What a system class has. */
export interface ClassTable {
  /** Default `class`. An enum lists its values in `values`. */
  readonly kind?: 'class' | 'interface' | 'enum';
  /** True when Apex classes may extend it (`Exception`) . */
  readonly isVirtual?: boolean;
  readonly isAbstract?: boolean;
  /** Names of type parameters, used in signatures: `['K', 'V']`. */
  readonly typeParameters?: readonly string[];
  /** Apex type texts: `Exception`, `Iterable<T>`. */
  readonly superclass?: string;
  readonly interfaces?: readonly string[];
  /** Values of an enum, in ordinal order. */
  readonly values?: readonly string[];
  /**
   * Constructors by signature: `'(String message)'`. The implementation gets the constructed TypeRef first
   * (type arguments of generics), then the arguments.
   */
  readonly constructors?: Readonly<Record<string, Implementation>>;
  /** Methods by signature: `'static Integer valueOf(String text)'`, `'Integer length()'`. Type text is Apex. */
  readonly members?: Readonly<Record<string, Implementation>>;
  /** Properties and constants by declaration: `'Integer statusCode'`, `'static Double PI'`. */
  readonly properties?: Readonly<Record<string, Accessor>>;
  /**
   * Tells whether a runtime value is an instance; needed for values that are plain JavaScript (see runtime/values.ts).
   * Values made by `new SystemObject(type)` need none.
   */
  readonly isInstance?: (value: unknown) => boolean;
}

/** A system class as the compiler knows it. */
export interface SystemClass {
  /** `String`, `Database.SaveResult`, `Schema.SObjectType`; `System.` is left out. */
  readonly name: string;
  readonly table: ClassTable;
}

/** Declares a system class. The registry in `system/index.ts` lists all of them. */
export function defineClass(name: string, table: ClassTable): SystemClass {
  return { name, table };
}
