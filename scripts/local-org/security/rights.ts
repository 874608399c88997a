import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import type { RecordStore } from '../store/store.ts';

/** What can be done with an object's records. */
export type ObjectRight = 'create' | 'read' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

/** What one user may do, collected from the profile and all assigned permission sets. */
export class UserRights {
  readonly viewAllData: boolean;
  readonly modifyAllData: boolean;
  /** True when the user's profile shows the standard fields of standard objects. */
  readonly seesStandardFields: boolean;
  readonly #objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  readonly #readable: ReadonlySet<string>;
  readonly #editable: ReadonlySet<string>;
  /** Ids of classes and custom permissions that are granted. */
  readonly #entities: ReadonlySet<string>;
  readonly #principals: ReadonlySet<string>;

  constructor(parts: {
    viewAllData: boolean;
    modifyAllData: boolean;
    seesStandardFields: boolean;
    objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
    readable: ReadonlySet<string>;
    editable: ReadonlySet<string>;
    entities: ReadonlySet<string>;
    principals: ReadonlySet<string>;
  }) {
    this.viewAllData = parts.viewAllData;
    this.modifyAllData = parts.modifyAllData;
    this.seesStandardFields = parts.seesStandardFields;
    this.#objects = parts.objects;
    this.#readable = parts.readable;
    this.#editable = parts.editable;
    this.#entities = parts.entities;
    this.#principals = parts.principals;
  }

  has(object: ObjectDefinition, right: ObjectRight): boolean {
    return this.#objects.get(object.name.toLowerCase())?.has(right) ?? false;
  }

  hasField(object: ObjectDefinition, field: FieldDefinition, right: 'read' | 'edit'): boolean {
    const name = `${object.name}.${grantedAs(field)}`.toLowerCase();
    return right === 'read' ? this.#readable.has(name) : this.#editable.has(name);
  }

  hasEntity(id: string): boolean {
    return this.#entities.has(id);
  }

  /** Whether callouts may use a principal of an external credential, named `Credential-Principal`. */
  hasPrincipal(name: string): boolean {
    return this.#principals.has(name.toLowerCase());
  }
}

/** Required fields and those of the platform need no grant of their own: whoever may use the object may use them. */
export function needsGrant(field: FieldDefinition): boolean {
  return field.isCustom && !field.isRequired && field.type !== 'MasterDetail';
}

const withStandardFields: ReadonlySet<string> = new Set([
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Contract',
  'Lead',
  'Opportunity',
  'Order',
  'Product2',
]);

const neverHidden: ReadonlySet<string> = new Set(['OwnerId', 'FirstName', 'MiddleName', 'Salutation', 'Suffix']);

/** Standard fields that a profile or permission set shows or hides. */
export function isHideable(object: ObjectDefinition, field: FieldDefinition): boolean {
  if (field.isCustom || !withStandardFields.has(object.name) || neverHidden.has(field.name)) return false;
  const isPlain = field.isCreateable || field.isUpdateable || field.type === 'Address';
  return isPlain && !field.isRequired && !field.isNameField && field.type !== 'Checkbox';
}

/** The parts of an address are granted together. */
function grantedAs(field: FieldDefinition): string {
  if (field.isCustom) return field.name;
  return field.name.replace(/^(|Billing|Shipping|Mailing|Other)(Street|City|State|PostalCode|Country)$/, '$1Address');
}

/** Profiles whose users see the standard fields of the objects that they may use. */
const usualProfiles: ReadonlySet<string> = new Set([
  'System Administrator',
  'Standard User',
  'Standard Platform User',
  'Marketing User',
  'Read Only',
  'Automated Process',
]);

function seesStandardFields({ db }: RecordStore, userId: string): boolean {
  const sql = 'SELECT "Name" FROM "Profile" WHERE "Id" = (SELECT "ProfileId" FROM "User" WHERE "Id" = ?)';
  return usualProfiles.has(String(db.all(sql, [userId])[0]?.[0]));
}

const rightColumns: readonly (readonly [column: string, right: ObjectRight])[] = [
  ['PermissionsCreate', 'create'],
  ['PermissionsRead', 'read'],
  ['PermissionsEdit', 'edit'],
  ['PermissionsDelete', 'delete'],
  ['PermissionsViewAllRecords', 'viewAll'],
  ['PermissionsModifyAllRecords', 'modifyAll'],
];

/** SQL: ids of the permission sets, the profile's included, of the user that is parameter 1. */
export const assignedSets = `
  SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?1 AND "PermissionSetId" IS NOT NULL
  UNION SELECT "Id" FROM "PermissionSet" WHERE "ProfileId" = (SELECT "ProfileId" FROM "User" WHERE "Id" = ?1)
  UNION SELECT "PermissionSetId" FROM "local_org_group_member" WHERE "PermissionSetGroupId" IN
    (SELECT "PermissionSetGroupId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?1)`;

/** Reads what a user may do from the permission sets that are assigned. */
export function readRights(store: RecordStore, userId: string): UserRights {
  const { db } = store;
  const [[viewAll, modifyAll]] = db.all(
    `SELECT MAX("PermissionsViewAllData"), MAX("PermissionsModifyAllData") FROM "PermissionSet" WHERE "Id" IN (${assignedSets})`,
    [userId],
  );
  const objects = new Map<string, Set<ObjectRight>>();
  const columns = rightColumns.map(([column]) => `"${column}"`).join(', ');
  for (const [name, ...granted] of db.all(
    `SELECT "SobjectType", ${columns} FROM "ObjectPermissions" WHERE "ParentId" IN (${assignedSets})`,
    [userId],
  )) {
    const key = String(name).toLowerCase();
    const rights = objects.get(key) ?? new Set<ObjectRight>();
    rightColumns.forEach(([, right], index) => granted[index] === 1 && rights.add(right));
    objects.set(key, rights);
  }
  const fields = db.all(
    `SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM "FieldPermissions" WHERE "ParentId" IN (${assignedSets})`,
    [userId],
  );
  const named = (column: number): Set<string> =>
    new Set(fields.filter((row) => row[column] === 1).map(([name]) => String(name).toLowerCase()));
  const entities = db.all(`SELECT "SetupEntityId" FROM "SetupEntityAccess" WHERE "ParentId" IN (${assignedSets})`, [
    userId,
  ]);
  const principals = db.all(
    `SELECT "Principal" FROM "local_org_principal_access" WHERE "PermissionSetId" IN (${assignedSets})`,
    [userId],
  );
  return new UserRights({
    viewAllData: viewAll === 1,
    modifyAllData: modifyAll === 1,
    seesStandardFields: seesStandardFields(store, userId),
    objects,
    readable: new Set([...named(1), ...named(2)]),
    editable: named(2),
    entities: new Set(entities.map(([id]) => String(id))),
    principals: new Set(principals.map(([name]) => String(name))),
  });
}
