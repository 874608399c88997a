import type { OrgMetadata, PermissionSetMetadata } from '../metadata/model.ts';
import type { RecordStore } from '../store/store.ts';
import type { SetupRecords } from './setupRecords.ts';

/** Makes records of permission sets and of all that they grant, and of permission set groups. */
export function deployPermissionSets(records: SetupRecords, store: RecordStore, metadata: OrgMetadata): void {
  store.db.exec('CREATE TABLE IF NOT EXISTS "local_org_principal_access" ("PermissionSetId" TEXT, "Principal" TEXT)');
  store.db.exec('DELETE FROM "local_org_principal_access"');
  for (const permissionSet of metadata.permissionSets.values()) deployPermissionSet(records, store, permissionSet);
  store.db.exec(
    'CREATE TABLE IF NOT EXISTS "local_org_group_member" ("PermissionSetGroupId" TEXT, "PermissionSetId" TEXT)',
  );
  store.db.exec('DELETE FROM "local_org_group_member"');
  for (const group of metadata.permissionSetGroups.values()) {
    const groupId = records.put(
      'PermissionSetGroup',
      { DeveloperName: group.name },
      { MasterLabel: group.label, Status: 'Updated' },
    );
    for (const name of group.permissionSets) {
      const setId = records.find('PermissionSet', { Name: name });
      if (!setId)
        throw new Error(
          `Permission set group ${group.name} has the permission set ${name}, which is not in the source`,
        );
      store.db.run('INSERT INTO "local_org_group_member" VALUES (?, ?)', [groupId, setId]);
    }
  }
}

/** User permissions that have a field on PermissionSet. */
function userPermissions(store: RecordStore, permissionSet: PermissionSetMetadata): Record<string, boolean> {
  const fields = store.schema.object('PermissionSet')?.fields;
  const granted = permissionSet.userPermissions.map((name) => fields?.get(`permissions${name.toLowerCase()}`)?.name);
  return Object.fromEntries(granted.filter((name) => name !== undefined).map((name) => [name, true]));
}

function deployPermissionSet(records: SetupRecords, store: RecordStore, permissionSet: PermissionSetMetadata): void {
  const parentId = records.put(
    'PermissionSet',
    { Name: permissionSet.name },
    {
      Label: permissionSet.label,
      Description: permissionSet.description ?? null,
      IsCustom: true,
      Type: 'Regular',
      ...userPermissions(store, permissionSet),
    },
  );
  for (const object of ['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess'])
    records.removeAll(object, { ParentId: parentId });
  for (const grant of permissionSet.objects) {
    records.put(
      'ObjectPermissions',
      { ParentId: parentId, SobjectType: grant.object },
      {
        PermissionsCreate: grant.create,
        PermissionsRead: grant.read,
        PermissionsEdit: grant.edit,
        PermissionsDelete: grant.delete,
        PermissionsViewAllRecords: grant.viewAll,
        PermissionsModifyAllRecords: grant.modifyAll,
      },
    );
  }
  for (const grant of permissionSet.fields) {
    const [object] = grant.field.split('.');
    records.put(
      'FieldPermissions',
      { ParentId: parentId, SobjectType: object, Field: grant.field },
      { PermissionsRead: grant.readable, PermissionsEdit: grant.editable },
    );
  }
  grantEntities(records, parentId, 'ApexClass', 'Name', permissionSet.classes);
  grantEntities(records, parentId, 'CustomPermission', 'DeveloperName', permissionSet.customPermissions);
  for (const principal of permissionSet.externalCredentialPrincipals) {
    store.db.run('INSERT INTO "local_org_principal_access" VALUES (?, ?)', [parentId, principal.toLowerCase()]);
  }
}

/** Grants of what is not in the source (standard classes, other packages) grant nothing here. */
function grantEntities(
  records: SetupRecords,
  parentId: string,
  object: string,
  nameField: string,
  names: readonly string[],
): void {
  for (const name of names) {
    const entityId = records.find(object, { [nameField]: name });
    if (entityId)
      records.put('SetupEntityAccess', { ParentId: parentId, SetupEntityId: entityId }, { SetupEntityType: object });
  }
}
