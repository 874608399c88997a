import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methodModules } from './apexMethods.ts';

const typeOf = (apex: string): string => /ApexMethod<.*>/.exec(methodModules('Some', apex)[0] ?? '')?.[0] ?? '';

test('a method takes its parameters by name and gives the view of its class', () => {
  assert.equal(
    typeOf(
      '@AuraEnabled(cacheable=true)\n public static List<RunView> getRuns(Id runId, Map<String, String> changes) {',
    ),
    'ApexMethod<readonly RunView[], { readonly runId: string | null | undefined; readonly changes: Readonly<Record<string, string>> | null | undefined }>',
  );
  assert.equal(typeOf('@AuraEnabled\n public static void pause() {'), 'ApexMethod<void, undefined>');
});

test('views are named after their classes, inner ones after their outer ones', () => {
  assert.equal(
    typeOf('@AuraEnabled\n public static BillingExplanation explain() {'),
    'ApexMethod<BillingExplanationView, undefined>',
  );
  assert.equal(
    typeOf('@AuraEnabled\n public static WhatIfView.Comparison get() {'),
    'ApexMethod<WhatIfComparisonView, undefined>',
  );
});

test('what the ApexDoc of a method calls null may be null; another method has a doc of its own', () => {
  const source = `/** How far; null if there is none. */ @AuraEnabled public static RunView one() { return null; }
    /** All of them. */ @AuraEnabled public static RunView two() { return null; }`;
  assert.deepEqual(
    methodModules('Some', source).map((module) => /<(.*),/.exec(module)?.[1]),
    ['RunView | null', 'RunView'],
  );
});
