import { ApexList } from '../../runtime/collections.ts';
import { apexException } from '../../runtime/exceptions.ts';
import type { SObjectRecord } from '../../runtime/sobject.ts';
import { SystemObject } from '../../runtime/systemObject.ts';
import { current } from '../../runtime/transaction.ts';
import { types } from '../../runtime/typeRef.ts';
import { defineClass } from '../define.ts';
import { required, systemType } from '../support.ts';

/** A `Database.Cursor`. It holds its rows, as they were when it was made. */
export class CursorValue extends SystemObject {
  readonly records: readonly SObjectRecord[];

  constructor(records: readonly SObjectRecord[]) {
    super(systemType('Database.Cursor'));
    this.records = records;
  }

  fetch(position: number | null, count: number | null): ApexList {
    const from = required(position);
    const size = required(count);
    if (from < 0 || size < 0 || from > this.records.length) {
      throw apexException('InvalidParameterValueException', `Invalid cursor position ${from} or count ${size}`);
    }
    const rows = this.records.slice(from, from + size);
    const { limits } = current();
    limits.use('Queries', 1);
    limits.use('QueryRows', rows.length);
    return new ApexList(rows[0]?.type ?? types.sobject, rows);
  }
}

/** Salesforce: Apex Reference, "Cursor Class". */
export const cursor = defineClass('Database.Cursor', {
  members: {
    'List<SObject> fetch(Integer position, Integer count)': (
      self: CursorValue,
      position: number | null,
      count: number | null,
    ) => self.fetch(position, count),
    'Integer getNumRecords()': (self: CursorValue) => self.records.length,
  },
});
