import { current } from '../runtime/transaction.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import type { SiteMetadata } from '../metadata/model.ts';
import { orgBaseUrl, orgHost } from './orgAddress.ts';

/** The site that a guest request came through: the local org has at most one. */
function currentSite(): SiteMetadata | null {
  const { services, user } = current();
  if (user.kind !== 'guest') return null;
  return [...services.metadata.sites.values()].find((site) => site.isActive) ?? null;
}

const siteUrl = (): string => {
  const prefix = currentSite()?.urlPathPrefix ?? '';
  return prefix === '' ? orgBaseUrl() : `${orgBaseUrl()}/${prefix}`;
};

/** Salesforce: Apex Reference, "Site Class" and "DomainCreator Class". All hosts of the local org are one. */
export const siteClasses: readonly SystemClass[] = [
  defineClass('Site', {
    members: {
      'static String getName()': () => currentSite()?.name ?? null,
      'static String getMasterLabel()': () => currentSite()?.label ?? null,
      'static String getPathPrefix()': () => (currentSite() ? `/${currentSite()?.urlPathPrefix ?? ''}` : ''),
      'static String getBaseUrl()': () => (currentSite() ? siteUrl() : ''),
      'static String getBaseSecureUrl()': siteUrl,
      'static String getDomain()': () => (currentSite() ? orgHost() : null),
      'static Id getSiteId()': () => null,
      'static Boolean isLoginEnabled()': () => false,
    },
  }),
  defineClass('DomainCreator', {
    members: {
      'static String getOrgMyDomainHostname()': orgHost,
      'static String getSalesforceSitesHostname()': orgHost,
      'static String getExperienceCloudSitesHostname()': orgHost,
      'static String getLightningHostname()': orgHost,
      'static String getSetupHostname()': orgHost,
      'static String getContentHostname()': orgHost,
      'static String getVisualforceHostname(String packageName)': orgHost,
    },
  }),
];
