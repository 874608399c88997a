import { ApexList, ApexMap } from '../../runtime/collections.ts';
import { ApexException, apexException } from '../../runtime/exceptions.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { types } from '../../runtime/typeRef.ts';
import type { FieldDefinition } from '../../schema/definitions.ts';
import { errorList } from '../database/results.ts';
import type { DmlOptionsValue } from '../database/dmlOptions.ts';
import { defineClass } from '../define.ts';
import type { Implementation } from '../define.ts';
import { SObjectFieldValue } from '../schema/sObjectField.ts';
import { SObjectTypeValue } from '../schema/sObjectType.ts';
import { refuse, required } from '../support.ts';
import { fieldValueFor } from './fieldValue.ts';

/** A field or relationship, named in text or by its token. */
type Named = string | SObjectFieldValue | null;

const nameOf = (name: Named): string => (name instanceof SObjectFieldValue ? name.field.name : required(name));

/** @throws SObjectException, as dynamic access to an unknown field does */
function fieldNamed(record: SObjectRecord, name: Named): FieldDefinition {
  const field = record.field(nameOf(name));
  if (field) return field;
  throw apexException('SObjectException', `Invalid field ${nameOf(name)} for ${record.definition.name}`);
}

function get(self: SObjectRecord, name: Named): unknown {
  if (self.definition.name === 'AggregateResult') return self.read(nameOf(name));
  const path = nameOf(name).split('.');
  if (path.length > 1)
    throw apexException('SObjectException', `Invalid field ${nameOf(name)} for ${self.definition.name}`);
  return self.read(fieldNamed(self, name).name);
}

/** @returns the value that the field had before */
function put(self: SObjectRecord, name: Named, value: unknown): unknown {
  const field = fieldNamed(self, name);
  const before = self.get(field.name);
  self.set(field.name, fieldValueFor(self.definition, field, value));
  return before;
}

/** The relationship of a lookup, named by the relationship or by the lookup's token. */
function relationshipName(self: SObjectRecord, name: Named | SObjectTypeValue): string {
  const text = name instanceof SObjectTypeValue ? name.object.name : nameOf(name);
  const byField = self.field(text)?.relationshipName;
  if (byField) return byField;
  if (self.definition.parentRelationships.has(text.toLowerCase())) return text;
  throw apexException('SObjectException', `Invalid relationship ${text} for ${self.definition.name}`);
}

function getSObjects(self: SObjectRecord, name: string | SObjectTypeValue | null): ApexList | null {
  const text = name instanceof SObjectTypeValue ? name.object.pluralLabel : required(name);
  if (!self.definition.childRelationships.has(text.toLowerCase())) {
    throw apexException('SObjectException', `Invalid relationship ${text} for ${self.definition.name}`);
  }
  const children = self.getChildren(text);
  const [first] = children ?? [];
  return first ? new ApexList(first.type, [...(children ?? [])]) : null;
}

function populatedFields(self: SObjectRecord): ApexMap {
  const map = new ApexMap(types.string, types.object);
  for (const name of self.fieldNames()) map.set(name, self.get(name));
  for (const name of self.parentNames()) {
    const parent = self.getParent(name);
    if (parent) map.set(self.definition.parentRelationships.get(name)?.relationshipName ?? name, parent);
  }
  for (const name of self.childNames()) {
    const children = self.getChildren(name) ?? [];
    const relationship = self.definition.childRelationships.get(name)?.name ?? name;
    map.set(relationship, new ApexList(children[0]?.type ?? types.sobject, [...children]));
  }
  return map;
}

const textOfError = (error: string | ApexException | null): string =>
  error instanceof ApexException ? error.messageText : required(error);

const addError: Implementation = (self: SObjectRecord, error: string | ApexException | null) =>
  self.addError(textOfError(error));

const addFieldError: Implementation = (self: SObjectRecord, field: Named, error: string | null) =>
  self.addError(required(error), fieldNamed(self, field).name);

const errors: Readonly<Record<string, Implementation>> = {
  'void addError(String message)': addError,
  'void addError(String message, Boolean escape)': addError,
  'void addError(Exception error)': addError,
  'void addError(Exception error, Boolean escape)': addError,
  'void addError(String fieldName, String message)': addFieldError,
  'void addError(String fieldName, String message, Boolean escape)': addFieldError,
  'void addError(Schema.SObjectField field, String message)': addFieldError,
  'void addError(Schema.SObjectField field, String message, Boolean escape)': addFieldError,
  'Boolean hasErrors()': (self: SObjectRecord) => self.errors.length > 0,
  'List<Database.Error> getErrors()': (self: SObjectRecord) =>
    errorList(
      self.errors.map(({ message, fieldName, statusCode }) => ({
        message,
        statusCode,
        fields: fieldName === undefined ? [] : [fieldName],
      })),
    ),
};

/** The record that a clone was made of. */
const cloneSources = new WeakMap<SObjectRecord, string | null>();

function clone(
  self: SObjectRecord,
  preserveId: boolean | null = false,
  isDeep: boolean | null = false,
  preserveReadOnlyTimestamps: boolean | null = false,
  preserveAutonumber: boolean | null = false,
): SObjectRecord {
  const copy = self.clone({
    preserveId: preserveId ?? false,
    isDeep: isDeep ?? false,
    preserveReadOnlyTimestamps: preserveReadOnlyTimestamps ?? false,
    preserveAutonumber: preserveAutonumber ?? false,
  });
  cloneSources.set(copy, self.id);
  return copy;
}

const cloning: Readonly<Record<string, Implementation>> = {
  'SObject clone()': clone,
  'SObject clone(Boolean preserveId)': clone,
  'SObject clone(Boolean preserveId, Boolean isDeepClone)': clone,
  'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)': clone,
  'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)':
    clone,
  'Boolean isClone()': (self: SObjectRecord) => cloneSources.has(self),
  'Id getCloneSourceId()': (self: SObjectRecord) => cloneSources.get(self) ?? null,
};

const relationships: Readonly<Record<string, Implementation>> = {
  'SObject getSObject(String name)': (self: SObjectRecord, name: string | null) =>
    self.readParent(relationshipName(self, name)),
  'SObject getSObject(Schema.SObjectField field)': (self: SObjectRecord, field: SObjectFieldValue | null) =>
    self.readParent(relationshipName(self, field)),
  'List<SObject> getSObjects(String name)': getSObjects,
  'List<SObject> getSObjects(Schema.SObjectType type)': getSObjects,
  'SObject putSObject(String name, SObject parent)': (
    self: SObjectRecord,
    name: string | null,
    parent: SObjectRecord | null,
  ) => {
    const relationship = relationshipName(self, name);
    const before = self.getParent(relationship) ?? null;
    self.setParent(relationship, parent);
    return before;
  },
  'SObject putSObject(Schema.SObjectField field, SObject parent)': (
    self: SObjectRecord,
    field: SObjectFieldValue | null,
    parent: SObjectRecord | null,
  ) => {
    const relationship = relationshipName(self, field);
    const before = self.getParent(relationship) ?? null;
    self.setParent(relationship, parent);
    return before;
  },
};

const dmlOptions = new WeakMap<SObjectRecord, DmlOptionsValue>();

/** Salesforce: Apex Reference, "SObject Class". Every object's own type inherits these members. */
export const sobject = defineClass('SObject', {
  isInstance: (value) => value instanceof SObjectRecord,
  members: {
    ...errors,
    ...cloning,
    ...relationships,
    'Object get(String fieldName)': get,
    'Object get(Schema.SObjectField field)': get,
    'Object put(String fieldName, Object value)': put,
    'Object put(Schema.SObjectField field, Object value)': put,
    'Boolean isSet(String fieldName)': (self: SObjectRecord, name: Named) => self.has(fieldNamed(self, name).name),
    'Boolean isSet(Schema.SObjectField field)': (self: SObjectRecord, name: Named) =>
      self.has(fieldNamed(self, name).name),
    'void clear()': (self: SObjectRecord) => {
      for (const name of self.fieldNames()) self.unset(name);
    },
    'Schema.SObjectType getSObjectType()': (self: SObjectRecord) => new SObjectTypeValue(self.definition),
    'Map<String,Object> getPopulatedFieldsAsMap()': populatedFields,
    'Database.DMLOptions getOptions()': (self: SObjectRecord) => dmlOptions.get(self) ?? null,
    'void setOptions(Database.DMLOptions options)': (self: SObjectRecord, options: DmlOptionsValue | null) =>
      void dmlOptions.set(self, required(options)),
    'String getQuickActionName()': () => null,
    'void recalculateFormulas()': refuse('SObject.recalculateFormulas'),
  },
});
