import { ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import type { ApexDate } from '../runtime/dates.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import type { PicklistValue } from '../schema/definitions.ts';
import { asDecimal } from '../store/codec.ts';
import type { DmlContext } from './context.ts';
import type { SaveRow } from './saveRow.ts';

type Rule = (context: DmlContext, row: SaveRow) => void;

/** What the platform computes on standard objects, by object name. */
const rules: Readonly<Record<string, Rule>> = {
  Contact: (_context, { record }) => composeName(record),
  Lead: (_context, { record }) => composeName(record),
  User: (_context, row) => completeUser(row),
  Opportunity: (_context, row) => completeOpportunity(row),
  Task: (context, row) => completeTask(context, row),
  Event: (context, { record }) => record.set('AccountId', activityAccount(context, record)),
  Case: (context, row) => completeCase(context, row),
  OpportunityLineItem: (context, { record }) => completeLineItem(context, record),
};

/** Fills the fields of a standard object that follow from others. */
export function applyStandardRules(context: DmlContext, row: SaveRow): void {
  rules[row.record.definition.name]?.(context, row);
  const { record } = row;
  // A custom record without a name is named by its id.
  if (record.definition.kind === 'custom' && record.field('Name')?.type === 'Text' && !record.get('Name'))
    record.set('Name', record.id);
}

/** Names of people are put together; the salutation is left out. */
function composeName(record: SObjectRecord): void {
  record.set('Name', [record.get('FirstName'), record.get('LastName')].filter((part) => part).join(' '));
}

function completeUser({ record, isNew }: SaveRow): void {
  composeName(record);
  if (!isNew) return;
  if (!record.get('CommunityNickname'))
    record.set('CommunityNickname', String(record.get('Username') ?? record.id).slice(0, 40));
  record.set('UserType', record.get('UserType') ?? 'Standard');
}

const picked = (record: SObjectRecord, fieldName: string): PicklistValue | undefined => {
  const chosen = String(record.get(fieldName) ?? '').toLowerCase();
  return record.field(fieldName)?.picklistValues.find((value) => value.value.toLowerCase() === chosen);
};

const forecastNames: Readonly<Record<string, string>> = {
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
};

/** @see https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm */
function completeOpportunity({ record, old, given }: SaveRow): void {
  const stage = picked(record, 'StageName');
  const isStageChanged = old === null || old.get('StageName') !== record.get('StageName');
  record.set('IsClosed', stage?.closed ?? false);
  record.set('IsWon', stage?.won ?? false);
  if (isStageChanged) {
    if (!given.has('Probability') || given.get('Probability') === old?.get('Probability')) {
      record.set('Probability', ApexDecimal.fromInteger(stage?.probability ?? 0));
    }
    const category = stage?.forecastCategory ?? 'Pipeline';
    record.set('ForecastCategory', category);
    record.set('ForecastCategoryName', forecastNames[category] ?? category);
  }
  const amount = record.get('Amount');
  const probability = record.get('Probability');
  if (amount !== null && probability !== null) {
    record.set(
      'ExpectedRevenue',
      asDecimal(amount).multiply(asDecimal(probability)).divide(ApexDecimal.fromInteger(100)),
    );
  }
  const closeDate = record.get('CloseDate') as ApexDate | null;
  if (!closeDate) return;
  const quarter = Math.ceil(closeDate.month / 3);
  record.set('FiscalYear', closeDate.year);
  record.set('FiscalQuarter', quarter);
  record.set('Fiscal', `${closeDate.year} ${quarter}`);
}

function completeTask(context: DmlContext, { record, old }: SaveRow): void {
  const isClosed = picked(record, 'Status')?.closed ?? false;
  record.set('IsClosed', isClosed);
  record.set('IsHighPriority', picked(record, 'Priority')?.highPriority ?? false);
  record.set('AccountId', activityAccount(context, record));
  if (!isClosed) record.set('CompletedDateTime', null);
  else if (!old?.get('IsClosed')) record.set('CompletedDateTime', new ApexDatetime(context.now));
}

/** An activity belongs to the Account it is about, or to that of the record or person it is about. */
function activityAccount(context: DmlContext, record: SObjectRecord): string | null {
  const whatId = record.get('WhatId') as string | null;
  const whoId = record.get('WhoId') as string | null;
  return accountOf(context, whatId) ?? accountOf(context, whoId);
}

function accountOf(context: DmlContext, id: string | null): string | null {
  const object = id === null ? undefined : context.schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object || id === null) return null;
  if (object.name === 'Account') return id;
  if (!object.fields.has('accountid')) return null;
  const [found] = context.store.read(object, [id]);
  return (found?.get('AccountId') as string | null | undefined) ?? null;
}

function completeCase(context: DmlContext, { record, old, isNew }: SaveRow): void {
  const isClosed = picked(record, 'Status')?.closed ?? false;
  record.set('IsClosed', isClosed);
  if (isNew) record.set('IsClosedOnCreate', isClosed);
  if (!isClosed) record.set('ClosedDate', null);
  else if (!old?.get('IsClosed')) record.set('ClosedDate', new ApexDatetime(context.now));
}

function completeLineItem(context: DmlContext, record: SObjectRecord): void {
  const entryObject = context.schema.object('PricebookEntry');
  const entryId = record.get('PricebookEntryId') as string | null;
  const [entry] = entryObject && entryId ? context.store.read(entryObject, [entryId]) : [];
  if (entry) {
    record.set('Product2Id', entry.get('Product2Id'));
    record.set('ListPrice', entry.get('UnitPrice'));
    if (record.get('UnitPrice') === null && record.get('TotalPrice') === null)
      record.set('UnitPrice', entry.get('UnitPrice'));
  }
  const [quantity, price] = [record.get('Quantity'), record.get('UnitPrice')];
  if (quantity !== null && price !== null) record.set('TotalPrice', asDecimal(quantity).multiply(asDecimal(price)));
}
