import { ApexDatetime } from '../runtime/dates.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { RecordStore } from '../store/store.ts';

/** Writes a record as the platform does: no triggers, no checks. @returns its id */
export type PutRecord = (objectName: string, values: Readonly<Record<string, unknown>>) => string;

/**
 * Makes records of objects that only the platform writes.
 * @throws Error when the org has no such object
 */
export function recordWriter(store: RecordStore, now: number = Date.now()): PutRecord {
  return (objectName, values) => {
    const object = store.schema.object(objectName);
    if (!object) throw new Error(`The org has no object ${objectName}`);
    const record = new SObjectRecord(object);
    record.id = store.newId(object);
    for (const stamp of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'])
      if (record.field(stamp)) record.set(stamp, new ApexDatetime(now));
    for (const [name, value] of Object.entries(values)) {
      if (!record.field(name)) throw new Error(`${objectName} has no field ${name}`);
      record.set(name, value ?? null);
    }
    store.insert(record);
    return record.id;
  };
}
