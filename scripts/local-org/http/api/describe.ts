import type { FieldDefinition, FieldType, ObjectDefinition, OrgSchema } from '../../schema/definitions.ts';

/** Field types in the words of describe results. */
const describeTypes: Readonly<Record<FieldType, string>> = {
  Id: 'id',
  AutoNumber: 'string',
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  EncryptedText: 'encryptedstring',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Checkbox: 'boolean',
  Number: 'double',
  Integer: 'int',
  Double: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  Location: 'location',
  Address: 'address',
  Base64: 'base64',
  Any: 'anyType',
};

const soapTypes: Partial<Record<FieldDefinition['apexType'], string>> = {
  Id: 'tns:ID',
  Boolean: 'xsd:boolean',
  Integer: 'xsd:int',
  Double: 'xsd:double',
  Decimal: 'xsd:double',
  Date: 'xsd:date',
  Datetime: 'xsd:dateTime',
  Time: 'xsd:time',
  Blob: 'xsd:base64Binary',
};

function describeField(field: FieldDefinition): Record<string, unknown> {
  return {
    name: field.name,
    label: field.label,
    type: describeTypes[field.type],
    soapType: soapTypes[field.apexType] ?? 'xsd:string',
    length: field.length ?? (field.apexType === 'Id' ? 18 : 0),
    byteLength: (field.length ?? (field.apexType === 'Id' ? 18 : 0)) * 3,
    precision: field.precision ?? 0,
    scale: field.scale ?? 0,
    digits: 0,
    custom: field.isCustom,
    nillable: !field.isRequired,
    unique: field.isUnique,
    caseSensitive: field.isCaseSensitive,
    externalId: field.isExternalId,
    idLookup: field.isExternalId || field.type === 'Id',
    nameField: field.isNameField,
    createable: field.isCreateable,
    updateable: field.isUpdateable,
    filterable: field.type !== 'LongTextArea',
    sortable: field.type !== 'LongTextArea',
    groupable: field.apexType === 'String' && field.type !== 'LongTextArea',
    aggregatable: field.type !== 'LongTextArea',
    calculated: field.formula !== undefined || field.summary !== undefined,
    autoNumber: field.type === 'AutoNumber',
    defaultedOnCreate: field.defaultValue !== undefined || field.type === 'Checkbox',
    defaultValue: field.type === 'Checkbox' ? field.defaultValue === 'true' : (field.defaultValue ?? null),
    cascadeDelete: field.type === 'MasterDetail',
    relationshipName: field.relationshipName ?? null,
    referenceTo: field.referenceTo,
    polymorphicForeignKey: field.referenceTo.length > 1,
    restrictedPicklist: field.isRestrictedPicklist,
    picklistValues: field.picklistValues.map(({ value, label, isDefault, isActive }) => ({
      value,
      label,
      defaultValue: isDefault,
      active: isActive,
      validFor: null,
    })),
    inlineHelpText: field.helpText ?? null,
    permissionable: field.isCustom && !field.isRequired,
    deprecatedAndHidden: false,
  };
}

/** The short description of an object, as lists of objects have it. */
export function summarizeObject(object: ObjectDefinition): Record<string, unknown> {
  const isWritable = object.kind !== 'customMetadata';
  const isEvent = object.kind === 'platformEvent';
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.kind !== 'standard',
    customSetting: object.kind === 'customSetting',
    createable: isWritable,
    updateable: isWritable && !isEvent,
    deletable: isWritable && !isEvent,
    undeletable: isWritable && !isEvent,
    queryable: object.isQueryable,
    retrieveable: !isEvent,
    searchable: object.kind === 'standard',
    triggerable: isWritable,
    layoutable: object.kind === 'standard' || object.kind === 'custom',
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    replicateable: isWritable && !isEvent,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isSubtype: false,
    mruEnabled: false,
    activateable: false,
    urls: {},
  };
}

/**
 * The full description of an object.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
export function describeObject(object: ObjectDefinition, schema: OrgSchema): Record<string, unknown> {
  const childRelationships = [...object.childRelationships.values()].map(({ name, childObject, field }) => ({
    relationshipName: name,
    childSObject: childObject,
    field,
    cascadeDelete: schema.object(childObject)?.fields.get(field.toLowerCase())?.type === 'MasterDetail',
    deprecatedAndHidden: false,
    restrictedDelete: false,
  }));
  const fields = [...object.fields.values()].map(describeField);
  return { ...summarizeObject(object), fields, childRelationships, recordTypeInfos: [], namedLayoutInfos: [] };
}
