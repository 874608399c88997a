import { ApexList } from '../../runtime/collections.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { FieldDefinition, FieldSetDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import type { SystemClass } from '../define.ts';
import { systemType } from '../support.ts';
import { CaseInsensitiveMap } from './caseInsensitiveMap.ts';
import { displayTypeOf } from './enums.ts';
import { SObjectFieldValue } from './sObjectField.ts';
import { SObjectTypeValue } from './sObjectType.ts';

/** `describe.fieldSets`. Naming one (`fieldSets.Key_Fields`) is the compiler's matter: {@link fieldSetNamed}. */
class FieldSetsValue extends SystemObject {
  readonly object: ObjectDefinition;

  constructor(object: ObjectDefinition) {
    super(systemType('Schema.SObjectTypeFieldSets'));
    this.object = object;
  }
}

/** A `Schema.FieldSet`. */
class FieldSetValue extends SystemObject {
  readonly object: ObjectDefinition;
  readonly set: FieldSetDefinition;

  constructor(object: ObjectDefinition, set: FieldSetDefinition) {
    super(systemType('Schema.FieldSet'));
    this.object = object;
    this.set = set;
  }
}

/** A `Schema.FieldSetMember`. */
class FieldSetMemberValue extends SystemObject {
  readonly path: string;
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;

  constructor(path: string, object: ObjectDefinition, field: FieldDefinition) {
    super(systemType('Schema.FieldSetMember'));
    this.path = path;
    this.object = object;
    this.field = field;
  }
}

export const fieldSetsOf = (object: ObjectDefinition): SystemObject => new FieldSetsValue(object);

/** The field set of that name, or null. */
export function fieldSetNamed(object: ObjectDefinition, name: string): SystemObject | null {
  const set = object.fieldSets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return set ? new FieldSetValue(object, set) : null;
}

/** Follows `Owner.Profile.Name` to its last field; nothing when a segment is unknown. */
function memberAt(object: ObjectDefinition, path: string): FieldSetMemberValue[] {
  const segments = path.split('.');
  let owner: ObjectDefinition | undefined = object;
  for (const relationship of segments.slice(0, -1)) {
    const lookup: FieldDefinition | undefined = owner?.parentRelationships.get(relationship.toLowerCase());
    owner = lookup?.referenceTo[0] === undefined ? undefined : current().services.schema.object(lookup.referenceTo[0]);
  }
  const field = owner?.fields.get(segments.at(-1)?.toLowerCase() ?? '');
  return owner && field ? [new FieldSetMemberValue(path, owner, field)] : [];
}

function fieldSetMap({ object }: FieldSetsValue): CaseInsensitiveMap {
  const map = new CaseInsensitiveMap(types.string, systemType('Schema.FieldSet'));
  for (const set of object.fieldSets) map.set(set.name, new FieldSetValue(object, set));
  return map;
}

/** Salesforce: Apex Reference, "FieldSet Class" and "FieldSetMember Class". */
export const fieldSetClasses: readonly SystemClass[] = [
  defineClass('Schema.SObjectTypeFieldSets', { members: { 'Map<String,Schema.FieldSet> getMap()': fieldSetMap } }),
  defineClass('Schema.FieldSet', {
    members: {
      'String getName()': (self: FieldSetValue) => self.set.name,
      'String getLabel()': (self: FieldSetValue) => self.set.label,
      'String getDescription()': () => null,
      'String getNamespace()': () => '',
      'Schema.SObjectType getSObjectType()': (self: FieldSetValue) => new SObjectTypeValue(self.object),
      'List<Schema.FieldSetMember> getFields()': (self: FieldSetValue) =>
        new ApexList(
          systemType('Schema.FieldSetMember'),
          self.set.fields.flatMap((path) => memberAt(self.object, path)),
        ),
    },
  }),
  defineClass('Schema.FieldSetMember', {
    members: {
      'String getFieldPath()': (self: FieldSetMemberValue) => self.path,
      'String getLabel()': (self: FieldSetMemberValue) => self.field.label,
      'Boolean getRequired()': () => false,
      'Boolean getDBRequired()': (self: FieldSetMemberValue) => self.field.isRequired,
      'Schema.DisplayType getType()': (self: FieldSetMemberValue) => displayTypeOf(self.field),
      'Schema.SObjectField getSObjectField()': (self: FieldSetMemberValue) =>
        new SObjectFieldValue(self.object, self.field),
    },
  }),
];
