import type { FieldDescription, ObjectDescription } from './records.ts';

/**
 * The fields at the top of a record's page, by Salesforce's own compact layouts.
 * https://help.salesforce.com/s/articleView?id=sf.compact_layout_overview.htm
 */
const layouts: Readonly<Record<string, readonly string[]>> = {
  Account: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
  Task: ['Status', 'Priority', 'ActivityDate', 'WhatId', 'OwnerId'],
};

/** How many fields the standard layout of a custom object gets here. */
const others = 5;

/** The compact layout of an object; a custom object without one shows its first own fields. */
export function compactLayout(object: ObjectDescription): FieldDescription[] {
  const names = layouts[object.name];
  if (!names) return object.fields.filter((field) => field.custom && field.type !== 'textarea').slice(0, others);
  return names.flatMap((name) => object.fields.find((field) => field.name === name) ?? []);
}
