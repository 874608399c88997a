import { ApexObject, findOverloads } from '../runtime/apexObject.ts';
import type { MethodDescriptor } from '../runtime/apexObject.ts';
import { apexException, HostError } from '../runtime/exceptions.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { systemClassNamed } from '../runtime/systemTypes.ts';
import { isInstance, runtimeType } from '../runtime/typeTests.ts';
import { current } from '../runtime/transaction.ts';
import { types } from '../runtime/typeRef.ts';
import type { TypeRef } from '../runtime/typeRef.ts';
import { parseSignature } from '../system/signature.ts';
import type { Linker } from './linker.ts';
import { newObject } from './kit/objects.ts';

type Slots = Record<string, (...args: readonly unknown[]) => unknown>;

/** Calls an instance method by name and arguments. @throws HostError when the object has none */
export function invokeMethod(target: unknown, methodName: string, args: readonly unknown[]): unknown {
  if (target instanceof ApexObject) {
    const method = overloadFor(findOverloads(target.descriptor, methodName, args.length), args);
    if (method) return (target as unknown as Slots)[method.slot](...args);
  }
  const system = systemMethod(runtimeType(target), methodName, args.length);
  if (system) return system(target, ...args);
  throw new HostError(`${runtimeType(target).text} has no method ${methodName} with ${args.length} arguments`);
}

/** A class may be a Queueable and a Finalizer, or a Schedulable and a Batchable: `execute` is there several times. */
function overloadFor(overloads: readonly MethodDescriptor[], args: readonly unknown[]): MethodDescriptor | undefined {
  if (overloads.length < 2) return overloads[0];
  const takes = ({ parameters }: MethodDescriptor): boolean =>
    args.every((value, index) => value === null || isInstance(value, parameters[index]));
  return overloads.find(takes) ?? overloads[0];
}

function systemMethod(
  type: TypeRef,
  name: string,
  count: number,
): ((...args: readonly unknown[]) => unknown) | undefined {
  const members = Object.entries(systemClassNamed(type.name)?.table.members ?? {});
  const found = members.find(([text]) => {
    const signature = parseSignature(text);
    return (
      !signature.isStatic &&
      signature.name.toLowerCase() === name.toLowerCase() &&
      signature.parameters.length === count
    );
  });
  return found?.[1] as ((...args: readonly unknown[]) => unknown) | undefined;
}

/** `Type.newInstance()`. @throws TypeException for types without a constructor that takes no arguments */
export function newInstance(linker: Linker, type: TypeRef): unknown {
  if (type.name === 'List') return new ApexList(type.args[0] ?? types.object);
  if (type.name === 'Set') return new ApexSet(type.args[0] ?? types.object);
  if (type.name === 'Map') return new ApexMap(type.args[0] ?? types.object, type.args[1] ?? types.object);
  if (type.kind === 'sobject') return newRecordOf(type);
  if (!linker.hasCell(type)) return newSystemObject(type);
  const object = newObject(linker.cellOfType(type)) as unknown as Slots;
  if (!('init$' in object))
    throw apexException('TypeException', `${type.text} does not have a public no-arg constructor.`);
  return object.init$();
}

function newRecordOf(type: TypeRef): SObjectRecord {
  const definition = current().services.schema.object(type.name);
  if (!definition) throw apexException('TypeException', `${type.text} cannot be constructed`);
  return new SObjectRecord(definition);
}

function newSystemObject(type: TypeRef): unknown {
  const constructor = systemClassNamed(type.name)?.table.constructors?.['()'] as
    ((type: TypeRef) => unknown) | undefined;
  if (!constructor) throw apexException('TypeException', `${type.text} cannot be constructed`);
  return constructor(type);
}
