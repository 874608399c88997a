import { ApexList, ApexMap } from '../../runtime/collections.ts';
import { HostError } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import { recordOf, types } from '../../runtime/typeRef.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { triggerOperation } from '../../system/triggerOperation.ts';
import type { TriggerContext } from '../../ports.ts';

/** An object that the program was compiled against. */
export function objectOf(name: string): ObjectDefinition {
  const object = current().services.schema.object(name);
  if (!object) throw new HostError(`The org has no object ${name}`);
  return object;
}

/** `new Account(Name = 'x')`; a parent may be given by its relationship. */
export function newRecord(objectName: string, fields: readonly (readonly [string, unknown])[]): SObjectRecord {
  const record = new SObjectRecord(objectOf(objectName));
  for (const [name, value] of fields) {
    if (value instanceof SObjectRecord) record.setParent(name, value);
    else record.set(name, value);
  }
  return record;
}

/** `record.Parent.Parent`: an empty lookup on the way gives null. */
export function parentOf(record: SObjectRecord | null, relationshipName: string): SObjectRecord | null {
  return record === null ? null : record.readParent(relationshipName);
}

/** `record.Parent.Field`: an empty lookup gives null. */
export function fieldOfParent(parent: SObjectRecord | null, fieldName: string): unknown {
  return parent === null ? null : parent.read(fieldName);
}

/** `record.Children`: the rows of the subquery, in one list however often it is read. */
export function childrenOf(record: SObjectRecord, relationshipName: string, childType: TypeRef): ApexList {
  return new ApexList(childType, record.getChildren(relationshipName) ?? []);
}

/** `Trigger.new` and its like; null or false outside of triggers. */
export function triggerVariable(name: string): unknown {
  const context = current().triggerContexts.at(-1);
  if (name === 'isexecuting') return context !== undefined;
  if (name.startsWith('is'))
    return context !== undefined && context.event.toLowerCase().split('_').includes(name.slice(2));
  if (!context) return null;
  switch (name) {
    case 'new':
      return listOfRecords(context, context.newRecords);
    case 'old':
      return listOfRecords(context, context.oldRecords);
    case 'newmap':
      return context.event === 'BEFORE_INSERT' ? null : mapOfRecords(context, context.newRecords);
    case 'oldmap':
      return mapOfRecords(context, context.oldRecords);
    case 'size':
      return context.size;
    default:
      return triggerOperation.value(context.event);
  }
}

function listOfRecords(context: TriggerContext, records: readonly SObjectRecord[] | null): ApexList | null {
  if (!records) return null;
  const list = new ApexList(recordOf(context.objectName), [...records]);
  list.isReadOnly = true;
  return list;
}

function mapOfRecords(context: TriggerContext, records: readonly SObjectRecord[] | null): ApexMap | null {
  if (!records) return null;
  const map = new ApexMap(
    types.id,
    recordOf(context.objectName),
    records.map((record) => [record.id, record] as const),
  );
  map.isReadOnly = true;
  return map;
}
