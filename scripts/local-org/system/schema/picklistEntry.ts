import { ApexList } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import type { FieldDefinition, PicklistValue } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import { systemType } from '../support.ts';

/** A `Schema.PicklistEntry`. */
class PicklistEntryValue extends SystemObject {
  readonly entry: PicklistValue;

  constructor(entry: PicklistValue) {
    super(systemType('Schema.PicklistEntry'));
    this.entry = entry;
  }

  override toString(): string {
    const { isActive, isDefault, label, value } = this.entry;
    return `Schema.PicklistEntry[getLabel=${label};getValue=${value};isActive=${isActive};isDefaultValue=${isDefault};]`;
  }
}

/** The values of a picklist field, in order. */
export const picklistEntries = (field: FieldDefinition): ApexList =>
  new ApexList(
    systemType('Schema.PicklistEntry'),
    field.picklistValues.map((value) => new PicklistEntryValue(value)),
  );

/** Salesforce: Apex Reference, "PicklistEntry Class". */
export const picklistEntry = defineClass('Schema.PicklistEntry', {
  members: {
    'String getLabel()': (self: PicklistEntryValue) => self.entry.label,
    'String getValue()': (self: PicklistEntryValue) => self.entry.value,
    'Boolean isActive()': (self: PicklistEntryValue) => self.entry.isActive,
    'Boolean isDefaultValue()': (self: PicklistEntryValue) => self.entry.isDefault,
    'String toString()': (self: PicklistEntryValue) => self.toString(),
  },
});
