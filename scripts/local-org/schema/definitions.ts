import type { PicklistValueMetadata } from '../metadata/model.ts';

/** Field types, in the words of the metadata API (`CustomField.type`), plus those only standard fields have. */
export type FieldType =
  | 'Id'
  | 'AutoNumber'
  | 'Text'
  | 'TextArea'
  | 'LongTextArea'
  | 'Html'
  | 'EncryptedText'
  | 'Email'
  | 'Phone'
  | 'Url'
  | 'Checkbox'
  | 'Number'
  | 'Integer'
  | 'Double'
  | 'Currency'
  | 'Percent'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'MultiselectPicklist'
  | 'Lookup'
  | 'MasterDetail'
  | 'MetadataRelationship'
  | 'Location'
  | 'Address'
  | 'Base64'
  | 'Any';

/** The Apex type that a field reads as. */
export type FieldApexType =
  | 'Id'
  | 'String'
  | 'Boolean'
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Blob'
  | 'Address'
  | 'Location'
  | 'Object';

/** One value of a picklist. */
export type PicklistValue = PicklistValueMetadata;

/** Which child rows a roll-up summary takes. */
export interface SummaryFilter {
  readonly field: string;
  /** `equals`, `notEqual`, `lessThan`, `greaterThan`, `lessOrEqual`, `greaterOrEqual`, `contains`, `startsWith`. */
  readonly operation: string;
  readonly value: string;
}

/** A roll-up summary of a master-detail parent. */
export interface RollUpSummary {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly child: string;
  readonly foreignKey: string;
  readonly field?: string;
  readonly filters: readonly SummaryFilter[];
}

/** One field of an object, as the org knows it. */
export interface FieldDefinition {
  /** API name with its declared spelling. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly apexType: FieldApexType;
  readonly isCustom: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  /** Objects that a lookup may point to; several for polymorphic fields such as `WhatId`. */
  readonly referenceTo: readonly string[];
  /** Custom metadata: the field that names the object of the field that this one names. */
  readonly controllingField?: string;
  /** Name of the parent in SOQL and Apex (`Account`, `Stripe_Customer__r`). */
  readonly relationshipName?: string;
  /** Name of the children in SOQL, seen from the parent (`Stripe_Invoices__r`); custom lookups only. */
  readonly childRelationshipName?: string;
  readonly deleteConstraint?: 'SetNull' | 'Restrict' | 'Cascade';
  readonly picklistValues: readonly PicklistValue[];
  readonly isRestrictedPicklist: boolean;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly isCaseSensitive: boolean;
  readonly isExternalId: boolean;
  readonly isNameField: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  /** Formula source of a formula field or of a default value, as written in the metadata. */
  readonly formula?: string;
  /** True when a formula reads blank numbers as zero. */
  readonly blanksAsZero?: boolean;
  readonly defaultValue?: string;
  /** Display format of an auto-number (`EV-{000000}`). */
  readonly displayFormat?: string;
  /** Roll-up summary of a master-detail parent. */
  readonly summary?: RollUpSummary;
  readonly helpText?: string;
  readonly description?: string;
}

/** The child end of a lookup, named for subqueries (`Contacts`, `Stripe_Invoices__r`). */
export interface ChildRelationship {
  readonly name: string;
  readonly childObject: string;
  readonly field: string;
}

/** What an object is for; decides which operations it takes. */
export type ObjectKind = 'standard' | 'custom' | 'customSetting' | 'customMetadata' | 'platformEvent';

/** A validation rule, with its formula as written. */
export interface ValidationRule {
  readonly name: string;
  readonly isActive: boolean;
  readonly errorCondition: string;
  readonly errorMessage: string;
  readonly errorField?: string;
}

/** A record type of an object. */
export interface RecordTypeDefinition {
  readonly name: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly description?: string;
}

/** A field set of an object. */
export interface FieldSetDefinition {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
}

/** One object (sObject type), as the org knows it. */
export interface ObjectDefinition {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly kind: ObjectKind;
  /** First three characters of its record ids. */
  readonly keyPrefix: string;
  /** By lower-cased API name. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** By lower-cased relationship name: the lookup field behind `Account` or `Parent__r`. */
  readonly parentRelationships: ReadonlyMap<string, FieldDefinition>;
  /** By lower-cased relationship name. */
  readonly childRelationships: ReadonlyMap<string, ChildRelationship>;
  readonly nameField?: FieldDefinition;
  readonly validationRules: readonly ValidationRule[];
  /** `HighVolume` events only: when a published event leaves. */
  readonly publishBehavior?: 'PublishAfterCommit' | 'PublishImmediately';
  readonly sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent' | 'FullAccess';
  /** Setup objects (User, PermissionSetAssignment …) may not be written together with others in one transaction. */
  readonly isSetup: boolean;
  /** Which operations DML takes at all, whoever runs it. */
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  readonly isDeletable: boolean;
  readonly isQueryable: boolean;
  /** Kind of a custom setting. */
  readonly settingType?: 'Hierarchy' | 'List';
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly fieldSets: readonly FieldSetDefinition[];
  readonly description?: string;
}

/** All objects of the org. */
export interface OrgSchema {
  /** The object with that API name, whatever its case; undefined if the org has none. */
  object(name: string): ObjectDefinition | undefined;
  /** The object whose record ids begin with these three characters. */
  objectByKeyPrefix(prefix: string): ObjectDefinition | undefined;
  objects(): Iterable<ObjectDefinition>;
}
