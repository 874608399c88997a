import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import type { TypeNode } from '../parse/ast.ts';
import type { ClassTable, Implementation, SystemClass } from '../system/define.ts';
import { parseSignature, parseType } from '../system/signature.ts';
import type { Declaration, FieldSymbol, MethodSymbol } from './declarations.ts';
import { fieldSlot, methodSlot } from './declarations.ts';
import type { TypeTable } from './typeTable.ts';

/** Turns the table of a system class into what the compiler knows of any class. */
export function declareSystemClass(table: TypeTable, system: SystemClass, type: TypeRef): Declaration {
  return new SystemDeclaration(table, system, type);
}

/** Members are read from their signatures when they are first asked for. */
class SystemDeclaration implements Declaration {
  readonly type: TypeRef;
  readonly kind: Declaration['kind'];
  readonly isSystem = true;
  readonly isTest = false;
  readonly access = 'global';
  readonly isTestVisible = false;
  readonly outer = null;
  readonly inner = new Map<string, Declaration>();
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly enumNames: readonly string[];
  readonly #table: TypeTable;
  readonly #name: string;
  readonly #class: ClassTable;
  #methods: ReadonlyMap<string, readonly MethodSymbol[]> | undefined;
  #fields: ReadonlyMap<string, FieldSymbol> | undefined;
  #constructors: readonly MethodSymbol[] | undefined;

  constructor(table: TypeTable, system: SystemClass, type: TypeRef) {
    this.#table = table;
    this.#name = system.name;
    this.#class = system.table;
    this.type = type;
    this.kind = system.table.kind ?? 'class';
    this.typeParameters = system.table.typeParameters ?? [];
    this.isAbstract = system.table.isAbstract ?? this.kind === 'interface';
    this.isVirtual = system.table.isVirtual ?? false;
    this.enumNames = system.table.values ?? [];
  }

  get superclass(): TypeRef | null {
    if (this.#class.superclass) return this.#resolve(parseType(this.#class.superclass));
    return this.kind === 'interface' || this.type === types.object ? null : types.object;
  }

  get interfaces(): readonly TypeRef[] {
    return (this.#class.interfaces ?? []).map((text) => this.#resolve(parseType(text)));
  }

  get methods(): ReadonlyMap<string, readonly MethodSymbol[]> {
    this.#methods ??= Map.groupBy(
      Object.entries(this.#class.members ?? {}).map(([text, implementation]) => this.#method(text, implementation)),
      (method) => method.name.toLowerCase(),
    );
    return this.#methods;
  }

  get constructors(): readonly MethodSymbol[] {
    this.#constructors ??= Object.entries(this.#class.constructors ?? {}).map(([text, implementation]) =>
      this.#method(text, implementation),
    );
    return this.#constructors;
  }

  get fields(): ReadonlyMap<string, FieldSymbol> {
    this.#fields ??= new Map(
      [...this.#properties(), ...this.enumNames.map((name) => this.#enumValue(name))].map((field) => [
        field.name.toLowerCase(),
        field,
      ]),
    );
    return this.#fields;
  }

  #method(text: string, implementation: Implementation): MethodSymbol {
    const signature = parseSignature(text);
    const parameters = signature.parameters.map((parameter) => this.#resolve(parameter.type));
    return {
      name: signature.name,
      owner: this,
      isStatic: signature.isStatic,
      isAbstract: this.kind === 'interface',
      isVirtual: true,
      isOverride: false,
      access: 'global',
      isTestVisible: false,
      parameters,
      returnType: signature.type ? this.#resolve(signature.type) : this.type,
      slot: methodSlot(signature.name, parameters),
      system: { key: `${this.#name}#${text}`, implementation },
    };
  }

  #properties(): FieldSymbol[] {
    return Object.entries(this.#class.properties ?? {}).map(([text, accessor]) => {
      const signature = parseSignature(text);
      const key = `${this.#name}#${text}`;
      return {
        ...this.#field(
          signature.name,
          signature.type ? this.#resolve(signature.type) : types.object,
          signature.isStatic,
        ),
        isWritable: accessor.set !== undefined,
        system: {
          get: { key: `${key}#get`, implementation: accessor.get },
          ...(accessor.set ? { set: { key: `${key}#set`, implementation: accessor.set } } : {}),
        },
      };
    });
  }

  #enumValue(name: string): FieldSymbol {
    return { ...this.#field(name, this.type, true), isEnumValue: true };
  }

  #field(name: string, type: TypeRef, isStatic: boolean): FieldSymbol {
    return {
      name,
      owner: this,
      type,
      isStatic,
      access: 'global',
      writeAccess: 'global',
      isTestVisible: false,
      isFinal: false,
      isReadable: true,
      isWritable: false,
      isTransient: false,
      slot: fieldSlot(name),
    };
  }

  /** @throws Error when a table names a type that no table defines: a mistake in the local org */
  #resolve(node: TypeNode): TypeRef {
    const type = this.#table.resolveSystem(node, this.typeParameters);
    if (type) return type;
    throw new Error(
      `System class ${this.#name} names an unknown type: ${node.parts.map((part) => part.name).join('.')}`,
    );
  }
}
