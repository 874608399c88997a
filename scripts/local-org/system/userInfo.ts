import { DateTime } from 'luxon';
import { SystemObject } from '../runtime/systemObject.ts';
import { current } from '../runtime/transaction.ts';
import type { ApexDatetime } from '../runtime/dates.ts';
import { defineClass } from './define.ts';
import { perTransaction, required, systemType } from './support.ts';

/** A `System.TimeZone`. */
class TimeZoneValue extends SystemObject {
  readonly id: string;

  constructor(id: string) {
    super(systemType('TimeZone'));
    this.id = id;
  }

  /** Offset from UTC in milliseconds. */
  offset(instant: ApexDatetime): number {
    return DateTime.fromMillis(instant.milliseconds, { zone: this.id }).offset * 60_000;
  }

  override toString(): string {
    return this.id;
  }
}

const zoneName = (self: TimeZoneValue): string => {
  const now = DateTime.fromMillis(current().clock.now(), { zone: self.id });
  return `(GMT${now.toFormat('ZZ')}) ${now.offsetNameLong ?? self.id} (${self.id})`;
};

/** Salesforce: Apex Reference, "TimeZone Class". */
export const timeZone = defineClass('TimeZone', {
  members: {
    'static TimeZone getTimeZone(String id)': (id: string | null) =>
      new TimeZoneValue(DateTime.local({ zone: required(id) }).isValid ? required(id) : 'GMT'),
    'String getID()': (self: TimeZoneValue) => self.id,
    'String getDisplayName()': zoneName,
    'Integer getOffset(Datetime instant)': (self: TimeZoneValue, instant: ApexDatetime | null) =>
      self.offset(required(instant)),
    'String toString()': (self: TimeZoneValue) => self.id,
  },
});

/** Fields of the running user and of the org, read once a transaction and user. */
const cache = perTransaction(() => new Map<string, unknown>());

function field(query: string, name: string): string | null {
  const key = `${current().user.id}:${query}`;
  const rows = cache.get();
  if (!rows.has(key)) {
    const { database, user } = current();
    rows.set(key, database.queryDynamic(query, () => user.id, { mode: 'system', sharing: false }).records[0] ?? null);
  }
  const row = rows.get(key) as { get(fieldName: string): unknown } | null;
  return (row?.get(name) as string | null | undefined) ?? null;
}

const userField = (name: string): string | null =>
  field('SELECT FirstName, LastName, Name, Email, ProfileId, UserRoleId FROM User WHERE Id = :id', name);

const organizationField = (name: string): string | null => field('SELECT Id, Name FROM Organization LIMIT 1', name);

/** Salesforce: Apex Reference, "UserInfo Class". The org has no territories. */
export const userInfo = defineClass('UserInfo', {
  members: {
    'static Id getUserId()': () => current().user.id,
    'static String getUserName()': () => current().user.username,
    'static String getName()': () => userField('Name') ?? current().user.username,
    'static String getFirstName()': () => userField('FirstName'),
    'static String getLastName()': () => userField('LastName'),
    'static String getUserEmail()': () => userField('Email'),
    'static Id getProfileId()': () => userField('ProfileId'),
    'static Id getUserRoleId()': () => userField('UserRoleId'),
    'static String getLocale()': () => current().user.locale,
    'static String getLanguage()': () => current().user.locale.replace('-', '_'),
    'static TimeZone getTimeZone()': () => new TimeZoneValue(current().user.timeZone),
    'static String getUserType()': () => (current().user.kind === 'guest' ? 'Guest' : 'Standard'),
    'static Id getOrganizationId()': () => organizationField('Id'),
    'static String getOrganizationName()': () => organizationField('Name'),
    'static String getDefaultCurrency()': () => 'USD',
    'static String getSessionId()': () => null,
    'static String getUiTheme()': () => 'Theme4d',
    'static String getUiThemeDisplayed()': () => 'Theme4d',
    'static Boolean isMultiCurrencyOrganization()': () =>
      current().services.schema.object('CurrencyType') !== undefined,
    'static Boolean isCurrentUserLicensed(String namespace)': () => true,
    'static Boolean isCurrentUserLicensedForPackage(Id packageId)': () => true,
    'static Boolean hasPackageLicense(Id packageId)': () => true,
  },
});
