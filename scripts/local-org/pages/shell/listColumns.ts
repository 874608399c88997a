import type { FieldDescription, ObjectDescription } from './records.ts';

const layouts: Readonly<Record<string, readonly string[]>> = {
  Account: ['Industry', 'Phone', 'OwnerId'],
  Contact: ['AccountId', 'Title', 'Email', 'Phone'],
  Opportunity: ['AccountId', 'StageName', 'Amount', 'CloseDate'],
  Task: ['Status', 'Priority', 'ActivityDate', 'OwnerId'],
};

/** Types that fit into a cell. */
const small = new Set(['string', 'picklist', 'currency', 'double', 'int', 'date', 'datetime', 'boolean', 'reference']);

const standardCount = 3;
const mostColumns = 8;

/** The columns of an object's list: those of Salesforce's own lists, then the project's own fields. */
export function listColumns(object: ObjectDescription): FieldDescription[] {
  const standard = (layouts[object.name] ?? []).flatMap(
    (name) => object.fields.find((field) => field.name === name) ?? [],
  );
  const own = object.fields.filter((field) => field.custom && small.has(field.type));
  return [...standard.slice(0, own.length > 0 ? standardCount : undefined), ...own].slice(0, mostColumns);
}
