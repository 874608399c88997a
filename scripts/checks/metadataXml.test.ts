import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMetadataTypes } from './metadataTypes.ts';
import { problemsIn } from './metadataXml.ts';

const typeOf = loadMetadataTypes();
const field = (body: string): string[] => problemsIn(`<?xml version="1.0"?><CustomField>${body}</CustomField>`, typeOf);

test('a right field has no problems', () => {
  assert.deepEqual(field('<fullName>A__c</fullName><label>A</label><type>Text</type><length>10</length>'), []);
});

test('an unknown element is named with its path', () => {
  assert.deepEqual(field('<label>A</label><type>Text</type><lenght>10</lenght>'), [
    'CustomField.lenght: unknown element',
  ]);
});

test('a value outside the enumeration is named', () => {
  assert.match(field('<type>Txt</type>').join(), /CustomField\.type: 'Txt' is none of/);
});

test('a missing required element is named', () => {
  const problems = problemsIn('<PermissionSet><description>d</description></PermissionSet>', typeOf);
  assert.deepEqual(problems, ['PermissionSet.label: required element missing']);
});

test('an unclosed tag is reported with its line', () => {
  assert.match(problemsIn('<CustomField>\n<label>A</CustomField>', typeOf).join(), /line 2/);
});
