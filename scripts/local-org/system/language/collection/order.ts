import { ApexObject } from '../../../runtime/apexObject.ts';
import { ApexBlob } from '../../../runtime/blob.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../../../runtime/dates.ts';
import { ApexDecimal } from '../../../runtime/decimal.ts';
import { ApexDouble } from '../../../runtime/double.ts';
import { ApexEnumValue } from '../../../runtime/enumValue.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import { SObjectRecord } from '../../../runtime/sobject.ts';
import { textOf } from '../../../runtime/text.ts';
import { current } from '../../../runtime/transaction.ts';

const sign = (left: number | bigint | string, right: number | bigint | string): number =>
  left < right ? -1 : left > right ? 1 : 0;

/**
 * The order that `List.sort()` puts elements in: nulls first, primitives by value (Strings by code unit), enum values
 * by ordinal, Comparable objects by `compareTo`, records by object and fields.
 * Salesforce: Apex Developer Guide, "List Sorting".
 * @throws ListException for objects that are not Comparable
 */
export function naturalOrder(left: unknown, right: unknown): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (left instanceof ApexObject) return compareObjects(left, right);
  if (left instanceof SObjectRecord && right instanceof SObjectRecord) return compareRecords(left, right);
  const [a, b] = [sortKey(left), sortKey(right)];
  if (a instanceof ApexDecimal && b instanceof ApexDecimal) return a.compareTo(b);
  return sign(a as number, b as number);
}

function compareObjects(left: ApexObject, right: unknown): number {
  const isComparable = [...left.descriptor.assignableTo].some((type) => type.name === 'Comparable');
  if (!isComparable) throw apexException('ListException', 'One or more of the items in this list is not Comparable.');
  return Number(current().services.program.invokeMethod(left, 'compareTo', [right]));
}

/** Object type first, then Name and the other fields in alphabetical order, Id last. */
function compareRecords(left: SObjectRecord, right: SObjectRecord): number {
  const byType = sign(left.definition.name, right.definition.name);
  if (byType !== 0) return byType;
  const names = new Set([...left.fieldNames(), ...right.fieldNames()]);
  const inOrder = [...names].sort((a, b) => rank(a) - rank(b) || sign(a, b));
  for (const name of inOrder) {
    const order = naturalOrder(left.get(name), right.get(name));
    if (order !== 0) return order;
  }
  return 0;
}

const rank = (name: string): number => (name === 'Name' ? 0 : name === 'Id' ? 2 : 1);

function sortKey(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  if (value instanceof ApexDate) return value.epochDay;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.milliseconds;
  if (value instanceof ApexEnumValue) return value.ordinal;
  if (value instanceof ApexBlob) throw apexException('ListException', 'Blobs have no order.');
  return value instanceof ApexDecimal || typeof value !== 'object' ? value : textOf(value);
}
