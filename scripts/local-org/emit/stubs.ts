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
import { SourceDeclaration } from '../types/sourceDeclaration.ts';
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
  const stub = emptyStub(declaration, linker, conversions);
  for (const ancestor of conversions.ancestors(type)) {
    const source = table.declaration(ancestor);
    if (!(source instanceof SourceDeclaration)) continue;
    for (const method of [...source.methods.values()].flat()) {
      if (!method.isStatic && !Object.hasOwn(stub, method.slot)) stubMethod(stub, method, source, provider);
    }
  }
  return stub;
}

/** An object of a class that is made for the occasion; the platform names it after the type. */
function emptyStub(declaration: Declaration, linker: Linker, conversions: Conversions): ApexObject {
  const isClass = declaration.kind === 'class';
  const type = typeRef('class', `${declaration.type.name}__sfdc_ApexStub`);
  const descriptor: ClassDescriptor = {
    type,
    apiVersion: 0,
    superclass: isClass ? linker.descriptorOf(declaration) : null,
    assignableTo: new Set([type, ...conversions.ancestors(declaration.type), types.object]),
    fields: [],
    methods: [...declaration.methods.values()].flat().filter((method) => !method.isStatic),
    isAbstract: false,
  };
  const Base = isClass ? linker.cellOf(declaration).code : InterfaceStub;
  const Stub = class extends Base {};
  Object.defineProperty(Stub.prototype, 'descriptor', { value: descriptor });
  return new Stub();
}

class InterfaceStub extends ApexObject {}

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
