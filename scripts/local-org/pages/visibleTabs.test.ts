import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestOrg } from '../dml/testOrg.ts';
import { Sql } from '../jobs/sql.ts';
import { visibleTabs } from './visibleTabs.ts';

const nothing = {
  objects: [],
  fields: [],
  classes: [],
  pages: [],
  customPermissions: [],
  userPermissions: [],
  customMetadataTypes: [],
  customSettings: [],
  externalCredentialPrincipals: [],
  applications: [],
};

/** An org with a permission set that shows one tab and only allows another, and a user with that set. */
function newOrg(): { org: TestOrg; reader: string; stranger: string } {
  const tabs = [
    { tab: 'Plans', visibility: 'Visible' },
    { tab: 'Archive', visibility: 'Available' },
  ];
  const org = new TestOrg((metadata) => {
    metadata.permissionSets.set('readers', { name: 'Readers', label: 'Readers', ...nothing, tabs });
  });
  const [profile] = org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Readers'");
  const person = (name: string): string =>
    org.insert('User', {
      LastName: name,
      Username: `${name}@example.com`,
      Email: `${name}@example.com`,
      Alias: name.slice(0, 8),
      ProfileId: profile.id,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    });
  const reader = person('reader');
  org.insert('PermissionSetAssignment', { AssigneeId: reader, PermissionSetId: set.id });
  return { org, reader, stranger: person('stranger') };
}

const seenBy = (org: TestOrg, userId: string): string[] =>
  ['Plans', 'Archive'].filter(visibleTabs(new Sql(org.data.store.db), org.data.metadata, userId));

test('a permission set shows the tabs that it makes visible, not those that it only allows', () => {
  const { org, reader } = newOrg();
  assert.deepEqual(seenBy(org, reader), ['Plans']);
});

test('who has no permission set for it does not see a custom tab', () => {
  const { org, stranger } = newOrg();
  assert.deepEqual(seenBy(org, stranger), []);
});

test('the administrator sees every tab', () => {
  const { org } = newOrg();
  assert.deepEqual(seenBy(org, org.data.security.adminId), ['Plans', 'Archive']);
});
