import { ApexDecimal } from '../runtime/decimal.ts';
import { type PutRecord, recordWriter } from './systemRecord.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import { currencies } from '../schema/currencies.ts';
import type { RecordStore } from '../store/store.ts';

/** Names of the users that every org has. */
export const seededUsers = {
  admin: 'admin@local-org.example',
  guest: 'site.guest@local-org.example',
  automatedProcess: 'autoproc@local-org.example',
} as const;

const profiles = [
  'System Administrator',
  'Standard User',
  'Read Only',
  'Minimum Access - Salesforce',
  'Standard Platform User',
  'Marketing User',
  'Guest License User',
  'Automated Process',
] as const;

/** Puts the organization, profiles, users and setup rows into an empty org. */
export function seedOrg(store: RecordStore, metadata: OrgMetadata): void {
  const put = recordWriter(store);
  put('Organization', {
    Name: 'Local Org',
    OrganizationType: 'Developer Edition',
    IsSandbox: false,
    TimeZoneSidKey: 'GMT',
    LanguageLocaleKey: 'en_US',
    DefaultLocaleSidKey: 'en_US',
    FiscalYearStartMonth: 1,
    InstanceName: 'LOCAL',
    Country: 'US',
  });
  const licenseId = put('UserLicense', { Name: 'Salesforce', LicenseDefinitionKey: 'SFDC', Status: 'Active' });
  const profileIds = new Map(
    profiles.map((name) => [
      name as string,
      put('Profile', { Name: name, UserLicenseId: licenseId, UserType: 'Standard' }),
    ]),
  );
  const user = (username: string, profile: string, values: Readonly<Record<string, unknown>>): string =>
    put('User', {
      ...userDefaults,
      Username: username,
      Email: username,
      ProfileId: profileIds.get(profile),
      CommunityNickname: username.split('@')[0],
      ...values,
    });
  const adminId = user(seededUsers.admin, 'System Administrator', {
    FirstName: 'Org',
    LastName: 'Admin',
    Name: 'Org Admin',
    Alias: 'admin',
    UserType: 'Standard',
  });
  const guestId = user(seededUsers.guest, 'Guest License User', {
    LastName: 'Site Guest User',
    Name: 'Site Guest User',
    Alias: 'guest',
    UserType: 'Guest',
  });
  user(seededUsers.automatedProcess, 'Automated Process', {
    LastName: 'Automated Process',
    Name: 'Automated Process',
    Alias: 'autoproc',
    UserType: 'AutomatedProcess',
  });
  if (store.schema.object('CurrencyType')) putCurrencies(put);
  for (const [name, profileId] of profileIds) putProfileRights(store, name, profileId);
  for (const site of metadata.sites.values()) {
    put('Site', {
      Name: site.name,
      MasterLabel: site.label,
      UrlPathPrefix: site.urlPathPrefix || null,
      Status: 'Active',
      GuestUserId: guestId,
      AdminId: adminId,
      GuestRecordDefaultOwnerId: adminId,
      SiteType: 'ChatterNetwork',
    });
  }
}

function putCurrencies(put: PutRecord): void {
  for (const { ConversionRate: rate, ...currency } of currencies)
    put('CurrencyType', { ...currency, ConversionRate: ApexDecimal.fromNumber(rate), IsActive: true });
}

const userDefaults = {
  IsActive: true,
  TimeZoneSidKey: 'GMT',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
};

const standardObjects = [
  'Account',
  'Contact',
  'Opportunity',
  'Lead',
  'Case',
  'Campaign',
  'Contract',
  'Order',
  'Product2',
  'Pricebook2',
  'Task',
  'Event',
  'Note',
  'Attachment',
  'ContentDocument',
  'ContentVersion',
  'FeedItem',
  'FeedComment',
  'EmailMessage',
  'Topic',
  'TopicAssignment',
  'CampaignMember',
  'PricebookEntry',
  'OrderItem',
];

/** Profiles of people who work with all standard records. */
const fullUsers: ReadonlySet<string> = new Set(['Standard User', 'Standard Platform User', 'Marketing User']);

/** Every profile has a permission set of its own that holds its rights. */
function putProfileRights(store: RecordStore, name: string, profileId: string): void {
  const put = recordWriter(store);
  const isAdmin = name === 'System Administrator' || name === 'Automated Process';
  const parentId = put('PermissionSet', {
    Name: `X00e_${profileId.slice(3, 15)}`,
    Label: name,
    IsOwnedByProfile: true,
    ProfileId: profileId,
    Type: 'Profile',
    PermissionsModifyAllData: isAdmin,
    PermissionsViewAllData: isAdmin,
    PermissionsApiEnabled: isAdmin,
    PermissionsAuthorApex: isAdmin,
    PermissionsCustomizeApplication: isAdmin,
    PermissionsManageUsers: isAdmin,
    PermissionsViewSetup: isAdmin,
    PermissionsSendCustomNotifications: isAdmin,
  });
  const isReader = name === 'Read Only';
  if (!fullUsers.has(name) && !isReader) return;
  for (const object of standardObjects) {
    put('ObjectPermissions', {
      ParentId: parentId,
      SobjectType: object,
      PermissionsRead: true,
      PermissionsCreate: !isReader,
      PermissionsEdit: !isReader,
      PermissionsDelete: !isReader && object !== 'Campaign' && object !== 'Product2' && object !== 'Pricebook2',
    });
  }
}
