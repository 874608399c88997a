import { SystemObject } from '../runtime/systemObject.ts';
import { current } from '../runtime/transaction.ts';
import { defineClass } from './define.ts';
import type { SystemClass } from './define.ts';
import { callApex, systemType } from './support.ts';
import type { VersionValue } from './version.ts';

/** A `System.InstallContext`: how a package was installed. */
export class InstallContextValue extends SystemObject {
  readonly previous: VersionValue | null;
  readonly isPush: boolean;

  /** @param previous the version that was there before, or null for a first installation */
  constructor(previous: VersionValue | null, isPush: boolean) {
    super(systemType('InstallContext'));
    this.previous = previous;
    this.isPush = isPush;
  }
}

const organizationId = (): string | null => {
  const { database } = current();
  return (
    database.queryDynamic('SELECT Id FROM Organization LIMIT 1', () => null, { mode: 'system', sharing: false })
      .records[0]?.id ?? null
  );
};

/** Salesforce: Apex Reference, "InstallHandler Interface" and "UninstallHandler Interface". */
export const installClasses: readonly SystemClass[] = [
  defineClass('InstallHandler', {
    kind: 'interface',
    members: { 'void onInstall(InstallContext context)': callApex('onInstall') },
  }),
  defineClass('UninstallHandler', {
    kind: 'interface',
    members: { 'void onUninstall(UninstallContext context)': callApex('onUninstall') },
  }),
  defineClass('InstallContext', {
    members: {
      'Version previousVersion()': (self: InstallContextValue) => self.previous,
      'Boolean isPush()': (self: InstallContextValue) => self.isPush,
      'Boolean isUpgrade()': (self: InstallContextValue) => self.previous !== null,
      'Id organizationId()': organizationId,
      'Id installerId()': () => current().user.id,
    },
  }),
  defineClass('UninstallContext', {
    members: { 'Id organizationId()': organizationId, 'Id uninstallerId()': () => current().user.id },
  }),
  defineClass('SandboxPostCopy', {
    kind: 'interface',
    members: { 'void runApexClass(SandboxContext context)': callApex('runApexClass') },
  }),
  defineClass('SandboxContext', {
    members: {
      'Id organizationId()': organizationId,
      'Id sandboxId()': organizationId,
      'String sandboxName()': () => 'local',
    },
  }),
];
