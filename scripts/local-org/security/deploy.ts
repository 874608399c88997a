import type { OrgMetadata } from '../metadata/model.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { quoted } from '../store/db.ts';
import type { RecordStore } from '../store/store.ts';
import { hasTable } from '../store/tables.ts';
import { deployPermissionSets } from './deployPermissions.ts';
import { SetupRecords } from './setupRecords.ts';

/**
 * Makes records of what a deployment makes records of: classes, permission sets, custom metadata, record types, queues,
 * stages … Records that are there keep their ids.
 */
export function deployRecords(store: RecordStore, metadata: OrgMetadata): void {
  const records = new SetupRecords(store);
  deployApex(records, metadata);
  deployValueSets(records, store);
  deployCustomMetadata(records, store, metadata);
  for (const type of metadata.notificationTypes.values()) {
    records.put(
      'CustomNotificationType',
      { DeveloperName: type.name },
      { MasterLabel: type.label, CustomNotifTypeName: type.label },
    );
  }
  for (const permission of metadata.customPermissions.values()) {
    records.put('CustomPermission', { DeveloperName: permission.name }, { MasterLabel: permission.label });
  }
  for (const credential of metadata.namedCredentials.values()) {
    records.put(
      'NamedCredential',
      { DeveloperName: credential.name },
      { MasterLabel: credential.label, Endpoint: credential.url },
    );
  }
  for (const resource of metadata.staticResources.values()) {
    records.put('StaticResource', { Name: resource.name }, { ContentType: resource.contentType });
  }
  deployRecordTypes(records, store);
  deployQueues(records, metadata);
  deployPermissionSets(records, store, metadata);
}

function deployApex(records: SetupRecords, metadata: OrgMetadata): void {
  for (const { kind, name, apiVersion, source } of metadata.apex) {
    records.put(
      kind === 'class' ? 'ApexClass' : 'ApexTrigger',
      { Name: name },
      { ApiVersion: apiVersion, Status: 'Active', IsValid: true, Body: source, LengthWithoutComments: source.length },
    );
  }
}

/** Stages and statuses can be queried like records. */
function deployValueSets(records: SetupRecords, store: RecordStore): void {
  const values = (object: string, field: string) =>
    [...(store.schema.object(object)?.fields.get(field)?.picklistValues ?? [])].entries();
  for (const [index, stage] of values('Opportunity', 'stagename')) {
    records.put(
      'OpportunityStage',
      { ApiName: stage.value },
      {
        MasterLabel: stage.label,
        IsActive: stage.isActive,
        IsClosed: stage.closed ?? false,
        IsWon: stage.won ?? false,
        DefaultProbability: stage.probability ?? 0,
        ForecastCategory: stage.forecastCategory ?? 'Pipeline',
        SortOrder: index + 1,
      },
    );
  }
  for (const [index, status] of values('Task', 'status')) {
    records.put(
      'TaskStatus',
      { ApiName: status.value },
      {
        MasterLabel: status.label,
        IsDefault: status.isDefault,
        IsClosed: status.closed ?? false,
        SortOrder: index + 1,
      },
    );
  }
  for (const [index, priority] of values('Task', 'priority')) {
    records.put(
      'TaskPriority',
      { ApiName: priority.value },
      {
        MasterLabel: priority.label,
        IsDefault: priority.isDefault,
        IsHighPriority: priority.highPriority ?? false,
        SortOrder: index + 1,
      },
    );
  }
}

function deployCustomMetadata(records: SetupRecords, store: RecordStore, metadata: OrgMetadata): void {
  const kept = new Set<string>();
  for (const record of metadata.customMetadata) {
    const object = store.schema.object(record.typeName);
    if (!object) throw new Error(`${record.file}: custom metadata type ${record.typeName} is not in the source`);
    const values: Record<string, unknown> = {
      MasterLabel: record.label,
      Label: record.label,
      Language: 'en_US',
      QualifiedApiName: record.developerName,
    };
    for (const [name, value] of record.values) {
      const field = object.fields.get(name.toLowerCase());
      if (!field) throw new Error(`${record.file}: ${record.typeName} has no field ${name}`);
      values[field.name] = value;
    }
    kept.add(records.put(object.name, { DeveloperName: record.developerName }, values));
  }
  for (const object of store.schema.objects()) {
    if (object.kind !== 'customMetadata') continue;
    const ids = store.db.all(`SELECT "Id" FROM ${quoted(object.name)}`).map(([id]) => String(id));
    for (const id of ids) if (!kept.has(id)) store.remove(object, id);
  }
  linkMetadata(store);
}

/** Fields that name another metadata record, or a field, hold its plain name in the source, and its id in the org. */
function linkMetadata(store: RecordStore): void {
  for (const object of store.schema.objects()) {
    for (const field of object.fields.values()) {
      if (field.type !== 'MetadataRelationship') continue;
      if (field.controllingField) qualifyField(store, object.name, field.name, field.controllingField);
      else linkToRecord(store, object.name, field);
    }
  }
}

/** `amount` → `Opportunity.Amount`, the object being what the controlling field names. */
function qualifyField({ db, schema }: RecordStore, object: string, field: string, controlling: string): void {
  const [table, column, owner] = [object, field, controlling].map(quoted);
  const rows = db.all(`SELECT "Id", ${owner}, ${column} FROM ${table} WHERE instr(${column}, '.') = 0`);
  for (const [id, objectName, fieldName] of rows) {
    const named = schema.object(String(objectName));
    const found = named?.fields.get(String(fieldName).toLowerCase());
    const durableId = `${named?.name ?? String(objectName)}.${found?.name ?? String(fieldName)}`;
    db.run(`UPDATE ${table} SET ${column} = ? WHERE "Id" = ?`, [durableId, id]);
  }
}

function linkToRecord(store: RecordStore, object: string, field: FieldDefinition): void {
  const target = store.schema.object(field.referenceTo[0] ?? '');
  if (!target || !hasTable(target)) return;
  const [table, column, linked] = [object, field.name, target.name].map(quoted);
  store.db.run(
    `UPDATE ${table} SET ${column} = COALESCE((SELECT "Id" FROM ${linked} WHERE "DeveloperName" = ${table}.${column}), ${column})`,
  );
}

function deployRecordTypes(records: SetupRecords, store: RecordStore): void {
  for (const object of store.schema.objects()) {
    for (const recordType of object.recordTypes) {
      records.put(
        'RecordType',
        { SobjectType: object.name, DeveloperName: recordType.name },
        {
          Name: recordType.label,
          IsActive: recordType.isActive,
          Description: recordType.description ?? null,
        },
      );
    }
  }
}

function deployQueues(records: SetupRecords, metadata: OrgMetadata): void {
  for (const queue of metadata.queues.values()) {
    const id = records.put(
      'Group',
      { DeveloperName: queue.name, Type: 'Queue' },
      { Name: queue.label, Email: queue.email ?? null },
    );
    for (const object of queue.objects) records.put('QueueSobject', { QueueId: id, SobjectType: object }, {});
  }
}
