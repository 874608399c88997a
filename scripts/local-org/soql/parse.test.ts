import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { isCountQuery } from './ast.ts';
import { parseSoql, soqlFromContext } from './parse.ts';

class Silent extends ApexErrorListener {
  override apexSyntaxError(): void {}
}

test('reads every clause of a query', () => {
  const query = parseSoql(
    `SELECT Id, a.Owner.Name, (SELECT Id FROM Contacts WHERE Email != null LIMIT 2) FROM Account a
     WHERE (Name LIKE 'A\\_%' OR AnnualRevenue >= 1.5) AND Id IN (SELECT AccountId FROM Contact) AND CreatedDate = LAST_N_DAYS:30
     WITH USER_MODE ORDER BY Name DESC NULLS LAST, Id LIMIT 10 OFFSET 5 ALL ROWS`,
  );
  assert.equal(query.select.length, 3);
  assert.equal(query.from.alias, 'a');
  assert.equal(query.where?.kind, 'and');
  assert.equal(query.access, 'USER_MODE');
  assert.deepEqual(query.orderBy[0].nullsLast, true);
  assert.deepEqual(query.limit, { kind: 'number', text: '10' });
  assert.ok(query.allRows);
});

test('reads aggregates with aliases, grouping and having', () => {
  const query = parseSoql('SELECT Name n, COUNT(Id) total FROM Account GROUP BY ROLLUP(Name) HAVING COUNT(Id) > 1');
  assert.deepEqual(
    query.select.map((item) => (item.kind === 'field' || item.kind === 'function' ? item.alias : null)),
    ['n', 'total'],
  );
  assert.equal(query.groupBy?.kind, 'rollup');
  assert.ok(isCountQuery(parseSoql('select count() from Account')));
});

test('reads TYPEOF', () => {
  const query = parseSoql('SELECT TYPEOF What WHEN Account THEN Phone, Name ELSE Id END FROM Task');
  const [item] = query.select;
  assert.equal(item.kind === 'typeof' ? item.typeOf.whens[0].fields.length : 0, 2);
});

test('refuses AND mixed with OR', () => {
  assert.throws(
    () => parseSoql("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'"),
    /unexpected token: 'OR'/,
  );
});

test('refuses what comes after the query', () => {
  assert.throws(() => parseSoql('SELECT Id FROM Account LIMIT 1 nonsense'), /unexpected token: 'nonsense'/);
});

test('keeps the bind expressions of Apex, whatever is in them', () => {
  const source =
    "[SELECT Id FROM Account WHERE Name = :names.get('a}' + x?.y) AND Id IN :new Set<Id>{ a, b } LIMIT :max]";
  const { parser } = ApexParserFactory.createLexerAndParser(source, new Silent());
  const context = parser.soqlLiteral();
  const query = soqlFromContext(context.query());
  assert.deepEqual(
    query.binds.map((bind) => bind.text),
    ["names.get('a}' + x?.y)", 'new Set<Id>{ a, b }', 'max'],
  );
  assert.deepEqual(query.limit, { kind: 'bind', index: 2 });
});

test('takes simple names as binds in dynamic queries', () => {
  assert.deepEqual(parseSoql('SELECT Id FROM Account WHERE Id = :accountId').binds, [
    { text: 'accountId', context: null },
  ]);
});
