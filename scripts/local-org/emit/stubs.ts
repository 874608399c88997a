import { ApexObject } from '../runtime/apexObject.ts';
import type { ClassDescriptor, FieldDescriptor } from '../runtime/apexObject.ts';
import { ApexList } from '../runtime/collections.ts';
import { apexException } from '../runtime/exceptions.ts';
import { castTo } from '../runtime/typeTests.ts';
import { types, typeRef } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { TypeValue } from '../system/language/type.ts';
import { Conversions } from '../types/conversions.ts';
import type { MethodSymbol } from '../types/declarations.ts';
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { TypeTable } from '../types/typeTable.ts';
import { invokeMethod } from './invoke.ts';
import type { Linker } from './linker.ts';

/** The class of the stubs of one type, made once per program: stubs wait in jobs, and come back from there. */
export class StubClasses {
  readonly #table: TypeTable;
  readonly #linker: Linker;
  readonly #classes = new Map<TypeRef, typeof Stub>();

  constructor(table: TypeTable, linker: Linker) {
    this.#table = table;
    this.#linker = linker;
  }

  /**
   * `Test.createStub`: an object of a class, or of an interface, whose every call goes to the provider.
   * Salesforce: Apex Developer Guide, "Build a Mocking Framework with the Stub API".
   * @throws TypeException for types that can't be stubbed
   */
  create(type: TypeRef, provider: unknown): unknown {
    const declaration = this.#table.declaration(type);
    if (!(declaration instanceof SourceDeclaration) || declaration.kind === 'enum') {
      throw apexException('TypeException', `${type.text} is not supported by the Stub API`);
    }
    const name = stubType(type);
    const code = this.#classes.get(name) ?? this.#make(declaration, name);
    this.#classes.set(name, code);
    const stub = new code();
    stub.$stubProvider = provider;
    return stub;
  }

  /** A stub without its provider, for state that is read back; undefined for other types. */
  allocate(type: TypeRef): ApexObject | undefined {
    const code = this.#classes.get(type);
    return code && new code();
  }

  #make(declaration: SourceDeclaration, name: TypeRef): typeof Stub {
    const conversions = new Conversions(this.#table);
    const isClass = declaration.kind === 'class';
    const code = stubClass(isClass ? this.#linker.cellOf(declaration).code : Stub);
    for (const ancestor of conversions.ancestors(declaration.type)) {
      const source = this.#table.declaration(ancestor);
      if (source instanceof SourceDeclaration) forwardMethods(code, source);
    }
    const descriptor: ClassDescriptor = {
      type: name,
      apiVersion: declaration.unit.apiVersion,
      superclass: isClass ? this.#linker.descriptorOf(declaration) : null,
      assignableTo: new Set([name, ...conversions.ancestors(declaration.type), types.object]),
      fields: [providerField],
      methods: [...declaration.methods.values()].flat().filter((method) => !method.isStatic),
      isAbstract: false,
    };
    Object.defineProperty(code.prototype, 'descriptor', { value: descriptor });
    return code;
  }
}

/** What every stub has. */
class Stub extends ApexObject {
  $stubProvider: unknown = null;
}

const stubType = (type: TypeRef): TypeRef => typeRef('class', `${type.name}__sfdc_ApexStub`);

const providerField: FieldDescriptor = {
  name: 'stubProvider',
  type: typeRef('interface', 'StubProvider'),
  isStatic: false,
  isTransient: false,
  access: 'private',
  slot: '$stubProvider',
};

/** A subclass of an emitted class that holds a provider. */
function stubClass(base: new () => ApexObject): typeof Stub {
  return class extends base {
    $stubProvider: unknown = null;
  };
}

/** Hides the methods of a class behind ones that ask the provider; methods nearer to the stubbed type come first. */
function forwardMethods(code: typeof Stub, owner: SourceDeclaration): void {
  for (const method of [...owner.methods.values()].flat()) {
    if (!method.isStatic && !Object.hasOwn(code.prototype, method.slot)) forwardMethod(code, method, owner);
  }
}

function forwardMethod(code: typeof Stub, method: MethodSymbol, owner: SourceDeclaration): void {
  const node = owner.sourceMethods.find((each) => each.symbol === method)?.node;
  const names = node?.parameters.map((parameter) => parameter.name) ?? [];
  const isVoid = method.returnType === types.void;
  function answer(this: Stub, ...args: readonly unknown[]): unknown {
    const given = invokeMethod(this.$stubProvider, 'handleMethodCall', [
      this,
      method.name,
      isVoid ? null : new TypeValue(method.returnType),
      new ApexList(
        typeRef('class', 'Type'),
        method.parameters.map((type) => new TypeValue(type)),
      ),
      new ApexList(types.string, names),
      new ApexList(types.object, [...args]),
    ]);
    return isVoid ? null : castTo(given, method.returnType);
  }
  Object.defineProperty(code.prototype, method.slot, { value: answer });
}
