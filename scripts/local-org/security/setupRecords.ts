import { ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexDate } from '../runtime/dates.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition } from '../schema/definitions.ts';
import { storageKind } from '../store/codec.ts';
import { quoted } from '../store/db.ts';
import type { RecordStore } from '../store/store.ts';
import { recordWriter } from './systemRecord.ts';

/** Values as metadata has them: plain texts, numbers and booleans. */
export type PlainValues = Readonly<Record<string, unknown>>;

/** Records of setup objects, found by what identifies them. */
export class SetupRecords {
  readonly #store: RecordStore;

  constructor(store: RecordStore) {
    this.#store = store;
  }

  /**
   * Makes a record, or brings the one that is there up to date.
   * @param key fields that identify it
   * @returns its id
   */
  put(objectName: string, key: Readonly<Record<string, string>>, values: PlainValues): string {
    const object = this.#store.schema.object(objectName);
    if (!object) throw new Error(`The org has no object ${objectName}`);
    const all: Record<string, unknown> = {};
    for (const [name, value] of Object.entries({ ...key, ...values })) {
      const field = object.fields.get(name.toLowerCase());
      if (field) all[field.name] = apexValueOf(field, value);
    }
    const id = this.find(objectName, key);
    if (id === null) return recordWriter(this.#store)(objectName, all);
    const record = new SObjectRecord(object);
    record.id = id;
    for (const [name, value] of Object.entries(all)) record.set(name, value);
    this.#store.update(record, Object.keys(all));
    return id;
  }

  /** Id of the record with these values, or null. */
  find(objectName: string, key: Readonly<Record<string, string>>): string | null {
    const condition = Object.keys(key)
      .map((name) => `${quoted(name)} = ? COLLATE NOCASE`)
      .join(' AND ');
    const [found] = this.#store.db.all(`SELECT "Id" FROM ${quoted(objectName)} WHERE ${condition}`, Object.values(key));
    return found ? String(found[0]) : null;
  }

  /** Removes the records with these values. */
  removeAll(objectName: string, key: Readonly<Record<string, string>>): void {
    const condition = Object.keys(key)
      .map((name) => `${quoted(name)} = ?`)
      .join(' AND ');
    this.#store.db.run(`DELETE FROM ${quoted(objectName)} WHERE ${condition}`, Object.values(key));
  }
}

/** The Apex value that a plain value stands for in a field. */
function apexValueOf(field: FieldDefinition, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (storageKind(field)) {
    case 'decimal':
      return ApexDecimal.parse(String(value)) ?? null;
    case 'integer':
      return Number(value);
    case 'boolean':
      return value === true || value === 'true';
    case 'date':
      return ApexDate.parseIso(String(value)) ?? null;
    case 'datetime':
      return ApexDatetime.parseIso(String(value)) ?? null;
    default:
      return String(value);
  }
}
