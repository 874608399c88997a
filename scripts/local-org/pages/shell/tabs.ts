import { session } from '../platform/session.ts';
import type { PageReference } from '../platform/location.ts';

/** Tabs that Salesforce brings along: label and object. */
const standardTabs: Readonly<Record<string, readonly [label: string, objectName: string]>> = {
  'standard-Account': ['Accounts', 'Account'],
  'standard-Contact': ['Contacts', 'Contact'],
  'standard-Opportunity': ['Opportunities', 'Opportunity'],
  'standard-Task': ['Tasks', 'Task'],
};

/** Label and page of a tab of an app. @throws Error that names a tab which the org doesn't have */
export function tabPage(name: string): { label: string; page: PageReference } {
  if (name === 'standard-home')
    return { label: 'Home', page: { type: 'standard__namedPage', attributes: { pageName: 'home' } } };
  const standard = standardTabs[name];
  if (standard) return { label: standard[0], page: listPage(standard[1]) };
  const tab = session().tabs.find((candidate) => candidate.name === name);
  if (!tab) throw new Error(`The local org has no tab ${name}.`);
  const page =
    tab.kind === 'object' ? listPage(tab.target) : { type: 'standard__navItemPage', attributes: { apiName: name } };
  return { label: tab.label, page };
}

const listPage = (objectApiName: string): PageReference => ({
  type: 'standard__objectPage',
  attributes: { objectApiName, actionName: 'list' },
});
