import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyMetadata, objectBuilder } from '../metadata/builder.ts';
import type { LimitCounters } from '../ports.ts';
import { ApexList } from '../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../runtime/dates.ts';
import { ApexDecimal } from '../runtime/decimal.ts';
import { SObjectRecord } from '../runtime/sobject.ts';
import { typeRef } from '../runtime/typeRef.ts';
import { buildSchema } from '../schema/build.ts';
import { openDb } from '../store/db.ts';
import { RecordStore } from '../store/store.ts';
import { executeQuery } from './execute.ts';
import { parseSoql } from './parse.ts';
import { seesAll } from './policy.ts';
import { sqlFunctions } from './sqlFunctions.ts';

const now = Date.UTC(2026, 10, 23, 14);
const metadata = emptyMetadata();
objectBuilder(metadata, 'Plan__c').fields.push({ name: 'Tags__c', type: 'MultiselectPicklist' });
const schema = buildSchema(metadata);
const store = new RecordStore(
  openDb(
    ':memory:',
    sqlFunctions(() => null),
  ),
  schema,
);

function add(objectName: string, values: Readonly<Record<string, unknown>>): string {
  const object = schema.object(objectName);
  assert.ok(object);
  const record = new SObjectRecord(object);
  record.id = store.newId(object);
  for (const [name, value] of Object.entries(values)) record.set(name, value);
  store.insert(record);
  return record.id;
}

const money = (text: string): ApexDecimal | undefined => ApexDecimal.parse(text);
const ada = add('User', { LastName: 'Ada', Name: 'Ada', Email: 'ada@example.com' });
const acme = add('Account', { Name: 'Acme', OwnerId: ada, AnnualRevenue: money('500') });
const ecole = add('Account', { Name: 'École', ParentId: acme, OwnerId: ada });
const zoo = add('Account', { Name: 'zoo_x', AnnualRevenue: money('1000') });
for (const [name, account] of [
  ['Bea', acme],
  ['Cem', acme],
  ['Dan', ecole],
])
  add('Contact', { LastName: name, AccountId: account, Email: `${name}@x.io` });
for (const [stage, amount, account, day] of [
  ['Prospecting', '100.50', acme, 20_000],
  ['Closed Won', '200.25', acme, 20_400],
  ['closed won', '300', zoo, 20_410],
] as const) {
  add('Opportunity', {
    Name: `${stage} deal`,
    StageName: stage,
    Amount: money(amount),
    AccountId: account,
    CloseDate: new ApexDate(day),
  });
}
add('Task', { Subject: 'Call', WhatId: acme, OwnerId: ada, CreatedDate: new ApexDatetime(now - 1000) });
add('Task', { Subject: 'Mail', CreatedDate: new ApexDatetime(now - 40 * 86_400_000) });
add('Plan__c', { Name: 'P', Tags__c: 'red;blue' });

const limits: LimitCounters = { use: () => undefined, used: () => 0, maximum: () => 0 };

function query(soql: string, ...binds: unknown[]): readonly SObjectRecord[] {
  return executeQuery(parseSoql(soql), { store, policy: seesAll, values: { binds, now, timeZone: 'UTC' } }, limits)
    .records;
}

const names = (soql: string, ...binds: unknown[]): unknown[] =>
  query(soql, ...binds).map((record) => record.get('Name') ?? record.get('LastName') ?? record.get('Subject'));

test('compares texts without case, also beyond ASCII', () => {
  assert.deepEqual(names("SELECT Name FROM Account WHERE Name = 'ACME'"), ['Acme']);
  assert.deepEqual(names("SELECT Name FROM Account WHERE Name = 'ÉCOLE'"), ['École']);
  assert.deepEqual(names("SELECT Name FROM Account WHERE Name IN ('acme', 'école')"), ['Acme', 'École']);
  assert.deepEqual(names("SELECT Name FROM Account WHERE Name LIKE '%CM%'"), ['Acme']);
  assert.deepEqual(names("SELECT Name FROM Account WHERE Name LIKE 'zoo\\_%'"), ['zoo_x']);
});

test('treats null as the platform does', () => {
  assert.deepEqual(names('SELECT Name FROM Account WHERE AnnualRevenue != 500'), ['École', 'zoo_x']);
  assert.deepEqual(names('SELECT Name FROM Account WHERE AnnualRevenue = null'), ['École']);
  assert.deepEqual(names('SELECT Name FROM Account WHERE NOT (AnnualRevenue = 500)'), ['École', 'zoo_x']);
  assert.deepEqual(names('SELECT Name FROM Account ORDER BY AnnualRevenue'), ['École', 'Acme', 'zoo_x']);
  assert.deepEqual(names('SELECT Name FROM Account ORDER BY AnnualRevenue DESC NULLS LAST'), [
    'zoo_x',
    'Acme',
    'École',
  ]);
  assert.deepEqual(names('SELECT Name FROM Account WHERE Parent.IsDeleted = false'), ['Acme', 'École', 'zoo_x']);
});

test('follows parents, and keeps rows without one', () => {
  const [first, second] = query('SELECT Name, Parent.Name, Parent.Owner.Email, OwnerId FROM Account ORDER BY Name');
  assert.equal(first.getParent('Parent'), null);
  assert.equal(second.get('Name'), 'zoo_x');
  const [school] = query("SELECT Parent.Owner.Email FROM Account WHERE Parent.Name = 'Acme'");
  assert.equal(school.getParent('Parent')?.getParent('Owner')?.get('Email'), 'ada@example.com');
  assert.throws(() => school.read('Name'), /without querying the requested field: Account.Name/);
});

test('follows polymorphic parents', () => {
  const [task] = query(
    "SELECT What.Name, What.Type, Owner.Email FROM Task WHERE What.Type = 'Account' AND Owner.Name = 'ada'",
  );
  assert.equal(task.getParent('What')?.get('Name'), 'Acme');
  assert.equal(task.getParent('What')?.definition.name, 'Account');
  assert.equal(task.getParent('Owner')?.get('Email'), 'ada@example.com');
  const [typed] = query(
    'SELECT TYPEOF What WHEN Account THEN AnnualRevenue ELSE Name END FROM Task WHERE WhatId != null',
  );
  assert.equal(Number(typed.getParent('What')?.get('AnnualRevenue')), 500);
});

test('gives children to each parent, limited for each', () => {
  const accounts = query('SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account');
  assert.deepEqual(
    accounts.map((account) => account.getChildren('Contacts')?.map((contact) => contact.get('LastName'))),
    [['Cem'], ['Dan'], []],
  );
});

test('joins half and not', () => {
  assert.deepEqual(
    names("SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName LIKE 'D%')"),
    ['École'],
  );
  assert.deepEqual(names('SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)'), ['zoo_x']);
});

test('groups, sums exactly and filters groups', () => {
  const rows = query(
    'SELECT StageName, COUNT(Id), SUM(Amount) total, AVG(Amount) FROM Opportunity GROUP BY StageName ORDER BY StageName',
  );
  assert.deepEqual(
    rows.map((row) => [
      String(row.get('StageName')).toLowerCase(),
      row.get('expr0'),
      String(row.get('total')),
      String(row.get('expr1')),
    ]),
    [
      ['closed won', 2, '500.25', '250.125'],
      ['prospecting', 1, '100.50', '100.50'],
    ],
  );
  assert.equal(query('SELECT StageName FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 500.24').length, 1);
  const totals = query(
    'SELECT StageName s, SUM(Amount) total, GROUPING(StageName) g FROM Opportunity GROUP BY ROLLUP(StageName)',
  );
  assert.deepEqual([totals.length, String(totals[2].get('total')), totals[2].get('g')], [3, '600.75', 1]);
  assert.equal(
    query('SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)').length,
    2,
  );
});

test('counts', () => {
  const result = executeQuery(
    parseSoql('SELECT COUNT() FROM Contact'),
    { store, policy: seesAll, values: { binds: [], now, timeZone: 'UTC' } },
    limits,
  );
  assert.equal(result.size, 3);
});

test('understands date literals, multi-select picklists and binds', () => {
  assert.deepEqual(names('SELECT Subject FROM Task WHERE CreatedDate = TODAY'), ['Call']);
  assert.deepEqual(names('SELECT Subject FROM Task WHERE CreatedDate < LAST_N_DAYS:30'), ['Mail']);
  assert.deepEqual(names("SELECT Name FROM Plan__c WHERE Tags__c INCLUDES ('green', 'red;blue')"), ['P']);
  assert.deepEqual(names("SELECT Name FROM Plan__c WHERE Tags__c EXCLUDES ('red')"), []);
  const ids = new ApexList(typeRef('primitive', 'Id'));
  ids.items.push(acme, zoo.slice(0, 15));
  assert.deepEqual(names('SELECT Name FROM Account WHERE Id IN :a LIMIT :b', ids, 5), ['Acme', 'zoo_x']);
  assert.deepEqual(names('SELECT Name FROM Account WHERE Id = :a', ids), ['Acme', 'zoo_x']);
  assert.deepEqual(names('SELECT Name FROM Account WHERE Id != :a', ids), ['École']);
  assert.throws(() => names('SELECT Name FROM Account WHERE Id > :a', ids), /A collection can be compared/);
  assert.throws(() => names("SELECT Name FROM Account WHERE Id = 'nonsense'"), /invalid ID field/);
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fielddefinition.htm
test('objects and fields of the org can be queried', () => {
  const [field] = query(
    "SELECT Id, DataType, DurableId, EntityDefinition.DeveloperName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Plan__c' AND QualifiedApiName = 'Tags__c'",
  );
  assert.equal(field.id, '000000000000000AAA');
  assert.equal(field.get('DataType'), 'Picklist (Multi-Select)');
  assert.equal(field.get('DurableId'), 'Plan__c.Tags__c');
  assert.equal(field.getParent('EntityDefinition')?.get('DeveloperName'), 'Plan');
  const [account] = query(
    "SELECT DeveloperName, (SELECT DataType FROM Fields WHERE DeveloperName = 'Parent') FROM EntityDefinition WHERE KeyPrefix = '001'",
  );
  assert.equal(account.get('DeveloperName'), 'Account');
  assert.deepEqual(
    account.getChildren('Fields')?.map((child) => child.get('DataType')),
    ['Lookup(Account)'],
  );
});
