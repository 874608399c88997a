import type { Sql } from '../jobs/sql.ts';
import type { OrgMetadata } from '../metadata/model.ts';
import { assignedSets } from '../security/rights.ts';

/**
 * Says which custom tabs a user sees: those that an assigned permission set makes visible.
 * Whoever may modify all data sees all of them, as an administrator's profile usually does.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm
 */
export function visibleTabs(sql: Sql, { permissionSets }: OrgMetadata, userId: string): (tab: string) => boolean {
  const rows = sql.select(
    ['Name', 'PermissionsModifyAllData'],
    `FROM PermissionSet WHERE Id IN (${assignedSets})`,
    userId,
  );
  const visible = new Set(
    rows
      .flatMap(({ Name: name }) => permissionSets.get(String(name).toLowerCase())?.tabs ?? [])
      .filter(({ visibility }) => visibility === 'Visible')
      .map(({ tab }) => tab),
  );
  const seesAll = rows.some(({ PermissionsModifyAllData: modifiesAll }) => modifiesAll === 1);
  return (tab) => seesAll || visible.has(tab);
}
