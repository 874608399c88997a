import { SObjectRecord } from '../../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../../schema/definitions.ts';
import type { ApiContext } from '../api/apiOrg.ts';
import { query, quoted, requireObject } from '../api/records.ts';
import { fromText } from '../fieldValue.ts';
import { ApiError, messageOf } from '../message.ts';
import type { BulkRow } from './bulkTable.ts';

/** How a bulk file writes null; an empty cell leaves the field as it is. */
const nullCell = '#N/A';

/** A column of the file: a field, or a lookup filled by an external id of the parent (`Account.Ext__c`). */
interface BulkColumn {
  readonly field: FieldDefinition;
  readonly parent?: { readonly object: ObjectDefinition; readonly key: FieldDefinition };
}

/** A row made into a record, or the reason why it can't be. */
export interface ReadRow {
  readonly row: BulkRow;
  readonly record?: SObjectRecord;
  readonly error: string;
}

function readColumn(context: ApiContext, definition: ObjectDefinition, name: string): BulkColumn {
  const [relationship, keyName] = name.split('.');
  const unknown = (): ApiError => new ApiError(400, 'InvalidBatch', `Field name not found : ${name}`);
  if (keyName === undefined) {
    const field = definition.fields.get(name.toLowerCase());
    if (!field) throw unknown();
    return { field };
  }
  const field = definition.parentRelationships.get(relationship.toLowerCase());
  if (!field) throw unknown();
  const object = requireObject(context, field.referenceTo[0]);
  const key = object.fields.get(keyName.toLowerCase());
  if (!key) throw unknown();
  return { field, parent: { object, key } };
}

/** Ids of parents by the external ids that the rows give, in one query per column. */
function parentIds(context: ApiContext, column: BulkColumn, values: readonly string[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(values)].filter((value) => value !== '' && value !== nullCell);
  if (!column.parent || wanted.length === 0) return new Map();
  const { object, key } = column.parent;
  const soql = `SELECT Id, ${key.name} FROM ${object.name} WHERE ${key.name} IN (${wanted.map(quoted).join(', ')})`;
  const { records } = query(context, soql);
  const keyOf = (value: string): string => (key.isCaseSensitive ? value : value.toLowerCase());
  const ids = new Map(records.map((record) => [keyOf(String(record.get(key.name))), String(record.id)]));
  return new Map(wanted.flatMap((value) => (ids.has(keyOf(value)) ? [[value, String(ids.get(keyOf(value)))]] : [])));
}

/** Makes records of the rows of one chunk. */
export class BulkReader {
  readonly #context: ApiContext;
  readonly #definition: ObjectDefinition;
  readonly #columns: readonly BulkColumn[];

  /** @throws ApiError InvalidBatch naming a column that is no field */
  constructor(context: ApiContext, objectName: string, header: readonly string[]) {
    this.#context = context;
    this.#definition = requireObject(context, objectName);
    this.#columns = header.map((name) => readColumn(context, this.#definition, name));
  }

  read(rows: readonly BulkRow[]): ReadRow[] {
    const parents = this.#columns.map((column, index) =>
      parentIds(
        this.#context,
        column,
        rows.map(({ cells }) => cells[index] ?? ''),
      ),
    );
    return rows.map((row) => this.#readRow(row, parents));
  }

  #readRow(row: BulkRow, parents: readonly ReadonlyMap<string, string>[]): ReadRow {
    const record = new SObjectRecord(this.#definition);
    try {
      for (const [index, column] of this.#columns.entries())
        this.#setCell(record, column, row.cells[index] ?? '', parents[index]);
      return { row, record, error: '' };
    } catch (error) {
      const code = error instanceof ApiError ? error.entries[0].errorCode : 'UNKNOWN_EXCEPTION';
      return { row, error: `${code}:${messageOf(error)}:--` };
    }
  }

  #setCell(
    record: SObjectRecord,
    { field, parent }: BulkColumn,
    cell: string,
    parents: ReadonlyMap<string, string>,
  ): void {
    if (cell === '') return;
    if (cell === nullCell) return record.set(field.name, null);
    if (!parent) return record.set(field.name, fromText(cell, field));
    const id = parents.get(cell);
    if (id !== undefined) return record.set(field.name, id);
    const text = `Foreign key external ID: ${cell} not found for field ${parent.key.name} in entity ${parent.object.name}`;
    throw new ApiError(400, 'INVALID_FIELD', text);
  }
}
