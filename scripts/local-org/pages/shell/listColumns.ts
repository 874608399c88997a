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

/**
 * What list views call standard fields.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject_listview.htm
 */
const standardNames: Readonly<Record<string, string>> = {
  'ACCOUNT.INDUSTRY': 'Industry',
  'ACCOUNT.NAME': 'Name',
  'ACCOUNT.PHONE1': 'Phone',
  'ACCOUNT.TYPE': 'Type',
  'CORE.USERS.ALIAS': 'OwnerId',
  NAME: 'Name',
};

/**
 * The columns of an object's list beside the name: those of the project's list view, else those of Salesforce's own
 * lists and the project's own fields.
 * @param view columns of the list view, as its metadata names them
 */
export function listColumns(object: ObjectDescription, view?: readonly string[]): FieldDescription[] {
  if (view) {
    return view.flatMap((column) => fieldOf(object, column)).filter(({ nameField }) => !nameField);
  }
  const standard = (layouts[object.name] ?? []).flatMap(
    (name) => object.fields.find((field) => field.name === name) ?? [],
  );
  const own = object.fields.filter((field) => field.custom && small.has(field.type));
  return [...standard.slice(0, own.length > 0 ? standardCount : undefined), ...own].slice(0, mostColumns);
}

/** The field of a column; none where the user may not see it. */
function fieldOf(object: ObjectDescription, column: string): FieldDescription[] {
  const name = standardNames[column] ?? (column.endsWith('__c') ? column : undefined);
  if (!name) throw new Error(`The local org does not know the column ${column} of a list view of ${object.name}.`);
  return object.fields.filter((field) => field.name === name);
}
