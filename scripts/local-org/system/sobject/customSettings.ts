import { ApexMap } from '../../runtime/collections.ts';
import { SObjectRecord } from '../../runtime/sobject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import type { AccessContext } from '../../ports.ts';
import type { ObjectDefinition } from '../../schema/definitions.ts';
import type { Implementation } from '../define.ts';
import { perTransaction, required } from '../support.ts';

/** Settings and custom metadata are read past the rights of the user, as code of the same package may. */
const SYSTEM: AccessContext = { mode: 'system', sharing: false };

/** Accessors do not count as queries, so they are run on counters that nobody reads. */
function readRows(soql: string, value: string | null): readonly SObjectRecord[] {
  const transaction = current();
  const { limits } = transaction;
  transaction.limits = { use: () => undefined, used: () => 0, maximum: (name) => limits.maximum(name) };
  try {
    return transaction.database.queryDynamic(soql, () => value, SYSTEM).records;
  } finally {
    transaction.limits = limits;
  }
}

/** All fields of an object, for a SELECT. */
const fieldList = (object: ObjectDefinition): string =>
  [...object.fields.values()]
    .filter((field) => field.type !== 'Location' && field.type !== 'Address')
    .map((field) => field.name)
    .join(', ');

/** The rows of custom metadata do not change within a transaction. */
const metadataRows = perTransaction(() => new Map<string, readonly SObjectRecord[]>());

function allMetadata(object: ObjectDefinition): readonly SObjectRecord[] {
  const known = metadataRows.get();
  const rows = known.get(object.name) ?? readRows(`SELECT ${fieldList(object)} FROM ${object.name}`, null);
  known.set(object.name, rows);
  return rows;
}

function metadataAccessors(object: ObjectDefinition): Record<string, Implementation> {
  const name = object.name;
  const find = (key: unknown): SObjectRecord | null => {
    const text = String(required(key)).toLowerCase();
    const isMatch = (row: SObjectRecord): boolean =>
      [row.get('DeveloperName'), row.get('QualifiedApiName'), row.id].some(
        (value) => String(value).toLowerCase() === text,
      );
    return allMetadata(object).find(isMatch)?.clone({ preserveId: true }) ?? null;
  };
  return {
    [`static Map<String,${name}> getAll()`]: () => byKey(allMetadata(object), 'DeveloperName', object),
    [`static ${name} getInstance(String developerName)`]: find,
    [`static ${name} getInstance(Id recordId)`]: find,
  };
}

function byKey(rows: readonly SObjectRecord[], field: string, object: ObjectDefinition): ApexMap {
  const entries = rows.map((row) => [row.get(field), row.clone({ preserveId: true })] as const);
  return new ApexMap(types.string, new SObjectRecord(object).type, entries);
}

function listAccessors(object: ObjectDefinition): Record<string, Implementation> {
  const name = object.name;
  const soql = `SELECT ${fieldList(object)} FROM ${name}`;
  const find = (key: string | null): SObjectRecord | null =>
    readRows(`${soql} WHERE Name = :key LIMIT 1`, required(key))[0] ?? null;
  return {
    [`static Map<String,${name}> getAll()`]: () => byKey(readRows(soql, null), 'Name', object),
    [`static ${name} getInstance(String settingName)`]: find,
    [`static ${name} getValues(String settingName)`]: find,
  };
}

/** The row of one owner (user, profile or organization), or null. */
function ownedBy(object: ObjectDefinition, ownerId: string | null): SObjectRecord | null {
  if (ownerId === null) return null;
  return (
    readRows(`SELECT ${fieldList(object)} FROM ${object.name} WHERE SetupOwnerId = :owner LIMIT 1`, ownerId)[0] ?? null
  );
}

const organizationId = (): string | null => readRows('SELECT Id FROM Organization LIMIT 1', null)[0]?.id ?? null;

const profileOf = (userId: string): string | null =>
  (readRows('SELECT ProfileId FROM User WHERE Id = :id', userId)[0]?.get('ProfileId') as string | null | undefined) ??
  null;

/** Owners from the nearest to the farthest: user, profile, organization. */
function ownersFor(id: string): (string | null)[] {
  if (id.startsWith('005')) return [id, profileOf(id), organizationId()];
  return id.startsWith('00e') ? [id, organizationId()] : [id];
}

/** `getInstance`: the nearest value of each field; a record without Id and with defaults when nothing is set. */
function merged(object: ObjectDefinition, id: string): SObjectRecord {
  const rows = ownersFor(id).flatMap((owner) => ownedBy(object, owner) ?? []);
  const [nearest] = rows;
  if (!nearest) return unset(object, null);
  const result = nearest.clone({ preserveId: true });
  for (const row of rows.slice(1)) {
    for (const name of row.fieldNames()) if (result.get(name) === null) result.set(name, row.get(name));
  }
  return result;
}

/** What the accessors give when no row is there: never null, and not saved yet. */
function unset(object: ObjectDefinition, ownerId: string | null): SObjectRecord {
  const record = new SObjectRecord(object);
  if (ownerId !== null) record.set('SetupOwnerId', ownerId);
  for (const field of object.fields.values()) {
    if (field.isCustom && field.type === 'Checkbox')
      record.set(field.name, field.defaultValue?.toLowerCase() === 'true');
  }
  return record;
}

function hierarchyAccessors(object: ObjectDefinition): Record<string, Implementation> {
  const name = object.name;
  return {
    [`static ${name} getOrgDefaults()`]: () => ownedBy(object, organizationId()) ?? unset(object, organizationId()),
    [`static ${name} getInstance()`]: () => merged(object, current().user.id),
    [`static ${name} getInstance(Id ownerId)`]: (id: string | null) => merged(object, required(id)),
    [`static ${name} getValues(Id ownerId)`]: (id: string | null) => ownedBy(object, required(id)),
  };
}

/**
 * The static members of a custom setting or custom metadata type; none for other objects. The compiler adds them to the
 * object's type. Salesforce: Apex Reference, "Custom Settings Methods" and "Custom Metadata Type Methods".
 */
export function settingAccessors(object: ObjectDefinition): Record<string, Implementation> {
  if (object.kind === 'customMetadata') return metadataAccessors(object);
  if (object.kind !== 'customSetting') return {};
  return object.settingType === 'List' ? listAccessors(object) : hierarchyAccessors(object);
}
