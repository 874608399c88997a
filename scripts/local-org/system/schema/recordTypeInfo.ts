import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import { systemType } from '../support.ts';

/** The Id that stands for "no record type". */
const MASTER_ID = '012000000000000AAA';

/** A `Schema.RecordTypeInfo`. */
export class RecordTypeInfoValue extends SystemObject {
  readonly id: string;
  readonly developerName: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;

  constructor(id: string, developerName: string, label: string, isActive: boolean, isDefault: boolean) {
    super(systemType('Schema.RecordTypeInfo'));
    this.id = id;
    this.developerName = developerName;
    this.label = label;
    this.isActive = isActive;
    this.isDefault = isDefault;
  }
}

/** The record types of an object, the master record type last. */
export function recordTypeInfos(object: ObjectDefinition): RecordTypeInfoValue[] {
  const declared = object.recordTypes;
  const ids = declared.length === 0 ? new Map<string, string>() : recordTypeIds(object.name);
  const infos = declared.flatMap(({ name, label, isActive }) => {
    const id = ids.get(name);
    return id === undefined ? [] : [new RecordTypeInfoValue(id, name, label, isActive, false)];
  });
  return [...infos, new RecordTypeInfoValue(MASTER_ID, 'Master', 'Master', true, infos.length === 0)];
}

/** Ids of the RecordType rows of an object, by developer name. */
function recordTypeIds(objectName: string): Map<string, string> {
  const rows = current().database.queryDynamic(
    'SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = :objectName',
    () => objectName,
    { mode: 'system', sharing: false },
  );
  return new Map(rows.records.map((row) => [String(row.get('DeveloperName')), row.id ?? '']));
}

/** Salesforce: Apex Reference, "RecordTypeInfo Class". */
export const recordTypeInfo = defineClass('Schema.RecordTypeInfo', {
  members: {
    'Id getRecordTypeId()': (self: RecordTypeInfoValue) => self.id,
    'String getDeveloperName()': (self: RecordTypeInfoValue) => self.developerName,
    'String getName()': (self: RecordTypeInfoValue) => self.label,
    'Boolean isActive()': (self: RecordTypeInfoValue) => self.isActive,
    'Boolean isAvailable()': (self: RecordTypeInfoValue) => self.isActive,
    'Boolean isDefaultRecordTypeMapping()': (self: RecordTypeInfoValue) => self.isDefault,
    'Boolean isMaster()': (self: RecordTypeInfoValue) => self.id === MASTER_ID,
  },
});
