import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { emptyMetadata, objectBuilder } from '../metadata/builder.ts';
import type { FieldMetadata } from '../metadata/model.ts';
import { ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { buildSchema } from '../schema/build.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { openDb } from './db.ts';
import { idChecksum, makeId, toId18 } from './ids.ts';
import { RecordStore } from './store.ts';

function openStore(file: string, ...fields: FieldMetadata[]): { store: RecordStore; object: ObjectDefinition } {
  const metadata = emptyMetadata();
  objectBuilder(metadata, 'Invoice__c').fields.push(...fields);
  const schema = buildSchema(metadata);
  const store = new RecordStore(openDb(file, {}), schema);
  const object = schema.object('Invoice__c');
  assert.ok(object);
  return { store, object };
}

const total = (scale: number): FieldMetadata => ({ name: 'Total__c', type: 'Currency', precision: 18, scale });

test('ids of 15 and 18 characters are the same', () => {
  assert.equal(idChecksum('001D000000IqhSL'), 'IAZ');
  assert.equal(toId18('001D000000IqhSL'), '001D000000IqhSLIAZ');
  assert.equal(toId18('001d000000iqhsliaz'), '001D000000IqhSLIAZ');
  assert.equal(toId18('001D000000IqhSL!AZ'), undefined);
  assert.ok(makeId('001', 61) < makeId('001', 62));
});

test('keeps values exactly, and gives ids in order', () => {
  const { store, object } = openStore(':memory:', total(2), { name: 'Paid_At__c', type: 'DateTime' });
  const record = new SObjectRecord(object);
  record.id = store.newId(object);
  record.set('Total__c', ApexDecimal.parse('1234567890123456.78'));
  record.set('Paid_At__c', new ApexDatetime(1_795_000_000_123));
  store.insert(record);
  const [read] = store.read(object, [record.id]);
  assert.equal(String(read.get('Total__c')), '1234567890123456.78');
  assert.equal((read.get('Paid_At__c') as ApexDatetime).milliseconds, 1_795_000_000_123);
  assert.ok(store.newId(object) > record.id);
});

test('rolls back to a mark', () => {
  const { store, object } = openStore(':memory:');
  store.begin();
  store.savepoint('a');
  const record = new SObjectRecord(object);
  record.id = store.newId(object);
  store.insert(record);
  store.rollbackTo('a');
  store.commit();
  assert.deepEqual(store.read(object, [record.id]), []);
});

test('comes back from a file with new fields and other scales', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'org.db');
  const first = openStore(file, total(2));
  const record = new SObjectRecord(first.object);
  record.id = first.store.newId(first.object);
  record.set('Total__c', ApexDecimal.parse('10.25'));
  first.store.insert(record);
  first.store.db.close();
  const second = openStore(file, total(4), { name: 'Note__c', type: 'Text', length: 20 });
  const [read] = second.store.read(second.object, [record.id]);
  assert.equal(String(read.get('Total__c')), '10.2500');
  assert.equal(read.get('Note__c'), null);
  assert.ok(second.store.newId(second.object) > record.id, 'ids go on where they stopped');
  second.store.db.close();
  rmSync(folder, { recursive: true });
});
