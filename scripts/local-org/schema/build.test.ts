import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyMetadata, objectBuilder } from '../metadata/builder.ts';
import { buildSchema } from './build.ts';

const schema = buildSchema(emptyMetadata());

test('knows standard objects with lookups, children and key prefixes', () => {
  const contact = schema.object('contact');
  assert.equal(contact?.keyPrefix, '003');
  assert.deepEqual(contact.fields.get('accountid')?.referenceTo, ['Account']);
  assert.equal(contact.parentRelationships.get('account')?.name, 'AccountId');
  assert.deepEqual(schema.object('Account')?.childRelationships.get('contacts'), {
    name: 'Contacts',
    childObject: 'Contact',
    field: 'AccountId',
  });
  assert.equal(schema.objectByKeyPrefix('006')?.name, 'Opportunity');
});

test('leaves out what an org has only with a feature', () => {
  assert.equal(schema.object('Account')?.fields.has('currencyisocode'), false);
  assert.equal(schema.object('Account')?.fields.has('personemail'), false);
  const multiCurrency = buildSchema(emptyMetadata(), { features: ['MultiCurrency'] });
  assert.equal(multiCurrency.object('Account')?.fields.has('currencyisocode'), true);
});

test('knows what stages and task statuses mean', () => {
  const stages = schema.object('Opportunity')?.fields.get('stagename')?.picklistValues ?? [];
  assert.deepEqual(
    stages.filter((stage) => stage.won).map((stage) => stage.value),
    ['Closed Won'],
  );
});

test('adds custom objects with their relationships, and finds names with a namespace', () => {
  const metadata = emptyMetadata();
  objectBuilder(metadata, 'Invoice__c').fields.push({
    name: 'Account__c',
    type: 'Lookup',
    referenceTo: 'Account',
    relationshipName: 'Invoices',
  });
  const own = buildSchema(metadata, { namespace: 'clv' });
  assert.equal(own.object('clv__Invoice__c')?.keyPrefix, 'a00');
  assert.equal(own.object('Invoice__c')?.fields.get('clv__account__c')?.relationshipName, 'Account__r');
  assert.equal(own.object('Account')?.childRelationships.get('invoices__r')?.childObject, 'Invoice__c');
});
