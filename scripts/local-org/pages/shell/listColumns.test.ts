import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compactLayout } from './compactLayouts.ts';
import { listColumns } from './listColumns.ts';
import { nameFieldOf, valueAt, type FieldDescription, type ObjectDescription } from './records.ts';

const field = (name: string, changes: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  label: name,
  type: 'string',
  relationshipName: null,
  referenceTo: [],
  custom: name.endsWith('__c'),
  nameField: name === 'Name',
  ...changes,
});

const objectOf = (name: string, fields: readonly FieldDescription[]): ObjectDescription => ({
  name,
  label: name,
  labelPlural: `${name}s`,
  custom: name.endsWith('__c'),
  fields,
});

const namesOf = (fields: readonly FieldDescription[]): string[] => fields.map(({ name }) => name);

test('a list shows the standard columns, then the own fields of the project', () => {
  const account = objectOf('Account', [field('MRR__c'), field('Phone'), field('Name'), field('Industry')]);
  assert.deepEqual(namesOf(listColumns(account)), ['Industry', 'Phone', 'MRR__c']);
});

test('a list view says which columns a list has, in its own order', () => {
  const fields = [field('CLV__c'), field('MRR__c'), field('Name'), field('OwnerId')];
  const columns = ['ACCOUNT.NAME', 'MRR__c', 'CLV__c', 'CORE.USERS.ALIAS', 'Hidden__c'];
  assert.deepEqual(namesOf(listColumns(objectOf('Account', fields), columns)), ['MRR__c', 'CLV__c', 'OwnerId']);
});

test('a column that is not known is refused by its name', () => {
  assert.throws(() => listColumns(objectOf('Account', []), ['ACCOUNT.SITE']), /column ACCOUNT\.SITE/);
});

test('a list leaves out what fits into no cell, and never has more than eight columns', () => {
  const many = Array.from({ length: 12 }, (_, at) => field(`Field_${at}__c`));
  const object = objectOf('Plan__c', [field('Notes__c', { type: 'textarea' }), ...many]);
  assert.deepEqual(namesOf(listColumns(object)), namesOf(many.slice(0, 8)));
});

test('the head of a page shows the compact layout, as far as the object has its fields', () => {
  const account = objectOf('Account', [field('Industry'), field('Type'), field('MRR__c')]);
  assert.deepEqual(namesOf(compactLayout(account)), ['Type', 'Industry']);
});

test('an object of the project shows its first own fields, without long texts', () => {
  const object = objectOf('Plan__c', [field('Name'), field('Notes__c', { type: 'textarea' }), field('Price__c')]);
  assert.deepEqual(namesOf(compactLayout(object)), ['Price__c']);
});

test('a record is known by its name field, else by its id', () => {
  assert.equal(nameFieldOf(objectOf('Task', [field('Subject', { nameField: true })])), 'Subject');
  assert.equal(nameFieldOf(objectOf('Link__c', [field('Other__c')])), 'Id');
});

test('a path leads through parents that may be missing', () => {
  assert.equal(valueAt({ Owner: { Name: 'Lena' } }, 'Owner.Name'), 'Lena');
  assert.equal(valueAt({ Owner: null }, 'Owner.Name'), undefined);
});
