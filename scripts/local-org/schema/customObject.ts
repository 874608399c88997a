import type { ObjectMetadata } from '../metadata/model.ts';
import type { FieldDefinition, ObjectDefinition, ObjectKind } from './definitions.ts';
import { field, systemFields } from './fieldTypes.ts';
import type { ObjectDraft } from './objectDraft.ts';

/** What an object is for, by its suffix and settings. */
export function kindOf(object: ObjectMetadata): ObjectKind {
  if (object.customSettingsType) return 'customSetting';
  if (/__mdt$/i.test(object.name)) return 'customMetadata';
  if (/__e$/i.test(object.name)) return 'platformEvent';
  return /__c$/i.test(object.name) ? 'custom' : 'standard';
}

/** A custom object, setting, metadata type or event with the fields that the platform gives it. */
export function customObject(object: ObjectMetadata, keyPrefix: string): ObjectDraft {
  const kind = kindOf(object);
  const label = object.label ?? object.name;
  return {
    name: object.name,
    label,
    pluralLabel: object.pluralLabel ?? label,
    kind,
    keyPrefix,
    fields: new Map(builtInFields(object, kind).map((definition) => [definition.name.toLowerCase(), definition])),
    nameFieldName: kind === 'customMetadata' ? 'MasterLabel' : 'Name',
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    publishBehavior: kind === 'platformEvent' ? publishBehavior(object) : undefined,
    sharingModel: sharingModel(object, kind),
    isSetup: false,
    isCreateable: true,
    isUpdateable: kind !== 'platformEvent',
    isDeletable: kind !== 'platformEvent',
    isQueryable: kind !== 'platformEvent',
    settingType: object.customSettingsType,
    description: object.description,
  };
}

function publishBehavior(object: ObjectMetadata): ObjectDefinition['publishBehavior'] {
  return object.publishBehavior === 'PublishImmediately' ? 'PublishImmediately' : 'PublishAfterCommit';
}

function sharingModel(object: ObjectMetadata, kind: ObjectKind): ObjectDefinition['sharingModel'] {
  if (kind !== 'custom') return 'FullAccess';
  const models = ['Private', 'Read', 'ReadWrite', 'ControlledByParent', 'FullAccess'] as const;
  return models.find((model) => model === object.sharingModel) ?? 'ReadWrite';
}

function builtInFields(object: ObjectMetadata, kind: ObjectKind): FieldDefinition[] {
  const readOnly = { isCreateable: false, isUpdateable: false };
  switch (kind) {
    case 'platformEvent':
      return [
        field('Id', 'Id', readOnly),
        field('ReplayId', 'Text', { ...readOnly, length: 1000 }),
        field('EventUuid', 'Text', { ...readOnly, length: 36 }),
        ...systemFields().filter((system) => system.name === 'CreatedDate' || system.name === 'CreatedById'),
      ];
    case 'customMetadata':
      return [
        field('Id', 'Id', readOnly),
        field('DeveloperName', 'Text', { length: 40, isRequired: true }),
        field('MasterLabel', 'Text', { length: 40, isNameField: true }),
        field('Label', 'Text', { length: 40 }),
        field('Language', 'Picklist'),
        field('NamespacePrefix', 'Text', { ...readOnly, length: 15 }),
        field('QualifiedApiName', 'Text', { length: 70 }),
        field('SystemModstamp', 'DateTime', readOnly),
      ];
    case 'customSetting':
      return [
        ...systemFields(),
        field('Name', 'Text', { length: 38, isNameField: true }),
        field('SetupOwnerId', 'Lookup', {
          label: 'Location',
          referenceTo: ['Organization', 'Profile', 'User'],
          relationshipName: 'SetupOwner',
          isUpdateable: false,
        }),
      ];
    default:
      return [
        ...systemFields(),
        nameField(object),
        ...ownership(object),
        field('LastActivityDate', 'Date', readOnly),
        field('LastViewedDate', 'DateTime', readOnly),
        field('LastReferencedDate', 'DateTime', readOnly),
      ];
  }
}

function nameField(object: ObjectMetadata): FieldDefinition {
  const label = object.nameField?.label ?? 'Name';
  if (object.nameField?.type !== 'AutoNumber') return field('Name', 'Text', { label, length: 80, isNameField: true });
  return field('Name', 'AutoNumber', {
    label,
    length: 80,
    isNameField: true,
    isCreateable: false,
    isUpdateable: false,
    displayFormat: object.nameField.displayFormat ?? '{0}',
  });
}

/** Details of a master belong to the master's owner and have none of their own. */
function ownership(object: ObjectMetadata): FieldDefinition[] {
  if (object.fields.some((own) => own.type === 'MasterDetail')) return [];
  return [field('OwnerId', 'Lookup', { referenceTo: ['User', 'Group'], relationshipName: 'Owner' })];
}
