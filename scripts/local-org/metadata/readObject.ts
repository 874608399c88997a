import type { FieldType, ValidationRule } from '../schema/definitions.ts';
import type { ObjectBuilder } from './builder.ts';
import type {
  FieldMetadata,
  FieldSetMetadata,
  ListViewMetadata,
  MetadataNotice,
  PicklistValueMetadata,
  RecordTypeMetadata,
} from './model.ts';
import type { XmlElement } from './xml.ts';

const fieldTypes: readonly (FieldType | 'Summary' | 'Hierarchy')[] = [
  'AutoNumber',
  'Text',
  'TextArea',
  'LongTextArea',
  'Html',
  'EncryptedText',
  'Email',
  'Phone',
  'Url',
  'Checkbox',
  'Number',
  'Currency',
  'Percent',
  'Date',
  'DateTime',
  'Time',
  'Picklist',
  'MultiselectPicklist',
  'Lookup',
  'MasterDetail',
  'MetadataRelationship',
  'Location',
  'Summary',
  'Hierarchy',
];

const irrelevantInObject = [
  'actionOverrides',
  'allowInChatterGroups',
  'businessProcesses',
  'compactLayoutAssignment',
  'compactLayouts',
  'deploymentStatus',
  'deprecated',
  'enableActivities',
  'enableBulkApi',
  'enableChangeDataCapture',
  'enableDataTranslate',
  'enableEnhancedLookup',
  'enableFeeds',
  'enableHistory',
  'enableLicensing',
  'enableReports',
  'enableSearch',
  'enableSharing',
  'enableStreamingApi',
  'externalSharingModel',
  'fullName',
  'gender',
  'indexes',
  'profileSearchLayouts',
  'recordTypeTrackFeedHistory',
  'recordTypeTrackHistory',
  'searchLayouts',
  'sharingReasons',
  'startsWith',
  'webLinks',
  'dataMasking',
  'historyRetentionPolicy',
];

const irrelevantInField = [
  'fullName',
  'businessOwnerGroup',
  'businessOwnerUser',
  'businessStatus',
  'complianceGroup',
  'deprecated',
  'displayLocationInDecimal',
  'encryptionScheme',
  'isFilteringDisabled',
  'isNameField',
  'isSortingDisabled',
  'lookupFilter',
  'maskChar',
  'maskType',
  'populateExistingRows',
  'referenceTargetField',
  'relationshipLabel',
  'relationshipOrder',
  'securityClassification',
  'startingNumber',
  'stripMarkup',
  'trackFeedHistory',
  'trackHistory',
  'trackTrending',
  'translateData',
  'visibleLines',
  'writeRequiresMasterRead',
  'customDataType',
  'fieldPermissions',
];

/** Reads an object file, in source format or with its fields inside. @returns what it did not understand */
export function readObject(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  Object.assign(object, {
    label: xml.text('label') ?? object.label,
    pluralLabel: xml.text('pluralLabel') ?? object.pluralLabel,
    description: xml.text('description'),
    sharingModel: xml.text('sharingModel'),
    customSettingsType: xml.choice('customSettingsType', ['Hierarchy', 'List']),
    eventType: xml.text('eventType'),
    publishBehavior: xml.text('publishBehavior'),
    visibility: xml.text('visibility'),
    nameField: readNameField(xml.child('nameField')),
  });
  const notices = [
    ...xml.children('fields').flatMap((field) => readField(object, field)),
    ...xml.children('validationRules').flatMap((rule) => readValidationRule(object, rule)),
    ...xml.children('recordTypes').flatMap((recordType) => readRecordType(object, recordType)),
    ...xml.children('fieldSets').flatMap((fieldSet) => readFieldSet(object, fieldSet)),
    ...xml.children('listViews').flatMap((listView) => readListView(object, listView)),
  ];
  return [...notices, ...xml.unread(irrelevantInObject)];
}

function readNameField(xml: XmlElement | undefined): ObjectBuilder['nameField'] {
  if (!xml) return undefined;
  const type = xml.choice('type', ['Text', 'AutoNumber']) ?? 'Text';
  return { label: xml.text('label') ?? 'Name', type, displayFormat: xml.text('displayFormat') };
}

/** Reads one field, from its own file or from inside an object. */
export function readField(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  const field: FieldMetadata = {
    name: xml.required('fullName'),
    type: xml.choice('type', fieldTypes),
    label: xml.text('label'),
    length: xml.number('length'),
    precision: xml.number('precision'),
    scale: xml.number('scale'),
    required: xml.flag('required'),
    unique: xml.flag('unique'),
    caseSensitive: xml.flag('caseSensitive'),
    externalId: xml.flag('externalId'),
    referenceTo: xml.text('referenceTo'),
    controllingField: xml.text('metadataRelationshipControllingField'),
    relationshipName: xml.text('relationshipName'),
    deleteConstraint: xml.choice('deleteConstraint', ['SetNull', 'Restrict', 'Cascade']),
    reparentable: xml.flag('reparentableMasterDetail'),
    defaultValue: xml.text('defaultValue'),
    formula: xml.text('formula'),
    formulaTreatBlanksAs: xml.choice('formulaTreatBlanksAs', ['BlankAsBlank', 'BlankAsZero']),
    displayFormat: xml.text('displayFormat'),
    summaryOperation: xml.choice('summaryOperation', ['count', 'sum', 'min', 'max']),
    summarizedField: xml.text('summarizedField'),
    summaryForeignKey: xml.text('summaryForeignKey'),
    summaryFilters: xml.children('summaryFilterItems').map((filter) => ({
      field: filter.required('field'),
      operation: filter.required('operation'),
      value: filter.text('value') ?? '',
    })),
    ...readValueSet(xml),
    helpText: xml.text('inlineHelpText'),
    description: xml.text('description'),
    fieldManageability: xml.text('fieldManageability'),
  };
  object.fields.push(field);
  return xml.unread(irrelevantInField);
}

function readValueSet(field: XmlElement): Partial<FieldMetadata> {
  const valueSet = field.child('valueSet');
  const inline = valueSet?.child('valueSetDefinition');
  const old = field.child('picklist');
  return {
    valueSetName: valueSet?.text('valueSetName'),
    restricted: valueSet?.flag('restricted') ?? field.flag('restricted'),
    picklistValues: (inline?.children('value') ?? old?.children('picklistValues'))?.map(readPicklistValue),
  };
}

/** Reads a value of an inline, global or standard value set. */
export function readPicklistValue(xml: XmlElement): PicklistValueMetadata {
  const value = xml.required('fullName');
  return {
    value,
    label: xml.text('label') ?? value,
    isDefault: xml.flag('default') ?? false,
    isActive: xml.flag('isActive') ?? true,
    closed: xml.flag('closed'),
    won: xml.flag('won'),
    probability: xml.number('probability'),
    forecastCategory: xml.text('forecastCategory'),
    highPriority: xml.flag('highPriority'),
  };
}

export function readValidationRule(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  const rule: ValidationRule = {
    name: xml.required('fullName'),
    isActive: xml.flag('active') ?? false,
    errorCondition: xml.required('errorConditionFormula'),
    errorMessage: xml.required('errorMessage'),
    errorField: xml.text('errorDisplayField'),
  };
  object.validationRules.push(rule);
  return xml.unread(['description']);
}

export function readRecordType(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  const name = xml.required('fullName');
  const recordType: RecordTypeMetadata = {
    name,
    label: xml.text('label') ?? name,
    isActive: xml.flag('active') ?? true,
    description: xml.text('description'),
  };
  object.recordTypes.push(recordType);
  return xml.unread(['picklistValues', 'businessProcess', 'compactLayoutAssignment']);
}

export function readFieldSet(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  const name = xml.required('fullName');
  const fieldSet: FieldSetMetadata = {
    name,
    label: xml.text('label') ?? name,
    fields: xml.children('displayedFields').map((field) => field.required('field')),
  };
  object.fieldSets.push(fieldSet);
  return xml.unread(['description', 'availableFields']);
}

/** Reads one list view. */
export function readListView(object: ObjectBuilder, xml: XmlElement): MetadataNotice[] {
  const listView: ListViewMetadata = {
    name: xml.required('fullName'),
    label: xml.required('label'),
    columns: xml.children('columns').map((column) => column.content),
  };
  object.listViews.push(listView);
  return xml.unread(['booleanFilter', 'filterScope', 'filters', 'language', 'queue', 'sharedTo']);
}
