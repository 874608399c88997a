import { SObjectRecord } from '../runtime/sobject.ts';
import type { FieldDefinition, ObjectDefinition } from '../schema/definitions.ts';
import { fromJson, toJson } from './fieldValue.ts';
import { ApiError, isObject } from './message.ts';
import type { Selection } from './selection.ts';

/** Finds the id of a parent by one of its external ids; `"Account__r": {"Ext__c": "x"}` in a record's JSON. */
export type ParentLookup = (objectName: string, fieldName: string, value: unknown) => string;

function attributes(record: SObjectRecord, version: string): Record<string, unknown> {
  const { name } = record.definition;
  return name === 'AggregateResult' || record.id === null
    ? { type: name }
    : { type: name, url: `/services/data/${version}/sobjects/${name}/${record.id}` };
}

/** The name that a relationship was declared with, since records keep it lower-cased. */
function relationshipName(definition: ObjectDefinition, lowered: string): string {
  return (
    definition.parentRelationships.get(lowered)?.relationshipName ??
    definition.childRelationships.get(lowered)?.name ??
    lowered
  );
}

function childrenJson(rows: readonly SObjectRecord[], version: string, selection?: Selection): unknown {
  if (rows.length === 0) return null;
  return { totalSize: rows.length, done: true, records: rows.map((row) => recordJson(row, version, selection)) };
}

/** Those of the names that were selected, in the order of the selection; all of them when there is none. */
function selected(names: readonly string[], wanted: Iterable<string> | undefined): string[] {
  if (!wanted) return [...names];
  const byKey = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...wanted].flatMap((key) => byKey.get(key) ?? []);
}

/**
 * A record in the REST API's shape.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm
 * @param version such as `v67.0`, for the record's address
 * @param selection what the client asked for; absent: all that the record holds
 */
export function recordJson(record: SObjectRecord, version: string, selection?: Selection): Record<string, unknown> {
  const shown: Record<string, unknown> = { attributes: attributes(record, version) };
  const chosen = record.definition.name === 'AggregateResult' ? undefined : selection;
  for (const name of selected(record.fieldNames(), chosen?.fields)) shown[name] = toJson(record.get(name));
  for (const name of selected(record.parentNames(), chosen?.parents.keys())) {
    const parent = record.getParent(name);
    const part = chosen?.parents.get(name.toLowerCase());
    shown[relationshipName(record.definition, name)] = parent ? recordJson(parent, version, part) : null;
  }
  for (const name of selected(record.childNames(), chosen?.children.keys())) {
    const part = chosen?.children.get(name.toLowerCase());
    shown[relationshipName(record.definition, name)] = childrenJson(record.getChildren(name) ?? [], version, part);
  }
  return shown;
}

/** The field of that name. @throws ApiError INVALID_FIELD */
export function requireField(definition: ObjectDefinition, name: string): FieldDefinition {
  const field = definition.fields.get(name.toLowerCase());
  if (field) return field;
  throw new ApiError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${definition.name}`);
}

function setParent(record: SObjectRecord, lookup: FieldDefinition, parent: unknown, findParent: ParentLookup): void {
  if (parent === null) return record.set(lookup.name, null);
  const entries = isObject(parent)
    ? Object.entries(parent).filter(([name]) => name !== 'attributes' && name !== 'type')
    : [];
  if (entries.length !== 1) {
    throw new ApiError(400, 'INVALID_FIELD', `${lookup.relationshipName}: name one external id field of the parent.`);
  }
  const [[fieldName, value]] = entries;
  record.set(lookup.name, findParent(lookup.referenceTo[0], fieldName, value));
}

/**
 * Makes a record of the JSON that a client sent.
 * @throws ApiError INVALID_FIELD for unknown fields, JSON_PARSER_ERROR for values of the wrong type
 */
export function readRecord(
  json: Record<string, unknown>,
  definition: ObjectDefinition,
  findParent: ParentLookup,
): SObjectRecord {
  const record = new SObjectRecord(definition);
  for (const [name, value] of Object.entries(json)) {
    if (name === 'attributes') continue;
    const lookup = definition.parentRelationships.get(name.toLowerCase());
    if (lookup) {
      setParent(record, lookup, value, findParent);
      continue;
    }
    const field = requireField(definition, name);
    record.set(field.name, fromJson(value, field));
  }
  return record;
}
