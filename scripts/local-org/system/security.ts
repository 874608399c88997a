import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import type { ApexEnumValue } from '../runtime/enumValue.ts';
import { apexException } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { SystemObject } from '../runtime/systemObject.ts';
import { setOf, types } from '../runtime/typeRef.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { fieldRights, objectRights } from './schema/rights.ts';
import { refuse, required, systemEnum, systemType } from './support.ts';

/** Salesforce: Apex Reference, "AccessType Enum". */
export const accessType = systemEnum('AccessType', ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE']);

type Access = 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';

/** Fields that are always there and nobody needs a right for. */
const ALWAYS_READABLE = new Set([
  'Id',
  'RecordTypeId',
  'SystemModstamp',
  'CreatedDate',
  'LastModifiedDate',
  'IsDeleted',
]);

/** A `System.SObjectAccessDecision`. */
class DecisionValue extends SystemObject {
  readonly records: readonly SObjectRecord[];
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modified: readonly number[];
  readonly elementType: ApexList['elementType'];

  constructor(source: ApexList, records: readonly SObjectRecord[], stripper: Stripper) {
    super(systemType('SObjectAccessDecision'));
    this.elementType = source.elementType;
    this.records = records;
    this.removed = stripper.removed;
    this.modified = [...stripper.modified];
  }
}

/** Takes out of records what the running user may not read or write. */
class Stripper {
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** A copy of the record with the fields that are allowed. @param index of the root record in the list */
  strip(record: SObjectRecord, index: number): SObjectRecord {
    const { definition } = record;
    const copy = new SObjectRecord(definition);
    for (const name of record.fieldNames()) {
      if (this.#isAllowed(record, name)) copy.set(name, record.get(name));
      else this.#note(definition.name, name, index);
    }
    for (const name of record.parentNames()) this.#stripParent(record, copy, name, index);
    for (const name of record.childNames()) {
      copy.setChildren(
        name,
        (record.getChildren(name) ?? []).map((child) => this.strip(child, index)),
      );
    }
    copy.isQueried = record.isQueried;
    return copy;
  }

  #stripParent(record: SObjectRecord, copy: SObjectRecord, relationship: string, index: number): void {
    const parent = record.getParent(relationship) ?? null;
    const lookup = record.definition.parentRelationships.get(relationship);
    if (lookup && !this.#isAllowed(record, lookup.name)) this.#note(record.definition.name, lookup.name, index);
    else copy.setParent(relationship, parent === null ? null : this.strip(parent, index));
  }

  #isAllowed(record: SObjectRecord, name: string): boolean {
    const field = record.field(name);
    if (!field || ALWAYS_READABLE.has(field.name)) return true;
    const rights = fieldRights(record.definition, field);
    switch (this.#access) {
      case 'READABLE':
        return rights.read;
      case 'CREATABLE':
        return rights.create;
      case 'UPDATABLE':
        return rights.update;
      case 'UPSERTABLE':
        return rights.create && rights.update;
    }
  }

  #note(objectName: string, fieldName: string, index: number): void {
    const fields = this.removed.get(objectName) ?? new Set<string>();
    this.removed.set(objectName, fields.add(fieldName));
    this.modified.add(index);
  }
}

/** @throws NoAccessException when the user may not do it with the object at all */
function checkObject(record: SObjectRecord, access: Access): void {
  const rights = objectRights(record.definition);
  const isAllowed = {
    READABLE: rights.read,
    CREATABLE: rights.create,
    UPDATABLE: rights.update,
    UPSERTABLE: rights.create && rights.update,
  }[access];
  if (!isAllowed) throw apexException('NoAccessException', `No access to entity: ${record.definition.name}`);
}

function stripInaccessible(
  type: ApexEnumValue | null,
  source: ApexList | null,
  enforceObject: boolean | null = true,
): DecisionValue {
  const access = required(type).name as Access;
  const list = required(source);
  const records = list.items as SObjectRecord[];
  const [first] = records;
  if (enforceObject !== false && first) checkObject(first, access);
  const stripper = new Stripper(access);
  return new DecisionValue(
    list,
    records.map((record, index) => stripper.strip(record, index)),
    stripper,
  );
}

function removedFields(self: DecisionValue): ApexMap {
  const entries = [...self.removed].map(([name, fields]) => [name, new ApexSet(types.string, fields)] as const);
  return new ApexMap(types.string, setOf(types.string), entries);
}

const parameters = 'AccessType accessType, List<SObject> records';

/** Salesforce: Apex Reference, "Security Class" and "SObjectAccessDecision Class". */
export const securityClasses: readonly SystemClass[] = [
  defineClass('Security', {
    members: {
      [`static SObjectAccessDecision stripInaccessible(${parameters})`]: stripInaccessible,
      [`static SObjectAccessDecision stripInaccessible(${parameters}, Boolean enforceRootObjectCRUD)`]:
        stripInaccessible,
      [`static SObjectAccessDecision stripInaccessible(${parameters}, Boolean enforceRootObjectCRUD, Id permissionSetId)`]:
        refuse('Security.stripInaccessible with a permission set'),
    },
  }),
  defineClass('SObjectAccessDecision', {
    members: {
      'List<SObject> getRecords()': (self: DecisionValue) => new ApexList(self.elementType, [...self.records]),
      'Map<String,Set<String>> getRemovedFields()': removedFields,
      'Set<Integer> getModifiedIndexes()': (self: DecisionValue) => new ApexSet(types.integer, self.modified),
    },
  }),
];
