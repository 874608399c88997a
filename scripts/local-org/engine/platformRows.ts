import type { Clock } from '../ports.ts';
import { HostError } from '../runtime/exceptions.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { recordWriter } from '../security/systemRecord.ts';
import type { RecordStore } from '../store/store.ts';
import type { SystemRows } from '../jobs/host.ts';

/** Writes the rows that only the platform writes. Fields that the local org's schema lacks are left out. */
export class PlatformRows implements SystemRows {
  readonly #store: RecordStore;
  readonly #clock: Clock;

  constructor(store: RecordStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  insert(objectName: string, values: Readonly<Record<string, unknown>>): string {
    const known = this.#known(this.#object(objectName), values);
    return recordWriter(this.#store, this.#clock.now())(objectName, known);
  }

  put(objectName: string, key: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>): void {
    const condition = Object.keys(key).map((name) => `"${name}" = ?`);
    const select = `SELECT "Id" FROM "${objectName}" WHERE ${condition.join(' AND ')}`;
    const [found] = this.#store.db.all(select, Object.values(key));
    if (found) this.update(objectName, String(found[0]), values);
    else this.insert(objectName, { ...key, ...values });
  }

  update(objectName: string, id: string, values: Readonly<Record<string, unknown>>): void {
    const object = this.#object(objectName);
    const known = this.#known(object, values);
    const record = new SObjectRecord(object);
    record.id = id;
    for (const [name, value] of Object.entries(known)) record.set(name, value);
    this.#store.update(record, Object.keys(known));
  }

  remove(objectName: string, id: string): void {
    this.#store.remove(this.#object(objectName), id);
  }

  apexId(objectName: 'ApexClass' | 'ApexTrigger', name: string): string | null {
    const [outer] = name.split('.');
    const [found] = this.#store.db.all(`SELECT "Id" FROM "${objectName}" WHERE "Name" = ? COLLATE NOCASE`, [outer]);
    return found ? String(found[0]) : null;
  }

  #object(name: string): ObjectDefinition {
    const object = this.#store.schema.object(name);
    if (!object) throw new HostError(`The org has no object ${name}`);
    return object;
  }

  #known(object: ObjectDefinition, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).filter(([name]) => object.fields.has(name.toLowerCase())));
  }
}
