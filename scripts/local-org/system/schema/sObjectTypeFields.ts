import { SystemObject } from '../../runtime/systemObject.ts';
import { types } from '../../runtime/typeRef.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import { defineClass } from '../define.ts';
import { systemType } from '../support.ts';
import { CaseInsensitiveMap } from './caseInsensitiveMap.ts';
import { SObjectFieldValue } from './sObjectField.ts';

/** `describe.fields`: all fields of an object. Naming one (`fields.Name`) is the compiler's matter. */
export class FieldsValue extends SystemObject {
  readonly object: ObjectDefinition;

  constructor(object: ObjectDefinition) {
    super(systemType('Schema.SObjectTypeFields'));
    this.object = object;
  }
}

/** Fields by lower-cased API name. */
function fieldMap({ object }: FieldsValue): CaseInsensitiveMap {
  const map = new CaseInsensitiveMap(types.string, systemType('Schema.SObjectField'));
  for (const [name, field] of object.fields) map.set(name, new SObjectFieldValue(object, field));
  map.nameOf = (key) => object.fields.get(key.toLowerCase())?.name;
  return map;
}

/** Salesforce: Apex Developer Guide, "Using Field Tokens". */
export const sObjectTypeFields = defineClass('Schema.SObjectTypeFields', {
  members: { 'Map<String,Schema.SObjectField> getMap()': fieldMap },
});
