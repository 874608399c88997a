import { ApexDatetime } from '../runtime/dates.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import type { DmlContext } from './context.ts';

/** Gives a new record the default values of fields that were not set. */
export function applyDefaults(context: DmlContext, record: SObjectRecord): void {
  for (const field of record.definition.fields.values()) {
    if (!record.has(field.name) && !field.formula && field.name !== 'Id') {
      const value = defaultValue(context, record, field);
      if (value !== null) record.set(field.name, value);
    }
  }
  if (record.definition.fields.has('ownerid') && record.get('OwnerId') === null)
    record.set('OwnerId', defaultOwner(context));
}

function defaultValue(context: DmlContext, record: SObjectRecord, field: FieldDefinition): unknown {
  if (field.type === 'Checkbox') return field.defaultValue?.toLowerCase() === 'true';
  if (field.type === 'Picklist') {
    const preset = field.picklistValues.find((value) => value.isDefault && value.isActive);
    if (preset) return preset.value;
  }
  if (field.defaultValue === undefined) return null;
  return context.org.formulas.defaultValue(record, field);
}

/** The guest user of a site owns nothing; records go to the default owner, here the administrator. */
function defaultOwner(context: DmlContext): string {
  return context.transaction.user.kind === 'guest' ? context.org.security.adminId : context.userId;
}

/** Stamps who saves a record and when. */
export function stampRecord(context: DmlContext, record: SObjectRecord, isNew: boolean): string[] {
  const moment = new ApexDatetime(context.now);
  const stamps: [string, unknown][] = [
    ['LastModifiedDate', moment],
    ['LastModifiedById', context.userId],
    ['SystemModstamp', moment],
  ];
  if (isNew) stamps.push(['CreatedDate', moment], ['CreatedById', context.userId], ['IsDeleted', false]);
  const written: string[] = [];
  for (const [name, value] of stamps) {
    if (!record.field(name)) continue;
    record.set(name, value);
    written.push(name);
  }
  return written;
}
