import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectedPath } from './fieldValue.ts';
import type { FieldDescription } from './records.ts';

const lookup = (relationshipName: string, ...referenceTo: string[]): FieldDescription => ({
  name: `${relationshipName}Id`,
  label: relationshipName,
  type: 'reference',
  custom: false,
  nameField: false,
  relationshipName,
  referenceTo,
});

test('a lookup shows the name of the other record, whatever the field is called', () => {
  assert.equal(selectedPath(lookup('Owner', 'User')), 'Owner.Name');
  assert.equal(selectedPath(lookup('RecurrenceActivity', 'Task')), 'RecurrenceActivity.Subject');
  assert.equal(selectedPath(lookup('What', 'Account', 'Case')), 'What.Name');
});
