import { ApexObject } from './apexObject.ts';
import { ApexBlob } from './blob.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnumValue } from './enumValue.ts';
import { apexException } from './exceptions.ts';
import { castNumber, isNumber } from './numbers.ts';
import type { ApexNumber } from './numbers.ts';
import { normalizeId } from './recordId.ts';
import { SObjectRecord } from './sobject.ts';
import { systemClassNamed } from './systemTypes.ts';
import { SystemObject } from './systemObject.ts';
import { types } from './typeRef.ts';
import type { TypeRef } from './typeRef.ts';

/** The type that a value has at run time. Ids are Strings there. @param value not null */
export function runtimeType(value: unknown): TypeRef {
  if (typeof value === 'string') return types.string;
  if (typeof value === 'number') return types.integer;
  if (typeof value === 'bigint') return types.long;
  if (typeof value === 'boolean') return types.boolean;
  if (value instanceof ApexDecimal) return types.decimal;
  if (value instanceof ApexDouble) return types.double;
  if (value instanceof ApexDate) return types.date;
  if (value instanceof ApexDatetime) return types.datetime;
  if (value instanceof ApexTime) return types.time;
  if (value instanceof ApexBlob) return types.blob;
  return (value as { readonly type?: TypeRef } | null)?.type ?? types.object;
}

/** `value instanceof type`. */
export function isInstance(value: unknown, type: TypeRef): boolean {
  if (value === null) return false;
  if (type === types.object) return true;
  if (value instanceof ApexObject) return value.descriptor.assignableTo.has(type) || isUnparameterized(value, type);
  if (typeof value === 'string') return type === types.string || (type === types.id && normalizeId(value) !== null);
  if (value instanceof SObjectRecord) return type === types.sobject || value.type === type;
  if (value instanceof SystemObject) return isSystemInstance(value, type);
  if (isNumber(value)) return isNumberOf(value, type);
  if (value instanceof ApexEnumValue) return value.type === type;
  if (value instanceof ApexDate) return type === types.date || type === types.datetime;
  if (isCollectionOf(value, type)) return true;
  return runtimeType(value) === type || (systemClassNamed(type.name)?.table.isInstance?.(value) ?? false);
}

/** Numbers are instances of the wider number types, too. */
function isNumberOf(value: ApexNumber, type: TypeRef): boolean {
  if (type === types.decimal || type === types.double) return true;
  if (type === types.long) return typeof value === 'bigint' || typeof value === 'number';
  return type === types.integer && typeof value === 'number';
}

/** A class that implements `Iterable<Account>` is an `Iterable` of records, too. */
function isUnparameterized(value: ApexObject, type: TypeRef): boolean {
  if (type.args.length === 0) return false;
  return [...value.descriptor.assignableTo].some(
    (each) => each.name === type.name && argumentsFit(each.args, type.args),
  );
}

function isSystemInstance(value: SystemObject, type: TypeRef): boolean {
  if (value.type === type || systemClassNamed(type.name)?.table.isInstance?.(value)) return true;
  return ancestorNames(value.type.name).has(type.name.toLowerCase());
}

function ancestorNames(name: string, known = new Set<string>()): Set<string> {
  const key = name.toLowerCase();
  if (known.has(key)) return known;
  known.add(key);
  const table = systemClassNamed(name)?.table;
  for (const parent of [table?.superclass, ...(table?.interfaces ?? [])]) {
    if (parent) ancestorNames(parent.replace(/<.*/, ''), known);
  }
  return known;
}

function isCollectionOf(value: unknown, type: TypeRef): boolean {
  if (value instanceof ApexList)
    return type.name === 'Iterable' || (type.name === 'List' && argumentsFit([value.elementType], type.args));
  if (value instanceof ApexSet)
    return type.name === 'Iterable' || (type.name === 'Set' && argumentsFit([value.elementType], type.args));
  return value instanceof ApexMap && type.name === 'Map' && argumentsFit([value.keyType, value.valueType], type.args);
}

/** Collections of a narrower or an unknown element type fit, as the platform's checks do. */
function argumentsFit(actual: readonly TypeRef[], wanted: readonly TypeRef[]): boolean {
  return wanted.every((type, index) => {
    const own = actual[index];
    if (own === undefined || own === type || type === types.object) return true;
    if (type.kind === 'sobject' && own.kind === 'sobject') return type === types.sobject || own === types.sobject;
    if (own.args.length > 0 && own.name === type.name) return argumentsFit(own.args, type.args);
    return descends(own, type);
  });
}

const assignableTypes = new Map<TypeRef, ReadonlySet<TypeRef>>();

/** Makes a compiled class's ancestors known, so that collections of it can be told apart. */
export function registerAncestors(type: TypeRef, assignableTo: ReadonlySet<TypeRef>): void {
  assignableTypes.set(type, assignableTo);
}

const descends = (type: TypeRef, ancestor: TypeRef): boolean => assignableTypes.get(type)?.has(ancestor) ?? false;

/**
 * `(type) value`.
 * @throws TypeException when the value is of another type
 */
export function castTo(value: unknown, type: TypeRef): unknown {
  if (value === null) return null;
  if (isInstance(value, type)) return inType(value, type);
  if (type === types.sobject && value instanceof SObjectRecord) return value;
  throw apexException('TypeException', `Invalid conversion from runtime type ${typeName(value)} to ${type.text}`);
}

/** A number in the wider type, an Id in its 18 characters. */
function inType(value: unknown, type: TypeRef): unknown {
  if (isNumber(value)) return type === types.object ? value : castNumber(value, type.name);
  if (type === types.datetime && value instanceof ApexDate) return new ApexDatetime(value.utcMilliseconds);
  return type === types.id && typeof value === 'string' ? normalizeId(value) : value;
}

/** The name of a value's type, for messages. */
export function typeName(value: unknown): string {
  return runtimeType(value).text;
}
