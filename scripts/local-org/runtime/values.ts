import { ApexObject, findMethod } from './apexObject.ts';
import { ApexBlob } from './blob.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { ApexEnumValue, textHash } from './enumValue.ts';
import { SObjectRecord } from './sobject.ts';
import { SystemObject } from './systemObject.ts';

/**
 * Equality and hashing of Apex values: `==`, and the equality of Map keys and Set elements, which tells the case of
 * Strings and the scale of Decimals apart. Salesforce: Apex Developer Guide, "Expression Operators" and "Using Custom
 * Types in Map Keys and Sets".
 */

/** What `hashCode` gives for a double: both halves of its bits. */
function doubleHash(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}

const longHash = (value: bigint): number => Number(BigInt.asIntN(32, value ^ (value >> 32n)));

const identityHashes = new WeakMap<object, number>();
let lastIdentity = 1000;

/** A number that stays with an object as long as it lives. */
function identityHash(value: object): number {
  let hash = identityHashes.get(value);
  if (hash === undefined) {
    hash = ++lastIdentity;
    identityHashes.set(value, hash);
  }
  return hash;
}

/** Calls the `hashCode()` that an Apex class defines; undefined when it defines none. */
function ownHash(value: ApexObject): number | undefined {
  const method = findMethod(value.descriptor, 'hashCode', 0);
  return method && (value as unknown as Record<string, () => number>)[method.slot]();
}

/** Calls the `equals(Object)` that an Apex class defines; undefined when it defines none. */
function ownEquals(left: ApexObject, right: unknown): boolean | undefined {
  const method = findMethod(left.descriptor, 'equals', 1);
  return method && (left as unknown as Record<string, (other: unknown) => boolean>)[method.slot](right);
}

/** A value that its class compares by itself. */
interface SelfComparing {
  equalsValue(other: unknown): boolean;
  hashValue(): number;
}

const isSelfComparing = (value: object): value is SelfComparing => 'equalsValue' in value;

function recordHash(record: SObjectRecord): number {
  let hash = textHash(record.definition.name);
  for (const name of record.fieldNames()) hash = (hash + (textHash(name) ^ hashOf(record.get(name)))) | 0;
  return hash;
}

/** Hash of a value, consistent with {@link keysEqual}. */
export function hashOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === 'string') return textHash(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'bigint') return longHash(value);
  if (value instanceof ApexObject) return ownHash(value) ?? identityHash(value);
  if (value instanceof ApexDecimal) return (longHash(value.unscaled) * 31 + value.scale) | 0;
  if (value instanceof ApexDouble) return doubleHash(value.value);
  if (value instanceof ApexEnumValue) return textHash(`${value.type.text}.${value.name}`);
  if (value instanceof ApexDate) return value.epochDay;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return longHash(BigInt(value.milliseconds));
  if (value instanceof ApexBlob) return textHash(Buffer.from(value.bytes).toString('latin1'));
  if (value instanceof ApexList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashOf(item)) | 0, 1);
  if (value instanceof ApexSet) return [...value].reduce<number>((hash, item) => (hash + hashOf(item)) | 0, 0);
  if (value instanceof ApexMap)
    return [...value].reduce<number>((hash, [key, item]) => (hash + (hashOf(key) ^ hashOf(item))) | 0, 0);
  if (value instanceof SObjectRecord) return recordHash(value);
  if (typeof value === 'object' && isSelfComparing(value)) return value.hashValue();
  return identityHash(value as object);
}

/** Equality of Map keys and Set elements. */
export function keysEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  if (left instanceof ApexDecimal) return right instanceof ApexDecimal && left.equals(right);
  return objectsEqual(left, right, keysEqual);
}

/** The operator `==` where the compiler knows no better: Strings without case, numbers across types by value. */
export function valuesEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'string') return typeof right === 'string' && textsEqual(left, right);
  if (isNumeric(left) && isNumeric(right)) return toDecimal(left).compareTo(toDecimal(right)) === 0;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  if (left instanceof ApexDatetime) return right instanceof ApexDatetime && inSameSecond(left, right);
  return objectsEqual(left as object, right as object, keysEqual);
}

/** `==` of Datetimes does not see milliseconds; `getTime()`, Map keys and Sets do. */
const inSameSecond = (left: ApexDatetime, right: ApexDatetime): boolean =>
  Math.floor(left.milliseconds / 1000) === Math.floor(right.milliseconds / 1000);

/** `==` of two Strings: without regard to case. */
export function textsEqual(left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.length !== right.length) return false;
  return left.toLowerCase() === right.toLowerCase();
}

const isNumeric = (value: unknown): value is number | bigint | ApexDecimal | ApexDouble =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDecimal || value instanceof ApexDouble;

function toDecimal(value: number | bigint | ApexDecimal | ApexDouble): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return value instanceof ApexDouble ? ApexDecimal.fromNumber(value.value) : ApexDecimal.fromInteger(value);
}

type Equality = (left: unknown, right: unknown) => boolean;

function objectsEqual(left: object, right: object, equal: Equality): boolean {
  if (left instanceof ApexObject) return ownEquals(left, right) ?? false;
  if (left instanceof ApexDouble) return right instanceof ApexDouble && Object.is(left.value, right.value);
  if (left instanceof ApexDate) return right instanceof ApexDate && left.epochDay === right.epochDay;
  if (left instanceof ApexDatetime) return right instanceof ApexDatetime && left.milliseconds === right.milliseconds;
  if (left instanceof ApexTime) return right instanceof ApexTime && left.milliseconds === right.milliseconds;
  if (left instanceof ApexBlob) return right instanceof ApexBlob && left.equals(right);
  if (left instanceof SObjectRecord) return right instanceof SObjectRecord && recordsEqual(left, right, equal);
  if (left instanceof SystemObject || left instanceof ApexEnumValue)
    return isSelfComparing(left) && left.equalsValue(right);
  return collectionsEqual(left, right, equal);
}

function recordsEqual(left: SObjectRecord, right: SObjectRecord, equal: Equality): boolean {
  if (left.definition.name !== right.definition.name) return false;
  const names = new Set([...left.fieldNames(), ...right.fieldNames()]);
  return [...names].every((name) => equal(left.get(name), right.get(name)));
}

function collectionsEqual(left: object, right: object, equal: Equality): boolean {
  if (left instanceof ApexList && right instanceof ApexList) {
    return (
      left.items.length === right.items.length && left.items.every((item, index) => equal(item, right.items[index]))
    );
  }
  if (left instanceof ApexSet && right instanceof ApexSet) {
    return left.size === right.size && [...left].every((item) => right.has(item));
  }
  if (left instanceof ApexMap && right instanceof ApexMap) {
    return left.size === right.size && [...left].every(([key, item]) => right.has(key) && equal(item, right.get(key)));
  }
  return isSelfComparing(left) && left.equalsValue(right);
}
