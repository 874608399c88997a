import { FetchError, query } from './connection.ts';
import { wireAdapter } from './wire.ts';

type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };

interface FieldValue {
  readonly displayValue: string | null;
  readonly value: unknown;
}

/** A record in the shape of the User Interface API. */
export interface RecordData {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

const qualified = (field: FieldReference): string =>
  typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;

function listOf(value: unknown): FieldReference[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as FieldReference[]) : [value as FieldReference];
}

function fieldsOf(row: Record<string, unknown>): Record<string, FieldValue> {
  const values = Object.entries(row).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(values.map(([name, value]) => [name, fieldOf(value)]));
}

function fieldOf(value: unknown): FieldValue {
  if (typeof value !== 'object' || value === null) return { value, displayValue: null };
  return { value: { fields: fieldsOf(value as Record<string, unknown>) }, displayValue: null };
}

async function loadRecord(config: Readonly<Record<string, unknown>>): Promise<RecordData> {
  if (config.layoutTypes !== undefined)
    throw new Error('The local org does not support layoutTypes of getRecord: name the fields.');
  const names = [...listOf(config.fields), ...listOf(config.optionalFields)].map(qualified);
  const apiName = names[0]?.split('.')[0];
  if (apiName === undefined) throw new Error('getRecord needs at least one field.');
  const columns = new Set(['Id', ...names.map((name) => name.slice(apiName.length + 1))]);
  const [row] = await query(
    `SELECT ${[...columns].join(', ')} FROM ${apiName} WHERE Id = '${String(config.recordId)}'`,
  );
  if (!row)
    throw new FetchError(404, 'Not Found', {
      message: 'The requested resource does not exist',
      errorCode: 'NOT_FOUND',
    });
  return { apiName, id: String(row.Id), fields: fieldsOf(row) };
}

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-record.html */
export const getRecord = wireAdapter(loadRecord);

function find(record: RecordData | undefined, field: FieldReference): FieldValue | undefined {
  const path = qualified(field).split('.').slice(1);
  let fields: Readonly<Record<string, FieldValue>> | undefined = record?.fields;
  for (const name of path.slice(0, -1)) {
    fields = (fields?.[name]?.value as { fields?: Readonly<Record<string, FieldValue>> } | null | undefined)?.fields;
  }
  return fields?.[path.at(-1) ?? ''];
}

/** The value of a field of what {@link getRecord} gave. */
export function getFieldValue(record: RecordData | undefined, field: FieldReference): unknown {
  return find(record, field)?.value;
}

/** The text for a value; null for every field, since the local org formats none. */
export function getFieldDisplayValue(record: RecordData | undefined, field: FieldReference): string | null | undefined {
  return find(record, field)?.displayValue;
}
