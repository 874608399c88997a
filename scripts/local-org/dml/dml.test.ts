import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectBuilder } from '../metadata/builder.ts';
import { ApexDate } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { ApexException, apexException } from '../runtime/exceptions.ts';
import type { SObjectRecord } from '../runtime/sobject.ts';
import { asSystem, TestOrg } from './testOrg.ts';

const all = { access: asSystem, allOrNone: true } as const;
const some = { access: asSystem, allOrNone: false } as const;

function newOrg(): TestOrg {
  return new TestOrg((metadata) => {
    const order = objectBuilder(metadata, 'Invoice__c');
    order.label = 'Invoice';
    order.fields.push(
      { name: 'Key__c', type: 'Text', length: 20, unique: true, externalId: true, caseSensitive: true },
      { name: 'Account__c', type: 'Lookup', referenceTo: 'Account', relationshipName: 'Invoices' },
      { name: 'Total__c', type: 'Currency', precision: 8, scale: 2, label: 'Total' },
      {
        name: 'Lines__c',
        type: 'Summary',
        summaryOperation: 'sum',
        summarizedField: 'Line__c.Amount__c',
        summaryForeignKey: 'Line__c.Invoice__c',
      },
      { name: 'Double_Total__c', type: 'Currency', precision: 18, scale: 2, formula: 'Total__c * 2' },
      {
        name: 'Status__c',
        type: 'Picklist',
        restricted: true,
        picklistValues: [{ value: 'Open', label: 'Open', isDefault: true, isActive: true }],
      },
    );
    order.validationRules.push({
      name: 'Positive',
      isActive: true,
      errorCondition: 'Total__c < 0',
      errorMessage: 'No negative totals',
      errorField: 'Total__c',
    });
    objectBuilder(metadata, 'Line__c').fields.push(
      { name: 'Invoice__c', type: 'MasterDetail', referenceTo: 'Invoice__c', relationshipName: 'Lines' },
      { name: 'Amount__c', type: 'Currency', precision: 18, scale: 2 },
    );
  });
}

const money = (text: string): ApexDecimal | undefined => ApexDecimal.parse(text);

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ApexException, String(error));
    return error.messageText;
  }
  return 'nothing was thrown';
}

test('inserts with defaults and stamps, and gives the caller the id only', () => {
  const org = newOrg();
  const invoice = org.record('Invoice__c', { Key__c: 'in_1', Total__c: money('10.005') });
  const [outcome] = org.run(() => org.session.write('insert', [invoice], all));
  assert.ok(outcome.created);
  assert.equal(invoice.id?.slice(0, 3), 'a00');
  assert.equal(invoice.has('Status__c'), false);
  const [stored] = org.query(
    'SELECT Status__c, Total__c, Double_Total__c, Owner.Name, CreatedDate FROM Invoice__c WHERE Double_Total__c > 20',
  );
  assert.deepEqual(
    [stored.get('Status__c'), String(stored.get('Total__c')), String(stored.get('Double_Total__c'))],
    ['Open', '10.01', '20.02'],
  );
  assert.equal(stored.getParent('Owner')?.get('Name'), 'Org Admin');
});

test('words failures as the platform does', () => {
  const org = newOrg();
  const insert = (object: string, values: Record<string, unknown>): string => failure(() => org.insert(object, values));
  assert.equal(
    insert('Account', {}),
    'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
  );
  assert.match(
    insert('Invoice__c', { Key__c: 'x'.repeat(21) }),
    /STRING_TOO_LONG, Key__c: data value too large: x{21} \(max length=20\): \[Key__c\]/,
  );
  assert.match(
    insert('Invoice__c', { Status__c: 'Nope' }),
    /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status__c: bad value for restricted picklist field: Nope: \[Status__c\]/,
  );
  assert.match(
    insert('Invoice__c', { Total__c: money('1000000') }),
    /NUMBER_OUTSIDE_VALID_RANGE, Total: value outside of valid range/,
  );
  assert.match(
    insert('Invoice__c', { Total__c: money('-1') }),
    /FIELD_CUSTOM_VALIDATION_EXCEPTION, No negative totals: \[Total__c\]/,
  );
  assert.match(
    insert('Contact', { LastName: 'x', AccountId: '001000000000zzz' }),
    /INVALID_CROSS_REFERENCE_KEY, invalid cross reference id/,
  );
  assert.match(
    insert('Contact', { LastName: 'x', AccountId: '003000000000zzz' }),
    /FIELD_INTEGRITY_EXCEPTION, Account ID: id value of incorrect type/,
  );
  const id = org.insert('Invoice__c', { Key__c: 'in_1' });
  assert.match(
    insert('Invoice__c', { Key__c: 'in_1' }),
    new RegExp(`DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}`),
  );
  assert.equal(insert('Invoice__c', { Key__c: 'IN_1' }), 'nothing was thrown');
});

test('keeps nothing of a statement of which one record is refused', () => {
  const org = newOrg();
  const records = [org.record('Account', { Name: 'good' }), org.record('Account')];
  assert.match(
    failure(() => org.run(() => org.session.write('insert', records, all))),
    /First exception on row 1/,
  );
  assert.equal(org.query('SELECT Id FROM Account').length, 0);
  const outcomes = org.run(() => org.session.write('insert', records, some));
  assert.deepEqual(
    outcomes.map((outcome) => outcome.success),
    [true, false],
  );
});

test('fires triggers with copies, before and after, and again for what is left after a refusal', () => {
  const org = newOrg();
  const seen: string[] = [];
  org.on('Account', ['BEFORE_INSERT', 'AFTER_INSERT'], ({ event, newRecords }) => {
    seen.push(`${event} ${newRecords?.map((record) => String(record.get('Name'))).join()}`);
    for (const record of newRecords ?? []) {
      if (event === 'BEFORE_INSERT') record.set('Description', 'set by trigger');
      else if (record.get('Name') === 'bad') record.addError('refused');
    }
  });
  const records = [org.record('Account', { Name: 'good' }), org.record('Account', { Name: 'bad' })];
  const outcomes = org.run(() => org.session.write('insert', records, some));
  assert.deepEqual(
    outcomes.map((outcome) => outcome.success),
    [true, false],
  );
  assert.deepEqual(seen, [
    'BEFORE_INSERT good,bad',
    'AFTER_INSERT good,bad',
    'BEFORE_INSERT good',
    'AFTER_INSERT good',
  ]);
  assert.equal(records[0].has('Description'), false);
  assert.equal(org.query('SELECT Description FROM Account')[0].get('Description'), 'set by trigger');
});

test('an exception in a trigger refuses all records, and says where it came from', () => {
  const org = newOrg();
  org.on('Account', ['BEFORE_INSERT'], () => {
    throw apexException('NullPointerException', 'Attempt to de-reference a null object');
  });
  assert.match(
    failure(() => org.insert('Account', { Name: 'x' })),
    /CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, AccountTrigger: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object/,
  );
});

test('updates what was given, and shows triggers the record before and after', () => {
  const org = newOrg();
  const id = org.insert('Account', { Name: 'old', Description: 'kept' });
  const seen: unknown[] = [];
  org.on('Account', ['BEFORE_UPDATE'], ({ newRecords, oldRecords }) =>
    seen.push(oldRecords?.[0].get('Name'), newRecords?.[0].get('Name'), newRecords?.[0].get('Description')),
  );
  org.run(() => org.session.write('update', [org.record('Account', { Id: id, Name: 'new' })], all));
  assert.deepEqual(seen, ['old', 'new', 'kept']);
  assert.match(
    failure(() => org.run(() => org.session.write('update', [org.record('Account', { Name: 'x' })], all))),
    /MISSING_ARGUMENT, Id not specified in an update call/,
  );
});

test('upserts by external id', () => {
  const org = newOrg();
  const upsert = (values: Record<string, unknown>): SObjectRecord => {
    const record = org.record('Invoice__c', values);
    org.run(() => org.session.write('upsert', [record], { ...all, externalIdField: 'Key__c' }));
    return record;
  };
  const first = upsert({ Key__c: 'in_1', Total__c: money('1') });
  const second = upsert({ Key__c: 'in_1', Total__c: money('2') });
  assert.equal(second.id, first.id);
  assert.equal(String(org.query('SELECT Total__c FROM Invoice__c')[0].get('Total__c')), '2.00');
});

test('finds parents by their external id', () => {
  const org = newOrg();
  const invoice = org.insert('Invoice__c', { Key__c: 'in_1' });
  const line = org.record('Line__c', { Amount__c: money('3') });
  line.setParent('Invoice__r', org.record('Invoice__c', { Key__c: 'in_1' }));
  org.run(() => org.session.write('insert', [line], all));
  assert.equal(org.query('SELECT Invoice__c FROM Line__c')[0].get('Invoice__c'), invoice);
});

test('rolls details up, and takes them along when the master goes', () => {
  const org = newOrg();
  const invoice = org.insert('Invoice__c', { Key__c: 'in_1' });
  org.insert('Line__c', { Invoice__c: invoice, Amount__c: money('2.50') });
  const line = org.insert('Line__c', { Invoice__c: invoice, Amount__c: money('4') });
  const total = (): string => String(org.query('SELECT Lines__c FROM Invoice__c')[0].get('Lines__c'));
  assert.equal(total(), '6.50');
  org.run(() => org.session.write('delete', [org.record('Line__c', { Id: line })], all));
  assert.equal(total(), '2.50');
  org.run(() => org.session.write('delete', [org.record('Invoice__c', { Id: invoice })], all));
  assert.deepEqual(
    [org.query('SELECT Id FROM Line__c').length, org.query('SELECT Id FROM Line__c ALL ROWS').length],
    [0, 2],
  );
  org.run(() => org.session.write('undelete', [org.record('Invoice__c', { Id: invoice })], all));
  assert.equal(org.query('SELECT Id FROM Line__c').length, 1);
});

test('knows what stages and statuses mean, and how people are called', () => {
  const org = newOrg();
  const account = org.insert('Account', { Name: 'Acme' });
  org.insert('Opportunity', {
    Name: 'o',
    StageName: 'Closed Won',
    CloseDate: ApexDate.of(2026, 11, 23),
    AccountId: account,
    Amount: money('120'),
  });
  const [deal] = org.query('SELECT IsWon, IsClosed, Probability, ForecastCategoryName, FiscalQuarter FROM Opportunity');
  assert.deepEqual(
    [deal.get('IsWon'), deal.get('IsClosed'), String(deal.get('Probability')), deal.get('FiscalQuarter')],
    [true, true, '100', 4],
  );
  org.insert('Task', { Subject: 's', WhatId: account, Status: 'Completed' });
  const [task] = org.query('SELECT IsClosed, Priority, AccountId, CompletedDateTime FROM Task');
  assert.deepEqual([task.get('IsClosed'), task.get('Priority'), task.get('AccountId')], [true, 'Normal', account]);
  org.insert('Contact', { FirstName: 'Ada', LastName: 'Lovelace' });
  assert.equal(org.query('SELECT Name FROM Contact')[0].get('Name'), 'Ada Lovelace');
});

test('merges accounts: children move, the duplicate goes', () => {
  const org = newOrg();
  const [master, duplicate] = [org.insert('Account', { Name: 'A' }), org.insert('Account', { Name: 'B' })];
  org.insert('Contact', { LastName: 'C', AccountId: duplicate });
  org.run(() =>
    org.session.merge(org.record('Account', { Id: master }), [org.record('Account', { Id: duplicate })], all),
  );
  assert.equal(org.query('SELECT AccountId FROM Contact')[0].get('AccountId'), master);
  assert.equal(
    org.query('SELECT MasterRecordId FROM Account WHERE IsDeleted = true ALL ROWS')[0].get('MasterRecordId'),
    master,
  );
});

test('refuses setup objects along with others, and what takes no DML', () => {
  const org = newOrg();
  const message = failure(() =>
    org.run(() => {
      org.session.write('insert', [org.record('Account', { Name: 'x' })], all);
      org.session.write('insert', [org.record('Group', { Name: 'g' })], all);
    }),
  );
  assert.match(message, /MIXED_DML_OPERATION, DML operation on setup object is not permitted/);
  assert.match(
    failure(() => org.insert('AsyncApexJob', {})),
    /DML operation INSERT not allowed on AsyncApexJob/,
  );
});

test('goes back to a savepoint', () => {
  const org = newOrg();
  org.run(() => {
    const savepoint = org.session.setSavepoint();
    org.session.write('insert', [org.record('Account', { Name: 'x' })], all);
    assert.equal(org.session.hasUncommittedWork(), true);
    org.session.rollback(savepoint);
    org.session.releaseSavepoint(savepoint);
    assert.equal(org.session.hasUncommittedWork(), false);
  });
  assert.equal(org.query('SELECT Id FROM Account').length, 0);
});
