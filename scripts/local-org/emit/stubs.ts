import { ApexObject } from '../runtime/apexObject.ts';
import type { ClassDescriptor } from '../runtime/apexObject.ts';
import { ApexList } from '../runtime/collections.ts';
import { apexException } from '../runtime/exceptions.ts';
import { castTo } from '../runtime/typeTests.ts';
import { types, typeRef } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { TypeValue } from '../system/language/type.ts';
import { Conversions } from '../types/conversions.ts';
import type { Declaration, MethodSymbol } from '../types/declarations.ts';
import type { SourceDeclaration } from '../types/sourceDeclaration.ts';
import type { TypeTable } from '../types/typeTable.ts';
import { invokeMethod } from './invoke.ts';
import type { Linker } from './linker.ts';

/**
 * `Test.createStub`: an object of a class, or of an interface, whose every call goes to the provider.
 * Salesforce: Apex Developer Guide, "Build a Mocking Framework with the Stub API".
 * @throws TypeException for types that can't be stubbed
 */
export function createStub(table: TypeTable, linker: Linker, type: TypeRef, provider: unknown): unknown {
  const declaration = table.declaration(type);
  if (!declaration || declaration.isSystem || declaration.kind === 'enum') {
    throw apexException('TypeException', `${type.text} is not supported by the Stub API`);
  }
  const conversions = new Conversions(table);
  const stub =
    declaration.kind === 'class' ? new (linker.cellOfType(type).code)() : interfaceObject(declaration, conversions);
  for (const ancestor of conversions.ancestors(type)) {
    const source = table.declaration(ancestor);
    if (!source || source.isSystem) continue;
    for (const method of [...source.methods.values()].flat()) {
      if (!method.isStatic && !Object.hasOwn(stub, method.slot))
        stubMethod(stub, method, source as SourceDeclaration, provider);
    }
  }
  return stub;
}

/** An object that belongs to an interface. */
function interfaceObject(declaration: Declaration, conversions: Conversions): ApexObject {
  const descriptor: ClassDescriptor = {
    type: declaration.type,
    apiVersion: 0,
    superclass: null,
    fields: [],
    isAbstract: false,
    assignableTo: new Set([...conversions.ancestors(declaration.type), types.object]),
    methods: [...declaration.methods.values()].flat(),
  };
  const Stub = class extends ApexObject {};
  Object.defineProperty(Stub.prototype, 'descriptor', { value: descriptor });
  return new Stub();
}

function stubMethod(stub: ApexObject, method: MethodSymbol, owner: SourceDeclaration, provider: unknown): void {
  const node = owner.sourceMethods.find((each) => each.symbol === method)?.node;
  const names = node?.parameters.map((parameter) => parameter.name) ?? [];
  const answer = (...args: readonly unknown[]): unknown => {
    const given = invokeMethod(provider, 'handleMethodCall', [
      stub,
      method.name,
      method.returnType === types.void ? null : new TypeValue(method.returnType),
      new ApexList(
        typeRef('class', 'Type'),
        method.parameters.map((type) => new TypeValue(type)),
      ),
      new ApexList(types.string, names),
      new ApexList(types.object, [...args]),
    ]);
    return method.returnType === types.void ? null : castTo(given, method.returnType);
  };
  Object.defineProperty(stub, method.slot, { value: answer });
}
