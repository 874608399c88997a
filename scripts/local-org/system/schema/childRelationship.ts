import { ApexList } from '../../runtime/collections.ts';
import { textHash } from '../../runtime/enumValue.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import type { ChildRelationship, FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import { systemType } from '../support.ts';
import { SObjectFieldValue } from './sObjectField.ts';
import { SObjectTypeValue } from './sObjectType.ts';

/** A `Schema.ChildRelationship`. */
class ChildRelationshipValue extends SystemObject {
  readonly name: string;
  readonly child: ObjectDefinition;
  readonly field: FieldDefinition;

  constructor(name: string, child: ObjectDefinition, field: FieldDefinition) {
    super(systemType('Schema.ChildRelationship'));
    this.name = name;
    this.child = child;
    this.field = field;
  }

  get #key(): string {
    return `${this.child.name}.${this.field.name}`;
  }

  equalsValue(other: unknown): boolean {
    return other instanceof ChildRelationshipValue && other.#key === this.#key;
  }

  hashValue(): number {
    return textHash(this.#key);
  }
}

function resolve(relationship: ChildRelationship): ChildRelationshipValue[] {
  const child = current().services.schema.object(relationship.childObject);
  const field = child?.fields.get(relationship.field.toLowerCase());
  return child && field ? [new ChildRelationshipValue(relationship.name, child, field)] : [];
}

/** The relationships that point at an object. */
export const childRelationships = (object: ObjectDefinition): ApexList =>
  new ApexList(systemType('Schema.ChildRelationship'), [...object.childRelationships.values()].flatMap(resolve));

/** Salesforce: Apex Reference, "ChildRelationship Class". */
export const childRelationship = defineClass('Schema.ChildRelationship', {
  members: {
    'Schema.SObjectType getChildSObject()': (self: ChildRelationshipValue) => new SObjectTypeValue(self.child),
    'Schema.SObjectField getField()': (self: ChildRelationshipValue) => new SObjectFieldValue(self.child, self.field),
    'String getRelationshipName()': (self: ChildRelationshipValue) => self.name,
    'Boolean isCascadeDelete()': (self: ChildRelationshipValue) =>
      self.field.type === 'MasterDetail' || self.field.deleteConstraint === 'Cascade',
    'Boolean isRestrictedDelete()': (self: ChildRelationshipValue) => self.field.deleteConstraint === 'Restrict',
    'Boolean isDeprecatedAndHidden()': () => false,
    'Boolean equals(Object other)': (self: ChildRelationshipValue, other: unknown) => self.equalsValue(other),
    'Integer hashCode()': (self: ChildRelationshipValue) => self.hashValue(),
  },
});
