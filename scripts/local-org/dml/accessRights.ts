import type { AccessRights } from '../ports.ts';
import { apexException } from '../runtime/exceptions.ts';
import { current } from '../runtime/transaction.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import type { DmlOrg } from './context.ts';

/** What profiles and permission sets give the user of the running transaction. */
export function accessRights({ security, store }: DmlOrg): AccessRights {
  const objectOf = (name: string): ObjectDefinition => {
    const object = store.schema.object(name);
    if (!object) throw apexException('IllegalArgumentException', `The org has no object ${name}`);
    return object;
  };
  return {
    object(name) {
      const object = objectOf(name);
      const { user } = current();
      return {
        read: security.canAccess(user, object, 'read'),
        create: security.canAccess(user, object, 'create'),
        update: security.canAccess(user, object, 'edit'),
        delete: security.canAccess(user, object, 'delete'),
      };
    },
    field(objectName, fieldName) {
      const object = objectOf(objectName);
      const field = object.fields.get(fieldName.toLowerCase());
      if (!field) throw apexException('IllegalArgumentException', `${objectName} has no field ${fieldName}`);
      const mayEdit = security.canAccessField(current().user, object, field, 'edit');
      return { read: security.canAccessField(current().user, object, field, 'read'), create: mayEdit, update: mayEdit };
    },
    hasCustomPermission: (name) => security.hasCustomPermission(current().user, name),
  };
}
