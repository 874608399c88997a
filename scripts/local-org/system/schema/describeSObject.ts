import { ApexList, ApexMap } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import type { Accessor, Implementation } from '../define.ts';
import { systemType } from '../support.ts';
import { objectRights } from './rights.ts';
import { childRelationships } from './childRelationship.ts';
import { fieldSetsOf } from './fieldSet.ts';
import { FieldsValue } from './sObjectTypeFields.ts';
import { recordTypeInfos } from './recordTypeInfo.ts';
import type { RecordTypeInfoValue } from './recordTypeInfo.ts';
import { SObjectTypeValue } from './sObjectType.ts';

const MERGEABLE = new Set(['Account', 'Contact', 'Lead', 'Case']);

/** A `Schema.DescribeSObjectResult`. */
export class DescribeSObjectValue extends SystemObject {
  readonly object: ObjectDefinition;

  constructor(object: ObjectDefinition) {
    super(systemType('Schema.DescribeSObjectResult'));
    this.object = object;
  }

  equalsValue(other: unknown): boolean {
    return other instanceof DescribeSObjectValue && other.object.name === this.object.name;
  }

  hashValue(): number {
    return new SObjectTypeValue(this.object).hashValue();
  }
}

function recordTypesBy(key: (info: RecordTypeInfoValue) => string): (self: DescribeSObjectValue) => ApexMap {
  return (self) =>
    new ApexMap(
      types.string,
      systemType('Schema.RecordTypeInfo'),
      recordTypeInfos(self.object).map((info) => [key(info), info] as const),
    );
}

type Getter = readonly [type: string, implementation: (self: DescribeSObjectValue) => unknown];

const gets: Readonly<Record<string, Getter>> = {
  ChildRelationships: ['List<Schema.ChildRelationship>', (self) => childRelationships(self.object)],
  KeyPrefix: ['String', (self) => self.object.keyPrefix],
  Label: ['String', (self) => self.object.label],
  LabelPlural: ['String', (self) => self.object.pluralLabel],
  LocalName: ['String', (self) => self.object.name],
  Name: ['String', (self) => self.object.name],
  RecordTypeInfos: [
    'List<Schema.RecordTypeInfo>',
    (self) => new ApexList(systemType('Schema.RecordTypeInfo'), recordTypeInfos(self.object)),
  ],
  RecordTypeInfosByDeveloperName: ['Map<String,Schema.RecordTypeInfo>', recordTypesBy((info) => info.developerName)],
  RecordTypeInfosById: ['Map<Id,Schema.RecordTypeInfo>', recordTypesBy((info) => info.id)],
  RecordTypeInfosByName: ['Map<String,Schema.RecordTypeInfo>', recordTypesBy((info) => info.label)],
  SObjectType: ['Schema.SObjectType', (self) => new SObjectTypeValue(self.object)],
};

const tests: Readonly<Record<string, (self: DescribeSObjectValue) => boolean>> = {
  Accessible: (self) => objectRights(self.object).read,
  Createable: (self) => self.object.isCreateable && objectRights(self.object).create,
  Custom: (self) => self.object.kind !== 'standard',
  CustomSetting: (self) => self.object.kind === 'customSetting',
  Deletable: (self) => self.object.isDeletable && objectRights(self.object).delete,
  DeprecatedAndHidden: () => false,
  FeedEnabled: (self) => ['Account', 'Contact', 'Opportunity', 'Case', 'Lead', 'User'].includes(self.object.name),
  Mergeable: (self) => MERGEABLE.has(self.object.name),
  MruEnabled: (self) => self.object.kind === 'standard' || self.object.kind === 'custom',
  Queryable: (self) => self.object.isQueryable && objectRights(self.object).read,
  Searchable: (self) => self.object.kind === 'standard',
  Undeletable: (self) => self.object.isDeletable && objectRights(self.object).delete,
  Updateable: (self) => self.object.isUpdateable && objectRights(self.object).update,
};

const members: Record<string, Implementation> = {};
const properties: Record<string, Accessor> = {
  'Schema.SObjectTypeFields fields': { get: (self: DescribeSObjectValue) => new FieldsValue(self.object) },
  'Schema.SObjectTypeFieldSets fieldSets': { get: (self: DescribeSObjectValue) => fieldSetsOf(self.object) },
};
for (const [name, [type, get]] of Object.entries(gets)) {
  members[`${type} get${name}()`] = get;
  properties[`${type} ${name}`] = { get };
}
for (const [name, get] of Object.entries(tests)) {
  members[`Boolean is${name}()`] = get;
  properties[`Boolean ${name}`] = { get };
}

/** Salesforce: Apex Reference, "DescribeSObjectResult Class". */
export const describeSObjectResult = defineClass('Schema.DescribeSObjectResult', { members, properties });
