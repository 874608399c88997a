import { textHash } from '../../runtime/enumValue.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import { systemType } from '../support.ts';
import { DescribeFieldValue } from './describeField.ts';

/** A `Schema.SObjectField`: the token of a field, such as `Account.Name`. */
export class SObjectFieldValue extends SystemObject {
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;

  constructor(object: ObjectDefinition, field: FieldDefinition) {
    super(systemType('Schema.SObjectField'));
    this.object = object;
    this.field = field;
  }

  equalsValue(other: unknown): boolean {
    return (
      other instanceof SObjectFieldValue &&
      other.field.name === this.field.name &&
      other.object.name === this.object.name
    );
  }

  hashValue(): number {
    return textHash(`${this.object.name}.${this.field.name}`);
  }

  override toString(): string {
    return this.field.name;
  }
}

/** Salesforce: Apex Reference, "SObjectField Class". */
export const sObjectField = defineClass('Schema.SObjectField', {
  members: {
    'Schema.DescribeFieldResult getDescribe()': (self: SObjectFieldValue) =>
      new DescribeFieldValue(self.object, self.field),
    'Schema.DescribeFieldResult getDescribe(Schema.FieldDescribeOptions options)': (self: SObjectFieldValue) =>
      new DescribeFieldValue(self.object, self.field),
    'String toString()': (self: SObjectFieldValue) => self.toString(),
    'Boolean equals(Object other)': (self: SObjectFieldValue, other: unknown) => self.equalsValue(other),
    'Integer hashCode()': (self: SObjectFieldValue) => self.hashValue(),
  },
});
