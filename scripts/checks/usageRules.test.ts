import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usageRules } from './usageRules.ts';

function violationsOf(name: string, text: string, file: string): readonly string[] {
  const rule = usageRules.find((each) => each.name === name);
  assert.ok(rule, `there is a rule '${name}'`);
  return rule.violations(text, file);
}

test('a class that nobody names is found; what others name and what the platform calls is not', () => {
  const verdict = (name: string, text: string): readonly string[] =>
    violationsOf('a class is used, or is an entry point', text, `force-app/main/score/classes/${name}.cls`);
  assert.deepEqual(verdict('Forgotten', 'public class Forgotten {}'), ['1: nobody uses Forgotten']);
  assert.deepEqual(verdict('MrrCalculator', 'public class MrrCalculator {}'), []);
  assert.deepEqual(verdict('Forgotten', 'global class Forgotten {}'), []);
  assert.deepEqual(verdict('Forgotten', 'public class Forgotten { @InvocableMethod public static void x() {} }'), []);
});

test('a label that nothing shows is found', () => {
  const text =
    '<labels>\n<fullName>Stripe_Forgotten</fullName>\n</labels><labels>\n<fullName>MrrCalculator</fullName>\n</labels>';
  assert.deepEqual(violationsOf('a label is shown somewhere', text, 'CustomLabels.labels-meta.xml'), [
    '2: nobody shows Stripe_Forgotten',
  ]);
});

test("a permission set's names are looked up, those of Salesforce's own objects and fields apart", () => {
  const verdict = (text: string): readonly string[] =>
    violationsOf('a permission set names what there is', text, 'X.permissionset-meta.xml');
  assert.deepEqual(verdict('<apexClass>Forgotten</apexClass>'), ['1: there is no apexClass Forgotten']);
  assert.deepEqual(verdict('<field>Account.Forgotten__c</field>'), ['1: there is no field Account.Forgotten__c']);
  assert.deepEqual(verdict('<field>Account.MRR__c</field>\n<object>Account</object>\n<field>Task.WhatId</field>'), []);
  assert.deepEqual(verdict('<object>Stripe_Event__c</object>\n<apexClass>StripeWebhook</apexClass>'), []);
});
