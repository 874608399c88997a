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

const refused: readonly (readonly [soql: string, message: string])[] = [
  ["SELECT Id FROM Account WHERE Description = 'x'", "field 'Description' can not be filtered in a query call"],
  ['SELECT Id FROM Account ORDER BY Description', "field 'Description' can not be sorted in a query call"],
  ['SELECT Amount FROM Opportunity GROUP BY Amount', "field 'Amount' can not be grouped in a query call"],
  ['SELECT CreatedDate FROM Account GROUP BY CreatedDate', "field 'CreatedDate' can not be grouped in a query call"],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'",
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Account WHERE AnnualRevenue IN (1, '2')",
    "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes",
  ],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'invalid operator on id field'],
  ['SELECT SUM(Name) FROM Account', 'field Name does not support aggregate operator SUM'],
  ['SELECT Id, Id FROM Account', 'duplicate field selected: Id'],
  ['SELECT Id, Name n FROM Account', 'only aggregate expressions use field aliasing'],
  [
    'SELECT MAX(CreatedDate) FROM Account LIMIT 1',
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ],
  ['SELECT Name FROM Account GROUP BY Name ORDER BY Fax', 'Ordered field must be grouped or aggregated: Fax'],
  ['SELECT Id FROM Account ORDER BY COUNT(Id)', 'Field must be grouped or aggregated: Id'],
  [
    'SELECT Owner.Manager.Manager.Manager.Manager.Manager.Name FROM Account',
    'The path Owner.Manager.Manager.Manager.Manager.Manager.Name leads over more than 5 parents',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
    'The inner and outer selects should not be on the same object type',
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
    "Semi join sub-selects are not allowed with the 'OR' operator",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE OwnerId IN (SELECT Id FROM User))',
    'Nesting of semi join sub-selects is not supported',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)',
    'LIMIT is not allowed in semi join sub-selects',
  ],
];

for (const [soql, message] of refused) {
  test(`${soql} is refused`, () => assert.deepEqual(messages(soql), [message]));
}

test('accepts what fields of each type allow', () => {
  const accepted = [
    "SELECT NumberOfEmployees, COUNT(Id) n FROM Account WHERE Name LIKE 'x%' AND CreatedDate = TODAY GROUP BY NumberOfEmployees LIMIT 5",
    'SELECT CALENDAR_YEAR(CreatedDate), SUM(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CreatedDate)',
    'SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01 AND CreatedDate < 2026-01-01T00:00:00Z AND Amount > 5',
    "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN ('001000000000001AAA')",
  ];
  for (const soql of accepted) assert.deepEqual(messages(soql), [], soql);
});
