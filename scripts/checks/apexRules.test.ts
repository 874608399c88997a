import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apexRules } from './apexRules.ts';

function violationsOf(name: string, text: string, file = 'force-app/main/score/classes/Mrr.cls'): readonly string[] {
  const rule = apexRules.find((each) => each.name === name);
  assert.ok(rule, `there is a rule '${name}'`);
  return rule.violations(text, file);
}

test('a class without a sharing keyword is named', () => {
  assert.deepEqual(violationsOf('every class states its sharing', 'public class Mrr {}'), ['1: Mrr']);
  assert.deepEqual(violationsOf('every class states its sharing', 'public with sharing class Mrr { class In {} }'), []);
});

test('SOQL outside a selector is named with its line', () => {
  const text = 'public with sharing class Mrr {\n void x() {\n  Object o = [SELECT Id FROM Account];\n }\n}';
  assert.deepEqual(violationsOf('SOQL stands in selectors', text), ['3: [SELECTIdFROMAccount]']);
  assert.deepEqual(
    violationsOf('SOQL stands in selectors', text, 'force-app/main/model/classes/AccountSelector.cls'),
    [],
  );
  assert.equal(violationsOf('SOQL states its access mode', text).length, 1);
});

test('DML without an access mode is named', () => {
  const text = 'public with sharing class Mrr { void x(Account a) { insert a; update as system a; } }';
  assert.deepEqual(violationsOf('DML states its access mode', text), ['1: inserta;']);
});

test('DML outside the unit of work is named', () => {
  const text = 'public with sharing class Mrr { void x(Account a) { update as system a; } }';
  assert.deepEqual(violationsOf('DML stands in the unit of work', text), ['1: updateassystema;']);
  assert.deepEqual(
    violationsOf('DML stands in the unit of work', text, 'force-app/main/model/classes/UnitOfWork.cls'),
    [],
  );
});

test('an assert without a message is named', () => {
  const text =
    "@IsTest class T { @IsTest static void t() { Assert.areEqual(1, 2); Assert.isTrue(true, 'R1'); System.assert(true); } }";
  assert.equal(violationsOf('every assert says the rule it checks', text).length, 2);
});

test('a method of 21 lines is too long', () => {
  const text = `public with sharing class Mrr {\n void x() {\n${' x();\n'.repeat(19)} }\n}`;
  assert.deepEqual(violationsOf('a method has at most 20 lines', text), ['2: x has 21']);
});

test('a class without a purpose is named', () => {
  const name = 'a class says in its first line what it is for';
  assert.equal(violationsOf(name, '/**\n * @group score\n */\npublic class Mrr {}').length, 1);
  assert.equal(violationsOf(name, 'public class Mrr {}').length, 1);
  assert.deepEqual(violationsOf(name, '/**\n * Monthly revenue.\n */\npublic class Mrr {}'), []);
});

test('a test beside another class is sent to the folder of its own', () => {
  const verdict = (file: string): readonly string[] => violationsOf('a test lies where its class does', '', file);
  assert.deepEqual(verdict('force-app/test/score/classes/MrrCalculatorTest.cls'), [
    '1: MrrCalculatorTest.cls belongs into force-app/test/score/classes/mrr',
  ]);
  assert.deepEqual(verdict('force-app/test/score/classes/mrr/MrrCalculatorTest.cls'), []);
  assert.deepEqual(verdict('force-app/test/score/classes/mrr/EverythingTest.cls'), []);
});

test('the group of a class is its stage', () => {
  const text = '/**\n * A.\n * @group act\n */\npublic with sharing class Mrr {}';
  assert.deepEqual(violationsOf('a class names its stage as its @group', text), ['1: Mrr.cls has @group act']);
});
