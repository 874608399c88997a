import { callOrg } from '../platform/connection.ts';
import { session } from '../platform/session.ts';

/** One field as the describe call tells it. */
export interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly custom: boolean;
  readonly nameField: boolean;
}

/** One object as the describe call tells it. */
export interface ObjectDescription {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly custom: boolean;
  readonly fields: readonly FieldDescription[];
}

const known = new Map<string, Promise<ObjectDescription>>();

/** Describes an object; asked of the org once per page. */
export function describe(objectName: string): Promise<ObjectDescription> {
  const asked = known.get(objectName);
  if (asked) return asked;
  const path = `/services/data/v${session().apiVersion}/sobjects/${objectName}/describe`;
  const answer = callOrg('GET', path) as Promise<ObjectDescription>;
  known.set(objectName, answer);
  return answer;
}

/** API name of the field that names a record: `Name` for most objects. */
export function nameFieldOf(object: ObjectDescription): string {
  return object.fields.find((field) => field.nameField)?.name ?? 'Id';
}

/** Value of a path such as `Owner.Name` in a row of a query. */
export function valueAt(row: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], row);
}

const standardIcons: Readonly<Record<string, string>> = {
  Account: 'standard:account',
  Contact: 'standard:contact',
  Opportunity: 'standard:opportunity',
  Task: 'standard:task',
  User: 'standard:user',
};

/** Icon of an object: its own, its tab's, or the one for custom objects. */
export function iconOf(objectName: string): string {
  const tab = session().tabs.find(({ kind, target }) => kind === 'object' && target === objectName);
  return standardIcons[objectName] ?? tab?.icon ?? 'standard:custom';
}

/** Address of a record's page. */
export const recordUrl = (objectName: string, id: string): string => `/lightning/r/${objectName}/${id}/view`;
