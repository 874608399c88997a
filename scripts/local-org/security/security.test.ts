import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSystem, asUser, TestOrg } from '../dml/testOrg.ts';
import { objectBuilder } from '../metadata/builder.ts';
import { ApexException } from '../runtime/exceptions.ts';
import { seededUsers } from './seed.ts';

const reader = 'reader@example.com';

/** An org with a private object, and a user whose permission set lets her read it but not its Secret__c. */
function newOrg(): TestOrg {
  const org = new TestOrg((metadata) => {
    const plan = objectBuilder(metadata, 'Plan__c');
    plan.sharingModel = 'Private';
    plan.fields.push({ name: 'Open__c', type: 'Text', length: 20 }, { name: 'Secret__c', type: 'Text', length: 20 });
    metadata.apex.push({ kind: 'class', name: 'Webhook', file: 'Webhook.cls', source: '', apiVersion: 67 });
    metadata.customPermissions.set('billing_admin', { name: 'Billing_Admin', label: 'Billing admin' });
    metadata.permissionSets.set('readers', {
      name: 'Readers',
      label: 'Readers',
      objects: [
        { object: 'Plan__c', read: true, create: true, edit: false, delete: false, viewAll: false, modifyAll: false },
      ],
      fields: [{ field: 'Plan__c.Open__c', readable: true, editable: true }],
      classes: ['Webhook'],
      pages: [],
      customPermissions: ['Billing_Admin'],
      userPermissions: [],
      customMetadataTypes: [],
      customSettings: [],
      externalCredentialPrincipals: ['Billing-Key'],
      tabs: [],
      applications: [],
    });
  });
  const [profile] = org.query("SELECT Id FROM Profile WHERE Name = 'Standard User'");
  const userId = org.insert('User', {
    LastName: 'Reader',
    Username: reader,
    Email: reader,
    Alias: 'read',
    ProfileId: profile.id,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  const [set] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Readers'");
  org.insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set.id });
  return org;
}

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ApexException, String(error));
    return error.toString();
  }
  return 'nothing was thrown';
}

test('user mode hides objects and fields that nothing grants', () => {
  const org = newOrg();
  org.insert('Plan__c', { Name: 'P' });
  const query = (soql: string, user: string): string => failure(() => org.query(soql, asUser, user));
  assert.equal(query('SELECT Open__c FROM Plan__c', reader), 'nothing was thrown');
  assert.match(
    query('SELECT Secret__c FROM Plan__c', reader),
    /QueryException: No such column 'Secret__c' on entity 'Plan__c'/,
  );
  assert.match(query("SELECT Id FROM Plan__c WHERE Secret__c = 'x'", reader), /No such column/);
  assert.match(
    query('SELECT Id FROM Plan__c WITH USER_MODE', seededUsers.guest),
    /sObject type 'Plan__c' is not supported/,
  );
  assert.equal(
    failure(() => org.query('SELECT Secret__c FROM Plan__c', asSystem, reader)),
    'nothing was thrown',
  );
  assert.match(
    failure(() => org.query('SELECT Secret__c FROM Plan__c WITH SECURITY_ENFORCED', asSystem, reader)),
    /Insufficient permissions/,
  );
});

// https://help.salesforce.com/s/articleView?id=platform.users_profiles_field_perms.htm
test('standard fields are hidden from users whose profile shows none, until a permission set grants them', () => {
  const org = newOrg();
  const [profile] = org.query("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'");
  const query = (field: string): string => failure(() => org.query(`SELECT ${field} FROM Account`, asUser, reader));
  assert.equal(query('Phone, BillingCity'), 'nothing was thrown');
  org.run(() =>
    org.session.write('update', [org.record('User', { Id: org.user(reader).id, ProfileId: profile.id })], {
      access: asSystem,
      allOrNone: true,
    }),
  );
  const [{ id: parent }] = org.query("SELECT Id FROM PermissionSet WHERE Name = 'Readers'");
  org.insert('ObjectPermissions', { ParentId: parent, SobjectType: 'Account', PermissionsRead: true });
  const address = { SobjectType: 'Account', Field: 'Account.BillingAddress', PermissionsRead: true };
  org.insert('FieldPermissions', { ParentId: parent, ...address });
  assert.equal(query('Name, OwnerId, CreatedDate, BillingCity'), 'nothing was thrown');
  assert.match(query('Phone'), /No such column 'Phone' on entity 'Account'/);
});

test('user mode refuses to write what nothing grants', () => {
  const org = newOrg();
  const write = (operation: 'insert' | 'update', values: Record<string, unknown>): string =>
    failure(() =>
      org.run(
        () => org.session.write(operation, [org.record('Plan__c', values)], { access: asUser, allOrNone: true }),
        reader,
      ),
    );
  assert.equal(write('insert', { Open__c: 'x' }), 'nothing was thrown');
  assert.match(
    write('insert', { Secret__c: 'x' }),
    /SecurityException: Operation failed due to fields being inaccessible on Sobject Plan__c/,
  );
  const [own] = org.query('SELECT Id FROM Plan__c', asUser, reader);
  assert.match(write('update', { Id: own.id, Open__c: 'y' }), /SecurityException: Access to entity 'Plan__c' denied/);
});

test('private records are seen by their owner and the administrator', () => {
  const org = newOrg();
  const id = org.insert('Plan__c', { Name: 'of the administrator' });
  assert.equal(org.query('SELECT Id FROM Plan__c', asUser, reader).length, 0);
  assert.equal(org.query('SELECT Id FROM Plan__c', asUser).length, 1);
  assert.equal(org.query('SELECT Id FROM Plan__c', { mode: 'system', sharing: true }, reader).length, 0);
  assert.equal(org.query('SELECT Id FROM Plan__c', asSystem, reader).length, 1);
  const ownerId = org.user(reader).id;
  org.run(() =>
    org.session.write('update', [org.record('Plan__c', { Id: id, OwnerId: ownerId })], {
      access: asSystem,
      allOrNone: true,
    }),
  );
  assert.equal(org.query('SELECT Id FROM Plan__c', asUser, reader).length, 1);
});

test('guests see no records, and own none', () => {
  const org = newOrg();
  org.insert('Account', { Name: 'Acme' });
  assert.equal(org.query('SELECT Id FROM Account', { mode: 'system', sharing: true }, seededUsers.guest).length, 0);
  org.run(
    () => org.session.write('insert', [org.record('Plan__c')], { access: asSystem, allOrNone: true }),
    seededUsers.guest,
  );
  assert.equal(org.query('SELECT Owner.Name FROM Plan__c')[0].getParent('Owner')?.get('Name'), 'Org Admin');
});

test('classes and custom permissions are granted by permission sets', () => {
  const org = newOrg();
  const { security } = org.data;
  assert.equal(security.canUseClass(org.user(reader), 'webhook'), true);
  assert.equal(security.canUseClass(org.user(seededUsers.guest), 'Webhook'), false);
  assert.equal(security.hasCustomPermission(org.user(reader), 'Billing_Admin'), true);
  assert.equal(
    org.run(() => org.session.rights.hasCustomPermission('Billing_Admin'), seededUsers.guest),
    false,
  );
});

test('principals of external credentials are granted by permission sets, to administrators, too', () => {
  const org = newOrg();
  const { security } = org.data;
  assert.equal(security.rightsOf(org.user(reader)).hasPrincipal('Billing-Key'), true);
  assert.equal(security.rightsOf(org.user(reader)).hasPrincipal('Billing-Other'), false);
  assert.equal(security.rightsOf(org.user(seededUsers.admin)).hasPrincipal('Billing-Key'), false);
});
