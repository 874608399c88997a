import { current } from '../../runtime/transaction.ts';
import type { FieldRights, ObjectRights } from '../../ports.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';

/** What the running user may do with an object. */
export const objectRights = (object: ObjectDefinition): ObjectRights => current().database.rights.object(object.name);

/** What the running user may do with a field: nothing can be written that nobody can write. */
export function fieldRights(object: ObjectDefinition, field: FieldDefinition): FieldRights {
  const granted = current().database.rights.field(object.name, field.name);
  return {
    read: granted.read,
    create: granted.create && field.isCreateable,
    update: granted.update && field.isUpdateable,
  };
}
