import { HostError } from '../../runtime/exceptions.ts';
import type { SystemObject } from '../../runtime/systemObject.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { DescribeSObjectValue } from './describeSObject.ts';
import { SObjectFieldValue } from './sObjectField.ts';
import { SObjectTypeValue } from './sObjectType.ts';

export { fieldSetNamed } from './fieldSet.ts';

/** The token of an object: `Account.SObjectType`. */
export const sObjectTypeOf = (object: ObjectDefinition): SObjectTypeValue => new SObjectTypeValue(object);

/** The describe of an object: `SObjectType.Account`. */
export const describeOf = (object: ObjectDefinition): SystemObject => new DescribeSObjectValue(object);

/** The token of a field: `Account.Name`. @throws HostError when the object has no such field */
export function sObjectFieldOf(object: ObjectDefinition, fieldName: string): SObjectFieldValue {
  const field = object.fields.get(fieldName.toLowerCase());
  if (!field) throw new HostError(`${object.name} has no field ${fieldName}`);
  return new SObjectFieldValue(object, field);
}
