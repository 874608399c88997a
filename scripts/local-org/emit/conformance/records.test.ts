import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../runtime/text.ts';
import { evaluate, inTransaction, program } from './apex.ts';

test('records are made, changed and read', () => {
  const body =
    "Account a = new Account(Name = 'Acme'); a.NumberOfEmployees = 5; a.NumberOfEmployees++; return a.Name + a.NumberOfEmployees + a.Industry;";
  assert.equal(evaluate(body), 'Acme6null');
});

test('rows are queried as a list, as one record and as a number', () => {
  const body = `
    insert new List<Account>{ new Account(Name = 'A1'), new Account(Name = 'A2') };
    String name = 'A1';
    Account one = [SELECT Id, Name FROM Account WHERE Name = :name];
    List<Account> all = [SELECT Name FROM Account WHERE Name IN :new List<String>{ 'A1', 'A2' } ORDER BY Name DESC];
    Integer count = [SELECT COUNT() FROM Account WHERE Name LIKE 'A_'];
    return one.Name + all[0].Name + count;`;
  assert.equal(evaluate(body), 'A1A22');
});

test('one record is wanted and none is there', () => {
  const body =
    "try { Account a = [SELECT Id FROM Account WHERE Name = 'nobody']; return a; } catch (QueryException e) { return e.getMessage(); }";
  assert.equal(evaluate(body), 'List has no rows for assignment to SObject');
});

test('a field that was not queried is told apart from an empty one', () => {
  const body =
    "insert new Account(Name = 'A1'); try { return [SELECT Id FROM Account LIMIT 1].Name; } catch (SObjectException e) { return e.getMessage(); }";
  assert.equal(evaluate(body), 'SObject row was retrieved via SOQL without querying the requested field: Account.Name');
});

test('parents and children of rows are reached', () => {
  const body = `
    Account a = new Account(Name = 'Acme'); insert a;
    insert new List<Contact>{ new Contact(LastName = 'Ng', AccountId = a.Id), new Contact(LastName = 'Free') };
    String s = '';
    for (Contact c : [SELECT LastName, Account.Name FROM Contact ORDER BY LastName]) s += c.LastName + ':' + c.Account.Name + ' ';
    for (Account each : [SELECT (SELECT LastName FROM Contacts) FROM Account]) s += each.Contacts.size();
    return s;`;
  assert.equal(evaluate(body), 'Free:null Ng:Acme 1');
});

test('grouped rows come as AggregateResult', () => {
  const body = `
    insert new List<Account>{ new Account(Name = 'x', Industry = 'Energy'), new Account(Name = 'y', Industry = 'Energy') };
    String s = '';
    for (AggregateResult row : [SELECT Industry, COUNT(Id) total FROM Account GROUP BY Industry]) s += row.get('Industry') + '=' + row.get('total');
    return s;`;
  assert.equal(evaluate(body), 'Energy=2');
});

test('tokens name objects and fields', () => {
  assert.equal(
    evaluate(
      "return '' + Account.SObjectType + Account.Name + SObjectType.Account.fields.Name.getName() + SObjectType.Account.getKeyPrefix();",
    ),
    'AccountNameName001',
  );
});

test('a trigger sees its records, and its statics begin anew', () => {
  const trigger = `trigger Stamp on Account (before insert, after insert) {
    if (Trigger.isBefore) for (Account a : Trigger.new) a.Description = 'stamped ' + Trigger.operationType;
    if (Trigger.isAfter) Log.lines.add(Trigger.newMap.size() + ' saved');
  }`;
  const log = 'public class Log { public static List<String> lines = new List<String>(); }';
  const body =
    "Account a = new Account(Name = 'A'); insert a; return [SELECT Description FROM Account WHERE Id = :a.Id].Description + Log.lines;";
  assert.equal(evaluate(body, '', trigger, log), 'stamped BEFORE_INSERT(1 saved)');
});

test('anonymous Apex uses the classes of the org', () => {
  const compiled = program(["public class Box { public static String content = 'empty'; }"]);
  const anonymous = compiled.executeAnonymous(
    "Integer twice(Integer n) { return n * 2; }\nBox.content = 'n' + twice(4);",
  );
  assert.deepEqual(anonymous.problems, []);
  const content = inTransaction(compiled, () => {
    anonymous.run();
    return textOf(compiled.executeAnonymous("System.assertEquals('n8', Box.content);").run());
  });
  assert.equal(content, 'undefined');
});

test('variables of anonymous Apex get their values when it is their turn', () => {
  const compiled = program([
    "public class Box { public static String content = ''; public static String read() { return content; } }",
  ]);
  const run = (source: string): string =>
    inTransaction(compiled, () => {
      const anonymous = compiled.executeAnonymous(source);
      assert.deepEqual(anonymous.problems, []);
      anonymous.run();
      return textOf(compiled.invokeStatic('Box', 'read', []));
    });
  assert.equal(run("Box.content = 'a'; String before = Box.content; Box.content = before + 'b';"), 'ab');
  assert.equal(run("Box.content = 'a'; String kept = Box.content; void add() { Box.content += kept; } add();"), 'aa');
});

test('a trigger that runs within itself has variables of its own each time', () => {
  const trigger = `trigger Nest on Account (after insert) {
    String name = Trigger.new[0].Name;
    if (name.length() < 3) insert new Account(Name = name + 'x');
    Log.lines += name + ' ';
  }`;
  const log = "public class Log { public static String lines = ''; }";
  assert.equal(evaluate("insert new Account(Name = 'a'); return Log.lines;", '', trigger, log), 'axx ax a ');
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apex/apex_methods_system_list.htm#apex_System_List_getSObjectType
test('a list of queried rows knows its object, also when it is empty', () => {
  const body = `
    List<SObject> none = Database.query('SELECT Id FROM Contact WHERE LastName = null');
    return none.isEmpty() + ' ' + none.getSObjectType() + ' ' + (none instanceof List<Contact>);`;
  assert.equal(evaluate(body), 'true Contact true');
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apex/apex_methods_system_map.htm
test('a map is made of records that have Ids; more may be put without one', () => {
  const body = `
    Map<Id, SObject> rows = new Map<Id, SObject>();
    rows.putAll(new List<SObject>{ new Contact(LastName = 'Ng') });
    try {
      return new Map<Id, Account>(new List<Account>{ new Account(Id = '001000000000001AAA'), new Account() });
    } catch (ListException e) {
      return rows.get(null).get('LastName') + ', ' + e.getMessage();
    }`;
  assert.equal(evaluate(body), 'Ng, Row with null Id at index: 1');
});
