/** What kind of type a {@link TypeRef} names. */
export type TypeKind =
  'primitive' | 'class' | 'interface' | 'enum' | 'collection' | 'sobject' | 'void' | 'null' | 'parameter';

/**
 * An Apex type, at compile time and at run time. Interned: two references to the same type are the same object,
 * so they are compared with `===`.
 */
export interface TypeRef {
  readonly kind: TypeKind;
  /** Declared spelling without type arguments; the `System.` namespace is left out (`String`, `Database.SaveResult`, `Outer.Inner`). */
  readonly name: string;
  /** Type arguments of a generic type (`List<T>`: one, `Map<K,V>`: two). */
  readonly args: readonly TypeRef[];
  /** Declared spelling with type arguments, as Apex prints it: `Map<String,List<Account>>`. */
  readonly text: string;
}

const interned = new Map<string, TypeRef>();

/**
 * The one {@link TypeRef} for a kind, name and arguments.
 * @param kind what the name stands for
 * @param name declared spelling, resolved; names are compared without case
 * @param args type arguments, already interned
 */
export function typeRef(kind: TypeKind, name: string, args: readonly TypeRef[] = []): TypeRef {
  const text = args.length === 0 ? name : `${name}<${args.map((arg) => arg.text).join(',')}>`;
  const key = `${kind}:${text.toLowerCase()}`;
  const known = interned.get(key);
  if (known) return known;
  const made: TypeRef = { kind, name, args, text };
  interned.set(key, made);
  return made;
}

const primitive = (name: string): TypeRef => typeRef('primitive', name);

/** The types that the language itself names. `Object` is the top type. */
export const types = {
  object: typeRef('class', 'Object'),
  void: typeRef('void', 'void'),
  null: typeRef('null', 'null'),
  boolean: primitive('Boolean'),
  integer: primitive('Integer'),
  long: primitive('Long'),
  double: primitive('Double'),
  decimal: primitive('Decimal'),
  string: primitive('String'),
  id: primitive('Id'),
  date: primitive('Date'),
  datetime: primitive('Datetime'),
  time: primitive('Time'),
  blob: primitive('Blob'),
  /** The abstract type of all records. */
  sobject: typeRef('sobject', 'SObject'),
} as const;

const lists = new WeakMap<TypeRef, TypeRef>();

/** `List<element>`; arrays are lists. */
export function listOf(element: TypeRef): TypeRef {
  const known = lists.get(element);
  if (known) return known;
  const made = typeRef('collection', 'List', [element]);
  lists.set(element, made);
  return made;
}
/** `Set<element>`. */
export const setOf = (element: TypeRef): TypeRef => typeRef('collection', 'Set', [element]);
/** `Map<key,value>`. */
export const mapOf = (key: TypeRef, value: TypeRef): TypeRef => typeRef('collection', 'Map', [key, value]);
const records = new Map<string, TypeRef>();

/** A concrete record type, by its API name (`Account`, `Stripe_Event__c`). */
export function recordOf(objectName: string): TypeRef {
  const known = records.get(objectName);
  if (known) return known;
  const made = typeRef('sobject', objectName);
  records.set(objectName, made);
  return made;
}
