import { ApexList } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import type { Accessor, Implementation } from '../define.ts';
import { systemType } from '../support.ts';
import { fieldRights } from './rights.ts';
import { displayTypeOf, soapTypeOf } from './enums.ts';
import { picklistEntries } from './picklistEntry.ts';
import { SObjectFieldValue } from './sObjectField.ts';
import { SObjectTypeValue } from './sObjectType.ts';

const DEFAULT_TEXT_LENGTH = 255;
const ID_LENGTH = 18;
const MAXIMUM_BYTES_PER_CHARACTER = 3;

/** A `Schema.DescribeFieldResult`. */
export class DescribeFieldValue extends SystemObject {
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;

  constructor(object: ObjectDefinition, field: FieldDefinition) {
    super(systemType('Schema.DescribeFieldResult'));
    this.object = object;
    this.field = field;
  }

  get isReference(): boolean {
    return this.field.referenceTo.length > 0;
  }

  get isText(): boolean {
    return this.field.apexType === 'String';
  }

  /** Characters for text, 18 for Ids, 0 for everything else. */
  get length(): number {
    if (this.field.length !== undefined) return this.field.length;
    if (this.field.apexType === 'Id') return ID_LENGTH;
    return this.isText ? DEFAULT_TEXT_LENGTH : 0;
  }

  get isNumber(): boolean {
    return ['Number', 'Double', 'Currency', 'Percent'].includes(this.field.type);
  }

  get isLong(): boolean {
    return ['LongTextArea', 'Html', 'Base64'].includes(this.field.type);
  }
}

function referenceTo(self: DescribeFieldValue): ApexList {
  const { schema } = current().services;
  const objects = self.field.referenceTo.flatMap((name) => schema.object(name) ?? []);
  return new ApexList(
    systemType('Schema.SObjectType'),
    objects.map((object) => new SObjectTypeValue(object)),
  );
}

const isNillable = ({ field }: DescribeFieldValue): boolean =>
  !field.isRequired && field.type !== 'Checkbox' && field.type !== 'Id' && field.type !== 'MasterDetail';

/** The default as the describe tells it: only check boxes and constants have one. */
function defaultValue({ field }: DescribeFieldValue): unknown {
  if (field.type === 'Checkbox') return field.defaultValue?.toLowerCase() === 'true';
  return null;
}

/** The getters by name without `get` or `is`; each is a method and, in Apex, a property as well. */
const gets: Readonly<Record<string, readonly [type: string, implementation: (self: DescribeFieldValue) => unknown]>> = {
  ByteLength: ['Integer', (self) => (self.isText ? self.length * MAXIMUM_BYTES_PER_CHARACTER : self.length)],
  CalculatedFormula: ['String', (self) => self.field.formula ?? null],
  Controller: ['Schema.SObjectField', () => null],
  DefaultValue: ['Object', defaultValue],
  DefaultValueFormula: ['String', (self) => self.field.defaultValue ?? null],
  Digits: ['Integer', (self) => (self.field.type === 'Integer' ? 9 : 0)],
  InlineHelpText: ['String', (self) => self.field.helpText ?? null],
  Label: ['String', (self) => self.field.label],
  Length: ['Integer', (self) => self.length],
  LocalName: ['String', (self) => self.field.name],
  Name: ['String', (self) => self.field.name],
  PicklistValues: ['List<Schema.PicklistEntry>', (self) => picklistEntries(self.field)],
  Precision: ['Integer', (self) => self.field.precision ?? (self.isNumber ? 18 : 0)],
  ReferenceTargetField: ['String', () => null],
  ReferenceTo: ['List<Schema.SObjectType>', referenceTo],
  RelationshipName: ['String', (self) => self.field.relationshipName ?? null],
  RelationshipOrder: ['Integer', (self) => (self.field.type === 'MasterDetail' ? 0 : null)],
  Scale: ['Integer', (self) => self.field.scale ?? 0],
  SoapType: ['Schema.SOAPType', (self) => soapTypeOf(self.field)],
  SObjectField: ['Schema.SObjectField', (self) => new SObjectFieldValue(self.object, self.field)],
  SObjectType: ['Schema.SObjectType', (self) => new SObjectTypeValue(self.object)],
  Type: ['Schema.DisplayType', (self) => displayTypeOf(self.field)],
};

const tests: Readonly<Record<string, (self: DescribeFieldValue) => boolean>> = {
  Accessible: (self) => fieldRights(self.object, self.field).read,
  AiPredictionField: () => false,
  AutoNumber: (self) => self.field.type === 'AutoNumber',
  Calculated: (self) => self.field.formula !== undefined || self.field.summary !== undefined,
  CascadeDelete: (self) => self.field.deleteConstraint === 'Cascade' || self.field.type === 'MasterDetail',
  CaseSensitive: (self) => self.field.isCaseSensitive,
  Createable: (self) => fieldRights(self.object, self.field).create,
  Custom: (self) => self.field.isCustom,
  DefaultedOnCreate: (self) =>
    self.field.type === 'Checkbox' || self.field.defaultValue !== undefined || self.field.name === 'OwnerId',
  DependentPicklist: () => false,
  DeprecatedAndHidden: () => false,
  Encrypted: (self) => self.field.type === 'EncryptedText',
  ExternalId: (self) => self.field.isExternalId,
  Filterable: (self) => !self.isLong,
  FormulaTreatNullNumberAsZero: () => false,
  Groupable: (self) =>
    !self.isLong && !self.isNumber && self.field.type !== 'DateTime' && self.field.type !== 'MultiselectPicklist',
  HtmlFormatted: (self) => self.field.type === 'Html',
  IdLookup: (self) => self.field.type === 'Id' || self.field.isExternalId || (self.field.isUnique && self.isText),
  NameField: (self) => self.field.isNameField,
  NamePointing: (self) => self.field.referenceTo.length > 1,
  Nillable: isNillable,
  Permissionable: (self) =>
    !self.field.isRequired && !self.field.isNameField && (self.field.isUpdateable || self.field.isCustom),
  RestrictedDelete: (self) => self.field.deleteConstraint === 'Restrict',
  RestrictedPicklist: (self) => self.field.isRestrictedPicklist,
  SearchPrefilterable: (self) => self.isReference,
  Sortable: (self) => !self.isLong && self.field.type !== 'MultiselectPicklist',
  Unique: (self) => self.field.isUnique,
  Updateable: (self) => fieldRights(self.object, self.field).update,
  WriteRequiresMasterRead: () => false,
};

const members: Record<string, Implementation> = {};
const properties: Record<string, Accessor> = {};
for (const [name, [type, get]] of Object.entries(gets)) {
  members[`${type} get${name}()`] = get;
  properties[`${type} ${name}`] = { get };
}
for (const [name, get] of Object.entries(tests)) {
  members[`Boolean is${name}()`] = get;
  properties[`Boolean ${name}`] = { get };
}

/** Salesforce: Apex Reference, "DescribeFieldResult Class". */
export const describeFieldResult = defineClass('Schema.DescribeFieldResult', { members, properties });
