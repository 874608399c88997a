import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../emit/conformance/apex.ts';
import { parseSosl, SoslError } from './parse.ts';

const accounts = `
  insert new List<Account>{
    new Account(Name = 'Northern Light', Phone = '+49 30 1234'), new Account(Name = 'Southern Star')
  };`;

test('a statement is taken apart', () => {
  const query = parseSosl(
    "[FIND 'north*' IN NAME FIELDS RETURNING Account(Id, Name WHERE Phone != null ORDER BY Name LIMIT 3), Contact WITH USER_MODE LIMIT 5]",
  );
  assert.deepEqual(query.find, { text: 'north*' });
  assert.equal(query.scope, 'NAME');
  assert.equal(query.access, 'USER_MODE');
  assert.equal(query.limit, 5);
  assert.deepEqual(query.returning, [
    { objectName: 'Account', fields: ['Id', 'Name'], where: 'Phone != null', rest: 'ORDER BY Name LIMIT 3' },
    { objectName: 'Contact', fields: [], where: '', rest: '' },
  ]);
  assert.throws(() => parseSosl("FIND 'x' WITH DATA CATEGORY Geography__c AT usa__c"), SoslError);
});

test('words are found in names, one list of records for each object', () => {
  const body = `${accounts}
    String word = 'north';
    List<List<SObject>> found = [FIND :word IN NAME FIELDS RETURNING Account(Name), Contact(LastName)];
    return found.size() + ' ' + ((Account) found[0][0]).Name + ' ' + found[0].size() + found[1].size();`;
  assert.equal(evaluate(body), '2 Northern Light 10');
});

test('dynamic searches look where they are told, and take further conditions', () => {
  const body = `${accounts}
    List<SObject> byPhone = Search.query('FIND {1234} IN PHONE FIELDS RETURNING Account(Id)')[0];
    String name = 'Southern Star';
    List<SObject> both = Search.query('FIND {north* OR south*} RETURNING Account(Name WHERE Name = :name)')[0];
    return byPhone.size() + ' ' + both.size();`;
  assert.equal(evaluate(body), '1 1');
});

test('a single letter is too short', () => {
  const body = `
    try {
      return [FIND 'a' RETURNING Account(Id)];
    } catch (SearchException e) {
      return e.getMessage();
    }`;
  assert.equal(evaluate(body), 'search term must be longer than one character');
});
