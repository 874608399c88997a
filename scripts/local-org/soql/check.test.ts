import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyMetadata } from '../metadata/builder.ts';
import { buildSchema } from '../schema/build.ts';
import { checkQuery } from './check.ts';
import { parseSoql } from './parse.ts';

const schema = buildSchema(emptyMetadata());
const messages = (soql: string): string[] =>
  checkQuery(parseSoql(soql), schema).map((problem) => problem.message.split('. If')[0]);

test('accepts paths, aliases, children, polymorphic parents and grouping', () => {
  assert.deepEqual(
    messages(
      'SELECT Id, a.Owner.Profile.Name, (SELECT Id, Account.Name FROM Contacts) FROM Account a, a.Parent p WHERE p.Name != null',
    ),
    [],
  );
  assert.deepEqual(messages("SELECT What.Type, Who.Email, Owner.Name FROM Task WHERE What.Name = 'x'"), []);
  assert.deepEqual(
    messages(
      'SELECT StageName, SUM(Amount) FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 1 ORDER BY SUM(Amount)',
    ),
    [],
  );
});

test('names what does not exist', () => {
  assert.deepEqual(messages('SELECT Nmae FROM Account'), ["No such column 'Nmae' on entity 'Account'"]);
  assert.deepEqual(messages('SELECT Foo.Name FROM Account'), ["Didn't understand relationship 'Foo' in field path"]);
  assert.deepEqual(messages('SELECT Id, (SELECT Id FROM Kontakte) FROM Account'), [
    "Didn't understand relationship 'Kontakte' in FROM part of query call",
  ]);
  assert.deepEqual(messages('SELECT Id FROM Acount'), ["sObject type 'Acount' is not supported."]);
  assert.deepEqual(messages('SELECT Id FROM Account WHERE Id IN (SELECT Konto FROM Contact)'), [
    "No such column 'Konto' on entity 'Contact'",
  ]);
});

test('wants fields grouped, and locked rows unsorted', () => {
  assert.deepEqual(messages('SELECT Name, COUNT(Id) FROM Account'), ['Field must be grouped or aggregated: Name']);
  assert.deepEqual(messages('SELECT Id FROM Account ORDER BY Name FOR UPDATE'), [
    'FOR UPDATE is not allowed with ORDER BY',
  ]);
});
