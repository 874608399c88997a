import { textHash } from '../../runtime/enumValue.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { systemType } from '../support.ts';
import { defaultsOf } from './defaults.ts';
import { DescribeSObjectValue } from './describeSObject.ts';

/** A `Schema.SObjectType`: the token of an object, such as `Account.SObjectType`. */
export class SObjectTypeValue extends SystemObject {
  readonly object: ObjectDefinition;

  constructor(object: ObjectDefinition) {
    super(systemType('Schema.SObjectType'));
    this.object = object;
  }

  equalsValue(other: unknown): boolean {
    return other instanceof SObjectTypeValue && other.object.name === this.object.name;
  }

  hashValue(): number {
    return textHash(this.object.name);
  }

  override toString(): string {
    return this.object.name;
  }
}

/** The token of the object with that API name, or null. */
export function sObjectTypeNamed(name: string): SObjectTypeValue | null {
  const object = current().services.schema.object(name);
  return object ? new SObjectTypeValue(object) : null;
}

function newRecord(self: SObjectTypeValue, id: string | null, loadDefaults: boolean | null): SObjectRecord {
  const record = new SObjectRecord(self.object);
  if (loadDefaults) for (const [name, value] of defaultsOf(self.object)) record.set(name, value);
  if (id !== null) record.set(loadDefaults === null ? 'Id' : 'RecordTypeId', id);
  return record;
}

/** `Account.getSObjectType()`, which every object has beside the method of its records. */
export const objectTypeAccessor = (object: ObjectDefinition): Readonly<Record<string, Implementation>> => ({
  'static Schema.SObjectType getSObjectType()': () => new SObjectTypeValue(object),
});

const describe: Implementation = (self: SObjectTypeValue) => new DescribeSObjectValue(self.object);

/** Salesforce: Apex Reference, "SObjectType Class". */
export const sObjectType = defineClass('Schema.SObjectType', {
  members: {
    'Schema.DescribeSObjectResult getDescribe()': describe,
    'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': describe,
    'SObject newSObject()': (self: SObjectTypeValue) => newRecord(self, null, null),
    'SObject newSObject(Id id)': (self: SObjectTypeValue, id: string | null) => newRecord(self, id, null),
    'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': (
      self: SObjectTypeValue,
      recordTypeId: string | null,
      loadDefaults: boolean | null,
    ) => newRecord(self, recordTypeId, loadDefaults ?? false),
    'String toString()': (self: SObjectTypeValue) => self.toString(),
    'Boolean equals(Object other)': (self: SObjectTypeValue, other: unknown) => self.equalsValue(other),
    'Integer hashCode()': (self: SObjectTypeValue) => self.hashValue(),
  },
});
