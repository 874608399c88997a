import { HostError } from '../../runtime/exceptions.ts';
import { current } from '../../runtime/transaction.ts';
import type { TypeRef } from '../../runtime/typeRef.ts';
import type { FieldDefinition } from '../../schema/definitions.ts';
import { TypeValue } from '../../system/language/type.ts';
import { DescribeFieldValue } from '../../system/schema/describeField.ts';
import { DescribeSObjectValue } from '../../system/schema/describeSObject.ts';
import { fieldSetNamed, fieldSetsOf } from '../../system/schema/fieldSet.ts';
import { SObjectFieldValue } from '../../system/schema/sObjectField.ts';
import { SObjectTypeValue } from '../../system/schema/sObjectType.ts';
import { FieldsValue } from '../../system/schema/sObjectTypeFields.ts';
import { objectOf } from './records.ts';

function fieldOf(objectName: string, fieldName: string): FieldDefinition {
  const field = objectOf(objectName).fields.get(fieldName.toLowerCase());
  if (!field) throw new HostError(`${objectName} has no field ${fieldName}`);
  return field;
}

/** `Account.SObjectType`. */
export const objectTypeToken = (objectName: string): unknown => new SObjectTypeValue(objectOf(objectName));

/** `Account.Name`. */
export const fieldToken = (objectName: string, fieldName: string): unknown =>
  new SObjectFieldValue(objectOf(objectName), fieldOf(objectName, fieldName));

/** `SObjectType.Account`. */
export const describeObjectToken = (objectName: string): unknown => new DescribeSObjectValue(objectOf(objectName));

/** `SObjectType.Account.fields.Name`. */
export const describeFieldToken = (objectName: string, fieldName: string): unknown =>
  new DescribeFieldValue(objectOf(objectName), fieldOf(objectName, fieldName));

/** `SObjectType.Account.fields`. */
export const fieldsToken = (objectName: string): unknown => new FieldsValue(objectOf(objectName));

/** `SObjectType.Account.fieldSets`. */
export const fieldSetsToken = (objectName: string): unknown => fieldSetsOf(objectOf(objectName));

/** `SObjectType.Account.fieldSets.Name`. */
export const fieldSetToken = (objectName: string, name: string): unknown => fieldSetNamed(objectOf(objectName), name);

/** `Account.class`. */
export const classLiteral = (type: TypeRef): unknown => new TypeValue(type);

/** `Label.name`. */
export function label(name: string): string {
  const found = current().services.metadata.labels.get(name.toLowerCase());
  if (!found) throw new HostError(`The org has no custom label ${name}`);
  return found.value;
}
