import type { TypeNode } from '../parse/ast.ts';
import { listOf, mapOf, recordOf, setOf, typeRef, types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { OrgSchema } from '../schema/definitions.ts';
import { defineClass } from '../system/define.ts';
import type { SystemClass } from '../system/define.ts';
import { objectTypeAccessor } from '../system/schema/sObjectType.ts';
import { settingAccessors } from '../system/sobject/customSettings.ts';
import type { Declaration } from './declarations.ts';
import { declareSystemClass } from './systemDeclarations.ts';

const languageTypes: ReadonlyMap<string, TypeRef> = new Map(
  [
    types.object,
    types.boolean,
    types.integer,
    types.long,
    types.double,
    types.decimal,
    types.string,
    types.id,
    types.date,
    types.datetime,
    types.time,
    types.blob,
    types.sobject,
    // Rows of aggregate queries: records of no object that the org has.
    recordOf('AggregateResult'),
  ].map((type) => [type.name.toLowerCase(), type]),
);

/** The rows of grouped queries; no object of the org. */
const aggregateResult = recordOf('AggregateResult');

const collectionArity: Readonly<Record<string, number>> = { list: 1, set: 1, map: 2 };

/**
 * All types that a program can name: those of the language, the system classes, the org's objects and the classes of
 * the source. Salesforce: Apex Developer Guide, "Namespace, Class, and Variable Name Precedence".
 */
export class TypeTable {
  readonly schema: OrgSchema;
  /** The namespace of the source, lower-cased; empty when it has none. */
  readonly namespace: string;
  readonly #labels: ReadonlyMap<string, unknown> | undefined;
  readonly #systemClasses: ReadonlyMap<string, SystemClass>;
  readonly #systemDeclarations = new Map<string, Declaration>();
  /** Top-level classes of the source, by lower-cased name. */
  readonly #sourceTypes = new Map<string, Declaration>();
  readonly #sourceByType = new Map<TypeRef, Declaration>();

  constructor(
    schema: OrgSchema,
    systemClasses: readonly SystemClass[],
    namespace = '',
    labels?: ReadonlyMap<string, unknown>,
  ) {
    this.#labels = labels;
    this.schema = schema;
    this.namespace = namespace.toLowerCase();
    this.#systemClasses = new Map(systemClasses.map((each) => [each.name.toLowerCase(), each]));
  }

  /** The type that stands for a class of the source. A class named like a system class hides it. */
  static sourceType(kind: Declaration['kind'], name: string): TypeRef {
    return typeRef(kind, name);
  }

  addSource(declaration: Declaration): void {
    if (!declaration.outer) this.#sourceTypes.set(declaration.type.name.toLowerCase(), declaration);
    this.#sourceByType.set(declaration.type, declaration);
  }

  /** A copy that further source (anonymous Apex) can be added to. */
  extend(): TypeTable {
    const copy = new TypeTable(this.schema, [...this.#systemClasses.values()], this.namespace, this.#labels);
    for (const [name, declaration] of this.#sourceTypes) copy.#sourceTypes.set(name, declaration);
    for (const [type, declaration] of this.#sourceByType) copy.#sourceByType.set(type, declaration);
    return copy;
  }

  /** What a type declares; undefined for `void`, `null` and type parameters. */
  declaration(type: TypeRef): Declaration | undefined {
    const source = this.#sourceByType.get(type);
    if (source) return source;
    if (type.kind === 'sobject') return this.#recordDeclaration(type) ?? this.systemDeclaration('SObject');
    return this.systemDeclaration(type.name);
  }

  /** Objects have static methods of their own beside those of every record, custom settings and metadata types more. */
  #recordDeclaration(type: TypeRef): Declaration | undefined {
    const key = `record ${type.name.toLowerCase()}`;
    const known = this.#systemDeclarations.get(key);
    if (known) return known;
    const object = this.schema.object(type.name);
    if (!object) return undefined;
    const members = { ...objectTypeAccessor(object), ...settingAccessors(object) };
    const declaration = declareSystemClass(this, defineClass(type.name, { superclass: 'SObject', members }), type);
    this.#systemDeclarations.set(key, declaration);
    return declaration;
  }

  /** A system class by its name; `System.` may be written or left out. */
  systemDeclaration(name: string): Declaration | undefined {
    const key = name.toLowerCase();
    const known = this.#systemDeclarations.get(key);
    if (known) return known;
    const system = this.#systemClasses.get(key) ?? this.#systemClasses.get(withoutSystem(key));
    if (!system) return undefined;
    const declaration = declareSystemClass(this, system, this.#systemType(system));
    this.#systemDeclarations.set(key, declaration);
    return declaration;
  }

  /** The type of a class of the platform, though the source has one of that name. */
  systemClass(name: string): TypeRef {
    return this.#findInSystem([name], [], true) ?? typeRef('class', name);
  }

  /** Whether the org has a custom label of that name. */
  hasLabel(name: string): boolean {
    return this.#labels?.has(name.toLowerCase()) ?? true;
  }

  /** True for the first part of a dotted system name, such as `Database` or `Schema`. */
  isNamespace(name: string): boolean {
    const prefix = `${name.toLowerCase()}.`;
    if (prefix === 'system.' || prefix === 'schema.' || prefix === `${this.namespace}.`) return true;
    for (const known of this.#systemClasses.keys()) if (known.startsWith(prefix)) return true;
    return false;
  }

  /** The type that a node of the source names, seen from a class; undefined when there is none. */
  resolve(node: TypeNode, from: Declaration | null, parameters: readonly string[] = []): TypeRef | undefined {
    const args: TypeRef[] = [];
    for (const arg of node.parts.at(-1)?.args ?? []) {
      const resolved = this.resolve(arg, from, parameters);
      if (!resolved) return undefined;
      args.push(resolved);
    }
    const base = this.find(
      node.parts.map((part) => part.name),
      args,
      from,
      parameters,
    );
    if (!base) return undefined;
    let type = base;
    for (let depth = 0; depth < node.arrayDepth; depth++) type = listOf(type);
    return type;
  }

  /** The type that a signature of the system library names: classes of the source hide none of its types. */
  resolveSystem({ parts, arrayDepth }: TypeNode, parameters: readonly string[]): TypeRef | undefined {
    const names = parts.map((part) => part.name);
    const args = (parts.at(-1)?.args ?? []).flatMap((arg) => this.resolveSystem(arg, parameters) ?? []);
    const base =
      this.#findParameterOrCollection(names, args, parameters) ??
      languageTypes.get(withoutSystem(names.join('.').toLowerCase())) ??
      this.#findInSystem(names, args, true) ??
      this.#findObject(names);
    if (!base) return undefined;
    let type = base;
    for (let depth = 0; depth < arrayDepth; depth++) type = listOf(type);
    return type;
  }

  /** The type of a dotted name, seen from a class. */
  find(
    names: readonly string[],
    args: readonly TypeRef[] = [],
    from: Declaration | null = null,
    parameters: readonly string[] = [],
  ): TypeRef | undefined {
    const found =
      this.#findParameterOrCollection(names, args, parameters) ??
      this.#findInSource(names, from)?.type ??
      languageTypes.get(withoutSystem(names.join('.').toLowerCase())) ??
      this.#findInSystem(names, args) ??
      this.#findObject(names);
    return found && found.args.length === 0 && args.length > 0 ? undefined : found;
  }

  #findParameterOrCollection(
    names: readonly string[],
    args: readonly TypeRef[],
    parameters: readonly string[],
  ): TypeRef | undefined {
    const [first] = names;
    if (names.length > 1) return undefined;
    if (parameters.includes(first)) return typeRef('parameter', first);
    if (first.toLowerCase() === 'void') return types.void;
    return args.length > 0 && first.toLowerCase() in collectionArity ? collection(first, args) : undefined;
  }

  #findInSource(names: readonly string[], from: Declaration | null): Declaration | undefined {
    const [first, ...rest] = names.map((name) => name.toLowerCase());
    if (first === this.namespace && rest.length > 0) return this.#findInSource(names.slice(1), null);
    const start = this.#findEnclosed(first, from) ?? this.#sourceTypes.get(first);
    return rest.reduce<Declaration | undefined>((outer, name) => outer && this.#innerOf(outer, name), start);
  }

  #findEnclosed(name: string, from: Declaration | null): Declaration | undefined {
    for (let around = from; around; around = around.outer) {
      const found = this.#innerOf(around, name);
      if (found) return found;
      if (simpleName(around.type) === name) return around;
    }
    return undefined;
  }

  /** An inner class by its lower-cased name, inherited ones included. */
  #innerOf(declaration: Declaration, name: string): Declaration | undefined {
    const own = declaration.inner.get(name);
    if (own) return own;
    const parent = declaration.superclass && this.#sourceByType.get(declaration.superclass);
    return parent ? this.#innerOf(parent, name) : undefined;
  }

  #findInSystem(
    names: readonly string[],
    args: readonly TypeRef[],
    isExplicit = names.length > 1,
  ): TypeRef | undefined {
    const name = standIn(withoutSystem(names.join('.').toLowerCase()));
    const system = this.#systemClasses.get(name) ?? this.#systemClasses.get(`schema.${name}`);
    if (!system) return undefined;
    const arity = system.table.typeParameters?.length ?? 0;
    const mayBeRaw = !(name in collectionArity);
    if (args.length !== arity && !(mayBeRaw && args.length === 0)) return undefined;
    return this.#systemType(system, args, isExplicit);
  }

  /** The system class of that name, though a class of the source hides it by its plain name. */
  #systemType(system: SystemClass, args: readonly TypeRef[] = [], isExplicit = true): TypeRef {
    const plain = languageTypes.get(system.name.toLowerCase());
    if (plain) return plain;
    const kind = system.name.toLowerCase() in collectionArity ? 'collection' : (system.table.kind ?? 'class');
    const isHidden = isExplicit && this.#sourceTypes.has(system.name.toLowerCase());
    return typeRef(kind, isHidden ? `System.${system.name}` : system.name, args);
  }

  #findObject(names: readonly string[]): TypeRef | undefined {
    const [first, second] = names;
    const name = names.length === 1 ? first : second;
    if (names.length > 2 || (names.length === 2 && first.toLowerCase() !== 'schema')) return undefined;
    if (name.toLowerCase() === aggregateResult.name.toLowerCase()) return aggregateResult;
    const object = this.objectNamed(name);
    return object && recordOf(object.name);
  }

  /** An object of the org by API name; the source's own namespace may be written before it. */
  objectNamed(name: string): ReturnType<OrgSchema['object']> {
    const prefix = `${this.namespace}__`;
    const isOwn = this.namespace !== '' && name.toLowerCase().startsWith(prefix);
    return this.schema.object(name) ?? (isOwn ? this.schema.object(name.slice(prefix.length)) : undefined);
  }
}

/** The name of a system class as it is written where nothing hides it. */
export const withoutSystem = (name: string): string => name.replace(/^system\./i, '');

/** Classes that the platform generates for each flow and each script are the class that all of them share. */
function standIn(name: string): string {
  if (name.startsWith('flow.interview.')) return 'flow.interview';
  return name.startsWith('dataweavescriptresource.') ? 'dataweave.script' : name;
}

/** The last part of a type's name, lower-cased. */
export const simpleName = (type: TypeRef): string => type.name.slice(type.name.lastIndexOf('.') + 1).toLowerCase();

function collection(name: string, args: readonly TypeRef[]): TypeRef | undefined {
  const key = name.toLowerCase();
  if (collectionArity[key] !== args.length) return undefined;
  if (key === 'map') return mapOf(args[0], args[1]);
  return key === 'list' ? listOf(args[0]) : setOf(args[0]);
}
