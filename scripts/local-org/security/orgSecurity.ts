import type { AccessContext, RunningUser } from '../ports.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { jsonList, SqlParams } from '../soql/params.ts';
import { type QueryPolicy, seesAll } from '../soql/policy.ts';
import { quoted } from '../store/db.ts';
import type { RecordStore } from '../store/store.ts';
import { isHideable, needsGrant, type ObjectRight, readRights, UserRights } from './rights.ts';

/** Objects that everybody may read: the org's own configuration. */
const openObjects: ReadonlySet<string> = new Set([
  'User',
  'Profile',
  'UserRole',
  'Organization',
  'RecordType',
  'OpportunityStage',
  'TaskStatus',
  'TaskPriority',
  'CustomNotificationType',
  'CronTrigger',
  'CronJobDetail',
  'AsyncApexJob',
  'ApexClass',
  'ApexTrigger',
  'PermissionSet',
  'PermissionSetAssignment',
  'Group',
  'GroupMember',
  'UserLicense',
  'Site',
  'StaticResource',
  'EntityDefinition',
  'FieldDefinition',
  'EventBusSubscriber',
  'CustomPermission',
  'SetupEntityAccess',
  'EmailTemplate',
  'BusinessHours',
  'Network',
]);

/**
 * Who may do what. Rights come from records (PermissionSet, ObjectPermissions …), as on the platform, and are kept
 * until one of those changes. Sharing knows owners, the role hierarchy and the organization-wide defaults.
 */
export class OrgSecurity {
  readonly #store: RecordStore;
  readonly #rights = new Map<string, UserRights>();
  readonly #subordinates = new Map<string, readonly string[]>();
  #adminId: string | null = null;

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /** Id of the administrator that every org has. */
  get adminId(): string {
    this.#adminId ??= String(
      this.#store.db.all(`SELECT "Id" FROM "User" WHERE "UserType" = 'Standard' ORDER BY rowid LIMIT 1`)[0]?.[0] ?? '',
    );
    return this.#adminId;
  }

  /** Forgets what was read; to be called when users, roles or permissions changed. */
  forget(): void {
    this.#rights.clear();
    this.#subordinates.clear();
    this.#adminId = null;
  }

  rightsOf(user: RunningUser): UserRights {
    let rights = this.#rights.get(user.id);
    if (!rights) this.#rights.set(user.id, (rights = readRights(this.#store, user.id)));
    return rights;
  }

  /** Whether a user may do something with an object's records, sharing aside. */
  canAccess(user: RunningUser, object: ObjectDefinition, right: ObjectRight): boolean {
    const rights = this.rightsOf(user);
    if (rights.modifyAllData || (right === 'read' && rights.viewAllData)) return true;
    if (right === 'read' && isOpen(object)) return true;
    const parent = activityOrDetail(object);
    return (
      rights.has(parent ? (this.#store.schema.object(parent) ?? object) : object, right) || rights.has(object, right)
    );
  }

  canAccessField(user: RunningUser, object: ObjectDefinition, field: FieldDefinition, right: 'read' | 'edit'): boolean {
    const rights = this.rightsOf(user);
    if (rights.modifyAllData || isOpen(object)) return true;
    const isHidden = !rights.seesStandardFields && isHideable(object, field);
    if (isHidden || needsGrant(field)) return rights.hasField(object, field, right);
    if (right === 'read') return this.canAccess(user, object, 'read');
    return this.canAccess(user, object, 'edit') || this.canAccess(user, object, 'create');
  }

  /** Whether a custom permission, by API name, is granted to a user. */
  hasCustomPermission(user: RunningUser, name: string): boolean {
    const found = this.#store.db.all('SELECT "Id" FROM "CustomPermission" WHERE "DeveloperName" = ? COLLATE NOCASE', [
      name,
    ]);
    return found.some(([id]) => this.rightsOf(user).hasEntity(String(id)));
  }

  /** Whether a user may call a class from outside (REST, @AuraEnabled). */
  canUseClass(user: RunningUser, className: string): boolean {
    const rights = this.rightsOf(user);
    if (rights.modifyAllData) return true;
    const found = this.#store.db.all('SELECT "Id" FROM "ApexClass" WHERE "Name" = ? COLLATE NOCASE', [className]);
    return found.some(([id]) => rights.hasEntity(String(id)));
  }

  /** What queries of a user may see. */
  policyFor(user: RunningUser, access: AccessContext): QueryPolicy {
    const isUserMode = access.mode === 'user';
    if (!isUserMode && !access.sharing) return seesAll;
    return {
      canReadObject: (object) => !isUserMode || this.canAccess(user, object, 'read'),
      canReadField: (object, field) => !isUserMode || this.canAccessField(user, object, field, 'read'),
      rowCondition: (object, alias, params) => this.#rowCondition(user, object, alias, params, 'read'),
    };
  }

  /** Whether sharing lets a user read or change one record. */
  canSeeRecord(user: RunningUser, object: ObjectDefinition, id: string, right: 'read' | 'edit'): boolean {
    const params = new SqlParams();
    const alias = params.newAlias();
    const condition = this.#rowCondition(user, object, alias, params, right);
    if (condition === null) return true;
    const place = params.add(id);
    return (
      this.#store.db.all(
        `SELECT 1 FROM ${quoted(object.name)} ${alias} WHERE ${alias}."Id" = ${place} AND ${condition}`,
        params.values,
      ).length > 0
    );
  }

  /** Null when the user sees all records of the object. */
  #rowCondition(
    user: RunningUser,
    object: ObjectDefinition,
    alias: string,
    params: SqlParams,
    right: 'read' | 'edit',
  ): string | null {
    const rights = this.rightsOf(user);
    if (rights.modifyAllData || rights.has(object, 'modifyAll')) return null;
    if (right === 'read' && (rights.viewAllData || rights.has(object, 'viewAll'))) return null;
    if (object.kind === 'customMetadata' || object.kind === 'customSetting' || isOpen(object)) return null;
    if (object.sharingModel === 'ControlledByParent') return this.#parentCondition(user, object, alias, params, right);
    // A guest sees no record but those that a sharing rule opens, whatever the defaults are.
    if (user.kind !== 'guest' && isShared(object, right)) return null;
    if (user.kind === 'guest') return '0';
    if (!object.fields.has('ownerid')) return null;
    return `${alias}."OwnerId" IN (SELECT value FROM json_each(${params.add(jsonList(this.#ownersVisibleTo(user.id)))}))`;
  }

  #parentCondition(
    user: RunningUser,
    object: ObjectDefinition,
    alias: string,
    params: SqlParams,
    right: 'read' | 'edit',
  ): string | null {
    const masters = [...object.fields.values()].filter(
      (field) => field.type === 'MasterDetail' || (field.name === 'AccountId' && !field.isCustom),
    );
    const conditions: string[] = [];
    for (const master of masters) {
      const parent = this.#store.schema.object(master.referenceTo[0]);
      if (!parent) continue;
      const parentAlias = params.newAlias();
      const condition = this.#rowCondition(user, parent, parentAlias, params, right);
      const column = `${alias}.${quoted(master.name)}`;
      if (condition)
        conditions.push(
          `EXISTS (SELECT 1 FROM ${quoted(parent.name)} ${parentAlias} WHERE ${parentAlias}."Id" = ${column} AND ${condition})`,
        );
    }
    if (conditions.length === 0) return null;
    const own = object.fields.has('ownerid') ? `${alias}."OwnerId" = ${params.add(user.id)} OR ` : '';
    return `(${own}${conditions.join(' AND ')})`;
  }

  /** The user, the queues the user is in, and everybody below in the role hierarchy. */
  #ownersVisibleTo(userId: string): readonly string[] {
    let owners = this.#subordinates.get(userId);
    if (!owners) this.#subordinates.set(userId, (owners = this.#readOwners(userId)));
    return owners;
  }

  #readOwners(userId: string): string[] {
    const rows = this.#store.db.all(
      `WITH RECURSIVE below(id) AS (
         SELECT "Id" FROM "UserRole" WHERE "ParentRoleId" = (SELECT "UserRoleId" FROM "User" WHERE "Id" = ?1)
         UNION SELECT r."Id" FROM "UserRole" r JOIN below ON r."ParentRoleId" = below.id)
       SELECT "Id" FROM "User" WHERE "UserRoleId" IN (SELECT id FROM below)
       UNION SELECT "GroupId" FROM "GroupMember" WHERE "UserOrGroupId" = ?1`,
      [userId],
    );
    return [userId, ...rows.map(([id]) => String(id))];
  }
}

const isOpen = (object: ObjectDefinition): boolean => openObjects.has(object.name) || object.kind === 'customMetadata';

/** Rights on these follow from rights on another object. */
function activityOrDetail(object: ObjectDefinition): string | undefined {
  const parents: Readonly<Record<string, string>> = {
    AccountContactRole: 'Account',
    OpportunityContactRole: 'Opportunity',
    OpportunityLineItem: 'Opportunity',
    ContentDocumentLink: 'ContentDocument',
  };
  return parents[object.name];
}

function isShared(object: ObjectDefinition, right: 'read' | 'edit'): boolean {
  const { sharingModel } = object;
  return sharingModel === 'ReadWrite' || sharingModel === 'FullAccess' || (right === 'read' && sharingModel === 'Read');
}
