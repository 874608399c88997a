import type { FieldDefinition, FieldType } from '../../schema/definitions.ts';
import type { ApexEnumValue } from '../../runtime/enumValue.ts';
import { systemEnum } from '../support.ts';

/** Salesforce: Apex Reference, "DisplayType Enum". */
export const displayType = systemEnum('Schema.DisplayType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64',
  'BOOLEAN',
  'COMBOBOX',
  'COMPLEXVALUE',
  'CURRENCY',
  'DATACATEGORYGROUPREFERENCE',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'EMAIL',
  'ENCRYPTEDSTRING',
  'ID',
  'INTEGER',
  'JSON',
  'LOCATION',
  'LONG',
  'MULTIPICKLIST',
  'PERCENT',
  'PHONE',
  'PICKLIST',
  'REFERENCE',
  'SOBJECT',
  'STRING',
  'TEXTAREA',
  'TIME',
  'URL',
]);

/** Salesforce: Apex Reference, "SOAPType Enum". */
export const soapType = systemEnum('Schema.SOAPType', [
  'ADDRESS',
  'ANYTYPE',
  'BASE64BINARY',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LOCATION',
  'STRING',
  'TIME',
]);

/** Salesforce: Apex Reference, "SObjectDescribeOptions Enum". */
export const sObjectDescribeOptions = systemEnum('Schema.SObjectDescribeOptions', ['DEFAULT', 'DEFERRED', 'FULL']);

/** Salesforce: Apex Reference, "FieldDescribeOptions Enum". */
export const fieldDescribeOptions = systemEnum('Schema.FieldDescribeOptions', ['DEFAULT', 'FULL_DESCRIBE']);

/** Names of a field type in `DisplayType` and `SOAPType`. */
const TYPE_NAMES: Readonly<Record<FieldType, readonly [display: string, soap: string]>> = {
  Id: ['ID', 'ID'],
  AutoNumber: ['STRING', 'STRING'],
  Text: ['STRING', 'STRING'],
  TextArea: ['TEXTAREA', 'STRING'],
  LongTextArea: ['TEXTAREA', 'STRING'],
  Html: ['TEXTAREA', 'STRING'],
  EncryptedText: ['ENCRYPTEDSTRING', 'STRING'],
  Email: ['EMAIL', 'STRING'],
  Phone: ['PHONE', 'STRING'],
  Url: ['URL', 'STRING'],
  Checkbox: ['BOOLEAN', 'BOOLEAN'],
  Number: ['DOUBLE', 'DOUBLE'],
  Integer: ['INTEGER', 'INTEGER'],
  Double: ['DOUBLE', 'DOUBLE'],
  Currency: ['CURRENCY', 'DOUBLE'],
  Percent: ['PERCENT', 'DOUBLE'],
  Date: ['DATE', 'DATE'],
  DateTime: ['DATETIME', 'DATETIME'],
  Time: ['TIME', 'TIME'],
  Picklist: ['PICKLIST', 'STRING'],
  MultiselectPicklist: ['MULTIPICKLIST', 'STRING'],
  Lookup: ['REFERENCE', 'ID'],
  MasterDetail: ['REFERENCE', 'ID'],
  MetadataRelationship: ['REFERENCE', 'ID'],
  Location: ['LOCATION', 'LOCATION'],
  Address: ['ADDRESS', 'ADDRESS'],
  Base64: ['BASE64', 'BASE64BINARY'],
  Any: ['ANYTYPE', 'ANYTYPE'],
};

/** The `Schema.DisplayType` of a field. */
export const displayTypeOf = (field: FieldDefinition): ApexEnumValue => displayType.value(TYPE_NAMES[field.type][0]);

/** The `Schema.SOAPType` of a field. */
export const soapTypeOf = (field: FieldDefinition): ApexEnumValue => soapType.value(TYPE_NAMES[field.type][1]);
